/// A regression tree of a fixed depth in a flat vector: for each inner node the feature that is split or −1, then the
/// thresholds, then the values of the leaves.
///
/// The sides of node i are 2i + 1, up to the threshold, and 2i + 2. Where nothing was left to split, all goes to the first.
struct BoostedTree: Equatable {
    /// Splits from the root to a leaf, D.
    let depth: Int
    /// The tree: `[2 (2^D − 1) + 2^D]`.
    var values: [Float]

    /// The length of a tree's vector.
    static func count(depth: Int) -> Int { 3 * (1 << depth) - 2 }
    /// The number of inner nodes.
    static func nodeCount(depth: Int) -> Int { (1 << depth) - 1 }

    /// A tree that is zero everywhere.
    init(depth: Int) {
        self.depth = depth
        values = [Float](repeating: 0, count: Self.count(depth: depth))
        for node in 0..<Self.nodeCount(depth: depth) { values[node] = -1 }
    }

    /// Splits a node.
    mutating func split(_ node: Int, feature: Int, threshold: Float) {
        values[node] = Float(feature)
        values[Self.nodeCount(depth: depth) + node] = threshold
    }

    /// Sets the value of a leaf.
    mutating func setLeaf(_ leaf: Int, to value: Double) {
        values[2 * Self.nodeCount(depth: depth) + leaf] = Float(value)
    }

    /// The value at a point of a tree that begins somewhere in a longer vector.
    ///
    /// - Parameters:
    ///   - point: standardised features: `[d]`.
    ///   - values: trees one after the other.
    ///   - start: where this one begins.
    static func value(at point: ArraySlice<Float>, in values: [Float], from start: Int, depth: Int) -> Float {
        let nodes = nodeCount(depth: depth)
        var node = 0
        for _ in 0..<depth {
            let feature = Int(values[start + node])
            let isLeft = feature < 0 || point[point.startIndex + feature] <= values[start + nodes + node]
            node = 2 * node + (isLeft ? 1 : 2)
        }
        return values[start + nodes + node]
    }
}
