/// Grows trees that follow a target in the least squares sense, level by level, from sums over the bins of each feature.
struct HistogramGrowth {
    private let bins: FeatureBins
    /// How often each row counts: `[N]`.
    private let weights: [Double]
    private let depth: Int
    private let leafSize: Double
    private let stride: Int

    init(_ bins: FeatureBins, weights: [Double], depth: Int, leafSize: Int) {
        self.bins = bins
        self.weights = weights
        self.depth = depth
        self.leafSize = Double(leafSize)
        stride = (bins.edges.map(\.count).max() ?? 0) + 1
    }

    /// The best split of a node so far.
    private struct Split {
        var score: Double
        var feature = -1
        var bin = 0
    }

    /// A tree whose leaves are the means of their rows' targets, and the leaf of each row.
    ///
    /// - Parameter targets: of each row: `[N]`.
    func tree(_ targets: [Double]) -> (tree: BoostedTree, leaves: [Double], places: [Int]) {
        var tree = BoostedTree(depth: depth)
        let weighted = zip(targets, weights).map { SIMD2($0 * $1, $1) }
        // The node of each row within its level.
        var places = [Int](repeating: 0, count: bins.rowCount)
        for level in 0..<depth {
            let nodes = 1 << level
            let splits = splits(weighted, places, nodes: nodes)
            let first = nodes - 1
            for node in 0..<nodes where splits[node].feature >= 0 {
                let split = splits[node]
                tree.split(
                    first + node, feature: split.feature, threshold: bins.edges[split.feature][split.bin])
            }
            for row in places.indices {
                let split = splits[places[row]]
                let isRight = split.feature >= 0 && Int(bins.bins[split.feature][row]) > split.bin
                places[row] = 2 * places[row] + (isRight ? 1 : 0)
            }
        }
        var sums = [SIMD2<Double>](repeating: .zero, count: 1 << depth)
        for row in places.indices { sums[places[row]] += weighted[row] }
        let leaves = sums.map { $0.y > 0 ? $0.x / $0.y : 0 }
        for (leaf, value) in leaves.enumerated() { tree.setLeaf(leaf, to: value) }
        return (tree, leaves, places)
    }

    /// The best split of each node of a level; feature −1 where none leaves enough rows on both sides or gains anything.
    private func splits(_ weighted: [SIMD2<Double>], _ places: [Int], nodes: Int) -> [Split] {
        var totals = [SIMD2<Double>](repeating: .zero, count: nodes)
        for row in places.indices { totals[places[row]] += weighted[row] }
        var best = totals.map { Split(score: $0.y > 0 ? $0.x * $0.x / $0.y * (1 + 1e-12) + 1e-12 : .infinity) }
        var sums = [SIMD2<Double>](repeating: .zero, count: nodes * stride)
        for feature in bins.bins.indices where !bins.edges[feature].isEmpty {
            for index in sums.indices { sums[index] = .zero }
            let column = bins.bins[feature]
            for row in places.indices { sums[places[row] * stride + Int(column[row])] += weighted[row] }
            for node in 0..<nodes {
                let total = totals[node]
                var left = SIMD2<Double>.zero
                for bin in 0..<bins.edges[feature].count {
                    left += sums[node * stride + bin]
                    let right = total - left
                    guard left.y >= leafSize, right.y >= leafSize else { continue }
                    let score = left.x * left.x / left.y + right.x * right.x / right.y
                    if score > best[node].score { best[node] = Split(score: score, feature: feature, bin: bin) }
                }
            }
        }
        return best
    }
}
