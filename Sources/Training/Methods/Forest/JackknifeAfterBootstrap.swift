/// How far the mean of a forest would move with other training rows, from the trees that happen to lack each of them.
///
/// The variance is (N − 1)/N Σᵢ (t̄₍₋ᵢ₎ − t̄)², where t̄₍₋ᵢ₎ is the mean over those of the B trees in which row i was not
/// drawn, less its Monte Carlo bias (e − 1) N/B² Σ_b (t_b − t̄)² (Wager, Hastie & Efron 2014, arXiv:1311.4555, equations
/// 6 and 8). What is left of chance can make it negative; it is 0 then.
///
/// The sum over the rows is a quadratic form in the deviations t_b − t̄, whose matrix is the same for all points.
struct JackknifeAfterBootstrap {
    /// (N − 1)/N Σᵢ over rows that both trees lack of 1/(number of trees that lack it)², less the bias: `[B × B]`, of
    /// which the part up to the diagonal is filled, the others counted twice.
    private let matrix: [Double]

    /// Prepares for the trees of a forest.
    ///
    /// A row that was drawn for every tree, as happens with few trees, adds nothing.
    init(trees: [RegressionTree], rowCount: Int) {
        self.init(
            counts: trees.map { tree in
                var counts = [Int](repeating: 0, count: rowCount)
                for row in tree.rows { counts[Int(row)] += 1 }
                return counts
            })
    }

    /// Prepares for trees that drew each row as often as the counts say.
    ///
    /// - Parameter counts: draws of each row for each tree: `[B][N]`.
    init(counts: [[Int]]) {
        let trees = counts.count
        let rows = counts.first?.count ?? 0
        var matrix = [Double](repeating: 0, count: trees * trees)
        for row in 0..<rows {
            let lacking = counts.indices.filter { counts[$0][row] == 0 }
            let weight = 1 / (Double(lacking.count) * Double(lacking.count))
            for (index, tree) in lacking.enumerated() {
                for other in lacking[...index] { matrix[tree * trees + other] += weight }
            }
        }
        let bias = Self.eulerLessOne * Double(rows) / (Double(trees) * Double(trees))
        for tree in 0..<trees {
            for other in 0...tree {
                let value = matrix[tree * trees + other] * Double(rows - 1) / Double(rows)
                matrix[tree * trees + other] = other == tree ? value - bias : 2 * value
            }
        }
        self.matrix = matrix
    }

    /// e − 1.
    private static let eulerLessOne = 1.718281828459045

    /// The variance of the mean over the trees, at least 0.
    ///
    /// - Parameter predictions: one from each tree: `[B]`.
    func variance(of predictions: [Double]) -> Double {
        let count = predictions.count
        let mean = predictions.reduce(0, +) / Double(count)
        let deviations = predictions.map { $0 - mean }
        var sum = 0.0
        for tree in 0..<count {
            var inner = 0.0
            for other in 0...tree { inner += matrix[tree * count + other] * deviations[other] }
            sum += inner * deviations[tree]
        }
        return max(sum, 0)
    }
}
