import Predictions
import Training

/// Predictions that were made elsewhere, as a method: it learns nothing and knows what stands in its file.
struct ImportedPredictions: Method {
    let description: MethodDescription
    /// The points of the file, and what is predicted there.
    let file: PredictionFile
    /// The points with an observation.
    let tested: [Int]
    /// For one feature, some points in rising order along which predictions are drawn; otherwise none.
    let drawn: [Int]

    func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        // A single state, so that there is something to predict with.
        TrainedRun(state: [0], checkpoints: [], curves: [])
    }

    /// The predictions of the file at the points with an observation or at those that are drawn; it has no others.
    func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        guard let points = [tested, drawn].first(where: { self.x(at: $0) == x }) else {
            throw TrainingError.data("the file holds predictions at its own points only")
        }
        return points.count == file.samples.pointCount && points == Array(0..<points.count)
            ? file.samples : try file.samples.selecting(points: points)
    }

    /// Features of some points, `[N × d]`.
    func x(at points: [Int]) -> [Double] {
        points.flatMap { point in file.x[point * file.featureCount..<(point + 1) * file.featureCount] }
    }

    /// The line along which predictions are drawn, if there is one feature.
    var grid: PredictionGrid? {
        drawn.isEmpty ? nil : PredictionGrid(values: x(at: drawn), points: x(at: drawn))
    }
}
