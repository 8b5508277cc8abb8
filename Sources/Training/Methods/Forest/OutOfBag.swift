import Predictions

/// What the trees of a forest say of its own rows that they did not draw: about a third of them for each row, as if the row
/// were new (Breiman 2001, Random Forests, section 3.1).
struct OutOfBag {
    /// The most rows that are looked at, evenly among all.
    private static let mostRows = 2000

    /// Quantiles at rows, and the targets observed there, in standardised units; nothing where every tree drew each row.
    let held: CrossFitting

    /// - Parameters:
    ///   - trees: those of the whole forest.
    ///   - problem: the rows that they were grown on.
    ///   - levels: probabilities in rising order: `[L]`.
    init(trees: [RegressionTree], problem: Problem, levels: [Double]) throws(PredictionError) {
        let step = (problem.count + Self.mostRows - 1) / Self.mostRows
        let drawn = trees.map { tree in
            var isDrawn = [Bool](repeating: false, count: problem.count)
            for row in tree.rows { isDrawn[Int(row)] = true }
            return isDrawn
        }
        var distribution = LeafDistribution(targets: problem.y)
        var quantiles: [[Float]] = []
        var observed: [Double] = []
        for row in stride(from: 0, to: problem.count, by: step) {
            let lacking = trees.indices.filter { !drawn[$0][row] }
            guard !lacking.isEmpty else { continue }
            let features = problem.x[row * problem.featureCount..<(row + 1) * problem.featureCount]
            for tree in lacking { distribution.add(trees[tree].rows(in: trees[tree].leaf(of: features))) }
            quantiles.append(distribution.removeQuantiles(levels))
            observed.append(Double(problem.y[row]))
        }
        guard !observed.isEmpty else {
            held = CrossFitting(parts: [])
            return
        }
        let values = levels.indices.flatMap { level in quantiles.map { $0[level] } }
        let samples = PredictionSamples(try PredictiveQuantiles(levels: levels, values: values))
        held = CrossFitting(parts: [(samples: samples, observed: observed)])
    }
}
