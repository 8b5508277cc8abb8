import Predictions
import Training

/// A method of one's own: the mean of the nearest training rows, and their spread as noise; resampled rows tell what is
/// not known.
struct NearestNeighbours: Method {
    let description = MethodDescription(
        name: "neighbours", title: "Nearest neighbours",
        sentence: "The mean of the nearest rows; draws differ by which rows were seen.",
        paper: "Fix & Hodges, Discriminatory Analysis, 1951", cost: "no training, a sort for each prediction")

    static let neighbours = Setting.whole(
        "neighbours", 1...1000, usual: 8, "training rows that are looked at")

    var settings: [any DeclaredSetting] { [Self.neighbours, Predictor.samples] }

    func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        // Everything that it learns are the rows, which the problem holds.
        TrainedRun(state: [], checkpoints: [], curves: [])
    }

    func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        "It remembers \(rowCount) rows."
    }

    func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let (draws, wanted) = (settings[Predictor.samples], settings[Self.neighbours])
        let points = problem.standardise(x)
        let features = problem.featureCount
        var mean: [Float] = []
        var variance: [Float] = []
        for draw in 0..<draws {
            // A bootstrap of the rows, the same for all points, so that a draw is a function.
            let rows = problem.kernels.uniforms(problem.count, key: key.child(draw))
                .map { Int($0 * Double(problem.count)) }
            for start in stride(from: 0, to: points.count, by: features) {
                func distance(_ row: Int) -> Float {
                    (0..<features).reduce(0) { sum, feature in
                        let difference = problem.x[row * features + feature] - points[start + feature]
                        return sum + difference * difference
                    }
                }
                let nearest = rows.map { (distance($0), $0) }.sorted { $0 < $1 }.prefix(wanted).map(\.1)
                let values = nearest.map { problem.target.restored(Double(problem.y[$0])) }
                let middle = values.reduce(0, +) / Double(values.count)
                let spread = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count)
                mean.append(Float(middle))
                variance.append(Float(spread) + 1e-6)
            }
        }
        return try PredictionSamples(
            drawCount: draws, pointCount: points.count / features, mean: mean, noise: .perPoint(variance))
    }
}
