/// The trees of one run, with the size of the data that they were grown on.
struct TreeGroup: Sendable, Equatable {
    /// The number of training rows, N.
    let rowCount: Int
    /// The number of features, d.
    let featureCount: Int
    /// The trees.
    let trees: [RegressionTree]
}

/// Words of four bytes, the least significant first: a version, N, d and the number of trees; then for each tree the
/// numbers of its nodes and rows, its nodes, its rows and its decreases.
extension TreeGroup: StateContent {
    private static let version: UInt32 = 0x3154_4651

    /// The trees as bytes.
    var encoded: [UInt8] {
        var words: [UInt32] = [Self.version, Self.word(rowCount), Self.word(featureCount), Self.word(trees.count)]
        for tree in trees {
            words += [Self.word(tree.nodes.count), Self.word(tree.rows.count)]
            for node in tree.nodes {
                words += [node.feature.map(Self.word) ?? .max, node.threshold.bitPattern, Self.word(node.right)]
                words += [Self.word(node.rows.lowerBound), Self.word(node.rows.upperBound)]
            }
            words += tree.rows.map { UInt32(bitPattern: $0) }
            for decrease in tree.decreases {
                let bits = decrease.bitPattern
                words += [UInt32(truncatingIfNeeded: bits), UInt32(truncatingIfNeeded: bits >> 32)]
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * words.count)
        for word in words {
            for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    /// Reads what ``encoded`` gave; nil for other bytes, such as a tree whose walk would leave it or never end.
    init?(encoded: [UInt8]) {
        var words = Words(encoded)
        guard encoded.count % 4 == 0, words.next() == Self.version, let rowCount = words.next(),
            let featureCount = words.next(), let treeCount = words.next(), treeCount > 0,
            let trees = words.list(treeCount, of: 2, { $0.tree(rowCount, featureCount) }),
            words.isEmpty
        else { return nil }
        self.init(rowCount: Int(rowCount), featureCount: Int(featureCount), trees: trees)
    }

    private static func word(_ number: Int) -> UInt32 { UInt32(truncatingIfNeeded: number) }
}

/// Words that are read one after the other, and may be anything.
private struct Words {
    private var rest: ArraySlice<UInt32>

    init(_ bytes: [UInt8]) {
        var words = [UInt32](repeating: 0, count: bytes.count / 4)
        for (index, byte) in bytes.prefix(4 * words.count).enumerated() {
            words[index / 4] |= UInt32(byte) << UInt32(8 * (index % 4))
        }
        rest = words[...]
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func next() -> UInt32? { rest.popFirst() }

    /// As many values as `count` says; nil if one can't be read, or if the words can't suffice.
    ///
    /// - Parameter least: the fewest words that a value takes.
    mutating func list<Value>(
        _ count: UInt32, of least: Int, _ read: (inout Words) -> Value?
    ) -> [Value]? {
        guard Int(count) <= rest.count / least else { return nil }
        var values: [Value] = []
        values.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let value = read(&self) else { return nil }
            values.append(value)
        }
        return values
    }

    mutating func tree(_ rowCount: UInt32, _ featureCount: UInt32) -> RegressionTree? {
        guard let nodeCount = next(), nodeCount > 0, let drawCount = next(),
            let nodes = list(nodeCount, of: 5, { $0.node(featureCount, drawCount) }),
            nodes.indices.allSatisfy({ node in
                nodes[node].feature == nil || (node + 2..<max(nodes.count, node + 2)).contains(nodes[node].right)
            }),
            let rows = list(drawCount, of: 1, { $0.row(rowCount) }),
            let decreases = list(featureCount, of: 2, { $0.decrease() })
        else { return nil }
        return RegressionTree(nodes: nodes, rows: rows, decreases: decreases)
    }

    private mutating func node(_ featureCount: UInt32, _ drawCount: UInt32) -> RegressionTree.Node? {
        guard let feature = next(), feature < featureCount || feature == .max, let threshold = next(),
            let right = next(), let start = next(), let end = next(), start < end, end <= drawCount,
            Float(bitPattern: threshold).isFinite
        else { return nil }
        return RegressionTree.Node(
            feature: feature == .max ? nil : Int(feature), threshold: Float(bitPattern: threshold), right: Int(right),
            rows: Int(start)..<Int(end))
    }

    private mutating func row(_ rowCount: UInt32) -> Int32? {
        guard let row = next(), row < rowCount else { return nil }
        return Int32(exactly: row)
    }

    private mutating func decrease() -> Double? {
        guard let low = next(), let high = next() else { return nil }
        let value = Double(bitPattern: UInt64(high) << 32 | UInt64(low))
        return value.isFinite && value >= 0 ? value : nil
    }
}
