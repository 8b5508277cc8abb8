/// The distribution of the training targets, weighted by how often their rows share a leaf with a point (Meinshausen
/// 2006, equations 4 and 6).
///
/// Every tree has the same weight, and in its leaf every draw of a row.
struct LeafDistribution {
    /// The targets in rising order: `[N]`.
    private let targets: [Float]
    /// The place of each row in that order: `[N]`.
    private let places: [Int]
    /// The weight of each place: `[N]`.
    private var weights: [Double]
    private var treeCount = 0

    /// Begins without a tree.
    init(targets: [Float]) {
        let order = targets.indices.sorted { (targets[$0], $0) < (targets[$1], $1) }
        var places = [Int](repeating: 0, count: order.count)
        for (place, row) in order.enumerated() { places[row] = place }
        self.places = places
        self.targets = order.map { targets[$0] }
        weights = [Double](repeating: 0, count: order.count)
    }

    /// Adds the leaf of a tree.
    mutating func add(_ rows: ArraySlice<Int32>) {
        let weight = 1 / Double(rows.count)
        for row in rows { weights[places[Int(row)]] += weight }
        treeCount += 1
    }

    /// The quantiles of what was added – the least target up to which the weight reaches each level – which leaves none.
    ///
    /// - Parameter levels: probabilities in rising order: `[L]`.
    mutating func removeQuantiles(_ levels: [Double]) -> [Float] {
        var quantiles: [Float] = []
        var sum = 0.0
        for place in weights.indices {
            sum += weights[place]
            weights[place] = 0
            // Shares that add up to a level in exact numbers may miss it by rounding.
            let reached = sum / Double(treeCount) + 1e-12
            while quantiles.count < levels.count, levels[quantiles.count] <= reached {
                quantiles.append(targets[place])
            }
        }
        treeCount = 0
        return quantiles
    }
}
