import Predictions
import Training

/// A trained method with what it predicts.
struct MethodResult: Sendable {
    /// A moment of training as the band saw it.
    struct Frame: Sendable {
        /// The number of epochs done.
        let epoch: Int
        /// Predictions on a coarse grid.
        let samples: PredictionSamples
    }

    /// The method, its settings and its states.
    let trained: TrainedMethod
    /// Predictions at the test points; nil if every run diverged.
    let test: PredictionSamples?
    /// Predictions on grids, one for each feature; empty if every run diverged.
    let grids: [PredictionSamples]
    /// The band on its way, for one feature.
    let frames: [Frame]
    /// Predictions on a grid over two features, if there are just two.
    let map: PredictionSamples?
    /// What is known of the weights, layer by layer; often nothing.
    let posterior: [LayerPosterior]
    /// Scores.
    var metrics: [Metric]
    /// Scores of the runs with other seeds.
    var repeatedMetrics: [Metric] = []
    /// The other seeds with which training diverged or was impossible.
    var failedSeeds: [Int] = []
    /// The network as a table; nil if every run diverged.
    let summary: NetworkSummary?

    /// What was done to the predictions after training; nil for the method as it was trained.
    var adjustment: (kind: Adjustment, fitted: FittedAdjustment)?
    /// What the reader must know about this result.
    var remarks: [String] = []

    /// The method's name on the command line, and what was done to its predictions.
    var name: String {
        ([trained.method.description.name] + (adjustment.map { [$0.kind.name] } ?? [])).joined(separator: "-")
    }
    /// The name in headings.
    var title: String {
        ([trained.method.description.title] + (adjustment.map { [$0.kind.title] } ?? [])).joined(separator: " + ")
    }

    /// The band that stands for all uncertainty, in words.
    var band: BandWords { BandWords(test) }

    /// A score by its name and region, if it is there.
    func metric(_ score: String, _ region: Region) -> Metric? {
        metrics.first { $0.score == score && $0.region == region.rawValue }
    }
}

extension MethodResult {
    /// The result without predictions.
    var scoresAlone: MethodResult {
        MethodResult(
            trained: trained.withoutStates, test: nil, grids: [], frames: [], map: nil, posterior: [], metrics: metrics,
            summary: nil, adjustment: adjustment)
    }

    /// The result as that of a run with a seed.
    func of(seed: Int) -> MethodResult {
        var result = self
        result.metrics = metrics.map { $0.of(seed: seed) }
        return result
    }
}
