/// A binary tree that splits one feature at a time and keeps in each leaf the rows that it was grown on.
struct RegressionTree: Sendable, Equatable {
    /// A split, or a leaf.
    struct Node: Sendable, Equatable {
        /// The feature that is split; nil for a leaf.
        var feature: Int?
        /// The largest value that goes left.
        var threshold: Float
        /// The node on the right, after all of those on the left, the first of which follows this one.
        var right: Int
        /// Where its rows stand among those of the tree.
        var rows: Range<Int>
    }

    /// The root first, every node before those below it.
    let nodes: [Node]
    /// The drawn rows, each as often as it was drawn, those of a node side by side: `[N]`.
    let rows: [Int32]
    /// How much the splits of each feature lowered the sum of squares about the mean: `[d]`.
    let decreases: [Double]

    /// The number of the leaf that a point falls in.
    ///
    /// - Parameter x: features of the point: `[d]`.
    func leaf(of x: ArraySlice<Float>) -> Int {
        var node = 0
        while let feature = nodes[node].feature {
            node = x[x.startIndex + feature] <= nodes[node].threshold ? node + 1 : nodes[node].right
        }
        return node
    }

    /// The rows in a node.
    func rows(in node: Int) -> ArraySlice<Int32> { rows[nodes[node].rows] }

    /// The mean target of each node: `[nodes]`.
    func means(of targets: [Float]) -> [Double] {
        nodes.indices.map { node in
            let rows = rows(in: node)
            return rows.reduce(0.0) { $0 + Double(targets[Int($1)]) } / Double(rows.count)
        }
    }

    /// The mean square of what the targets differ from the mean of their leaf.
    func variance(of targets: [Float]) -> Double {
        let means = means(of: targets)
        let sum = nodes.indices.filter { nodes[$0].feature == nil }.reduce(0.0) { sum, leaf in
            rows(in: leaf).reduce(sum) { sum, row in
                let error = Double(targets[Int(row)]) - means[leaf]
                return sum + error * error
            }
        }
        return sum / Double(rows.count)
    }

    /// The number of leaves.
    var leafCount: Int { nodes.count { $0.feature == nil } }

    /// The most splits between the root and a leaf.
    var depth: Int {
        var depths = [Int](repeating: 0, count: nodes.count)
        for (index, node) in nodes.enumerated() where node.feature != nil {
            depths[index + 1] = depths[index] + 1
            depths[node.right] = depths[index] + 1
        }
        return depths.max() ?? 0
    }
}
