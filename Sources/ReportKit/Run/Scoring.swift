import Predictions
import Training

/// Scores predictions on a data set: the test points everywhere, inside and outside of the training range.
struct Scoring {
    /// The ratio of epistemic σ outside the training range to inside.
    static let ratio = "epistemic-ratio"
    /// The share of test points within two σ.
    static let coverage2 = "coverage-95.45"

    private let dataSet: DataSet
    private let method: String
    private let range: TrainingRange

    init(dataSet: DataSet, method: String) throws {
        self.dataSet = dataSet
        self.method = method
        range = try TrainingRange(inputs: dataSet.training.x, featureCount: dataSet.training.featureCount)
    }

    /// All scores of one method.
    func metrics(test: PredictionSamples, grid: PredictionSamples?, gridValues: [Double]) throws -> [Metric] {
        var metrics: [Metric] = []
        if let grid, dataSet.features.count == 1 {
            let ratio = PredictiveMoments(grid).epistemicRatio(inputs: gridValues, range: range)
            metrics.append(metric(Self.ratio, .everywhere, ratio))
        }
        return metrics
    }

    /// The rows of a method that has no predictions.
    static func missing(method: String, on dataSet: DataSet) -> [Metric] {
        Region.allCases.map {
            Metric(
                dataSet: dataSet.name, method: method, region: $0.rawValue, score: "rmse", value: nil,
                reason: "training diverged")
        }
    }

    private func metric(_ score: String, _ region: Region, _ value: Double?) -> Metric {
        Metric(dataSet: dataSet.name, method: method, region: region.rawValue, score: score, value: value)
    }
}
