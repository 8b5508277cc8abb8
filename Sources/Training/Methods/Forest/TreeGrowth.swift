/// Grows trees by the splits that lower the sum of squares about the mean most (Breiman, Friedman, Olshen & Stone,
/// Classification and Regression Trees, 1984).
///
/// Splits are exact: all values of a feature are tried, in the order that ``SortedRows`` gives and each split keeps. Of
/// equal splits that of the lowest feature counts, then that of the lowest threshold.
struct TreeGrowth {
    private let sorted: SortedRows
    private let leafSize: Int
    private let featuresASplit: Int

    /// Prepares to grow trees.
    ///
    /// - Parameters:
    ///   - leafSize: different rows in a leaf, at least.
    ///   - featuresASplit: the number of features that a split chooses from, of those that vary there.
    init(_ sorted: SortedRows, leafSize: Int, featuresASplit: Int) {
        self.sorted = sorted
        self.leafSize = leafSize
        self.featuresASplit = featuresASplit
    }

    /// Where a node is cut in two.
    private struct Split {
        let feature: Int
        let threshold: Float
        /// How many rows go left.
        let count: Int
        /// The sum over both sides of (Σy)²/n, which is largest where the squares that are left are smallest.
        let score: Double
    }

    /// A node to be split, and the split that it is the right side of.
    private struct Pending {
        let rows: Range<Int>
        let parent: Int?
    }

    /// A tree on rows that were drawn.
    ///
    /// - Parameters:
    ///   - counts: how often each row was drawn: `[N]`.
    ///   - key: decides which features a split chooses from.
    func tree(counts: [Int], key: RandomKey) -> RegressionTree {
        // Different rows that were drawn, in the order of each feature; a split keeps the order on both sides.
        var orders = sorted.orders.map { $0.filter { counts[$0] > 0 } }
        var goesLeft = [Bool](repeating: false, count: counts.count)
        var spare = [Int](repeating: 0, count: orders[0].count)
        var nodes: [RegressionTree.Node] = []
        var decreases = [Double](repeating: 0, count: orders.count)
        var rows: [Int32] = []
        var pending = [Pending(rows: 0..<orders[0].count, parent: nil)]
        // The left side is always next, so that nodes stand in the order of their rows.
        while let next = pending.popLast() {
            let number = nodes.count
            if let parent = next.parent { nodes[parent].right = number }
            let total = sums(orders[0][next.rows], counts)
            guard let split = split(next.rows, of: orders, counts, total, key: key.child(number)) else {
                let start = rows.count
                for row in orders[0][next.rows] {
                    rows += [Int32](repeating: Int32(row), count: counts[row])
                }
                nodes.append(.init(feature: nil, threshold: 0, right: 0, rows: start..<rows.count))
                continue
            }
            decreases[split.feature] += max(split.score - total.sum * total.sum / total.count, 0)
            nodes.append(
                .init(feature: split.feature, threshold: split.threshold, right: 0, rows: rows.count..<rows.count))
            let middle = next.rows.lowerBound + split.count
            for place in next.rows { goesLeft[orders[split.feature][place]] = place < middle }
            for feature in orders.indices where feature != split.feature {
                partition(&orders[feature], next.rows, goesLeft, &spare)
            }
            pending.append(Pending(rows: middle..<next.rows.upperBound, parent: number))
            pending.append(Pending(rows: next.rows.lowerBound..<middle, parent: nil))
        }
        // The rows of a split are those of its two sides.
        for node in nodes.indices.reversed() where nodes[node].feature != nil {
            nodes[node].rows = nodes[node + 1].rows.lowerBound..<nodes[nodes[node].right].rows.upperBound
        }
        return RegressionTree(nodes: nodes, rows: rows, decreases: decreases)
    }

    /// The number of draws and the sum of their targets.
    private func sums(_ rows: ArraySlice<Int>, _ counts: [Int]) -> (count: Double, sum: Double) {
        rows.reduce(into: (count: 0.0, sum: 0.0)) { sums, row in
            sums.count += Double(counts[row])
            sums.sum += Double(counts[row]) * Double(sorted.targets[row])
        }
    }

    /// The best split of a node; nil if its targets are equal or no split leaves enough rows on both sides.
    private func split(
        _ rows: Range<Int>, of orders: [[Int]], _ counts: [Int], _ total: (count: Double, sum: Double), key: RandomKey
    ) -> Split? {
        let first = sorted.targets[orders[0][rows.lowerBound]]
        guard rows.count >= 2 * leafSize, orders[0][rows].contains(where: { sorted.targets[$0] != first }) else {
            return nil
        }
        return candidates(rows, orders, key: key).reduce(nil) { best, feature in
            split(rows, orders[feature], feature, counts, total, above: best) ?? best
        }
    }

    /// The features that a split chooses from, in their order: some of those that vary.
    private func candidates(_ rows: Range<Int>, _ orders: [[Int]], key: RandomKey) -> [Int] {
        var varying = orders.indices.filter { feature in
            let (order, column) = (orders[feature], sorted.columns[feature])
            return column[order[rows.lowerBound]] < column[order[rows.upperBound - 1]]
        }
        guard varying.count > featuresASplit else { return varying }
        for place in 0..<featuresASplit {
            varying.swapAt(place, place + key.child(place).index(below: varying.count - place))
        }
        return varying.prefix(featuresASplit).sorted()
    }

    /// The best split of one feature, if it is better than the best so far.
    private func split(
        _ rows: Range<Int>, _ order: [Int], _ feature: Int, _ counts: [Int], _ total: (count: Double, sum: Double),
        above best: Split?
    ) -> Split? {
        let column = sorted.columns[feature]
        var (count, sum) = (0.0, 0.0)
        var score = best?.score ?? -.infinity
        var found: Int?
        for place in rows.lowerBound..<rows.upperBound - leafSize {
            let row = order[place]
            let draws = Double(counts[row])
            count += draws
            sum += draws * Double(sorted.targets[row])
            let isLarge = place - rows.lowerBound + 1 >= leafSize
            guard isLarge, column[row] < column[order[place + 1]] else { continue }
            let rest = total.sum - sum
            let own = sum * sum / count + rest * rest / (total.count - count)
            if own > score {
                score = own
                found = place
            }
        }
        guard let found else { return nil }
        let (low, high) = (column[order[found]], column[order[found + 1]])
        let middle = low + (high - low) / 2
        return Split(
            feature: feature, threshold: middle < high ? middle : low, count: found - rows.lowerBound + 1,
            score: score)
    }

    /// Brings the rows that go left before the others, each side in its order.
    private func partition(_ order: inout [Int], _ rows: Range<Int>, _ goesLeft: [Bool], _ spare: inout [Int]) {
        var (left, right) = (rows.lowerBound, 0)
        for place in rows {
            let row = order[place]
            if goesLeft[row] {
                order[left] = row
                left += 1
            } else {
                spare[right] = row
                right += 1
            }
        }
        for place in 0..<right { order[left + place] = spare[place] }
    }
}

extension RandomKey {
    /// A whole number from 0 to `count` − 1, each as probable as the others to 64 bits.
    func index(below count: Int) -> Int { Int(bits.multipliedFullWidth(by: UInt64(count)).high) }
}
