import Predictions
import Training

extension Recommendation {
    /// The name of the scores that hold methods against a sampled posterior.
    private static let distanceToReference = "distance-to-reference"

    /// Compares the methods on a data set.
    ///
    /// - Parameter workers: how many cores to use; it changes nothing in the advice.
    init(_ results: [MethodResult], on dataSet: DataSet, seedCount: Int?, workers: Int) async throws {
        let training = dataSet.training.count > 0 ? dataSet.training : dataSet.test
        let range = try TrainingRange(inputs: training.x, featureCount: training.featureCount)
        let inside = Region.inRange.points(inputs: dataSet.test.x, range: range)
        var candidates: [Candidate] = []
        // One method has nobody to be compared with.
        for result in results.count > 1 ? results : [] {
            guard let test = result.test,
                let scores = try await test.rankedProbabilities(observed: dataSet.test.y, workers: workers)
            else { continue }
            let band = result.band.coverage
            let coverage = band.flatMap { result.metric($0, .inRange) }
            let nominal = band.flatMap(Score.named)?.direction.nominal
            candidates.append(
                Candidate(
                    title: result.title, scores: inside.map { scores[$0] },
                    coverage: coverage.flatMap { metric in
                        guard let value = metric.value, let low = metric.low, let high = metric.high else { return nil }
                        return (value, low, high)
                    },
                    outerCoverage: band.flatMap { result.metric($0, .outOfRange)?.value },
                    nominal: nominal ?? 0.9545, ratio: result.metric(Scoring.epistemicRatio, .everywhere)?.value,
                    distance: result.metric(Self.distanceToReference, .inRange)?.value,
                    hasFailedRuns: result.trained.failedCount > 0 || !result.failedSeeds.isEmpty))
        }
        self.init(candidates, seedCount: seedCount)
    }
}

extension Score.Direction {
    /// The value that is right, if there is one.
    fileprivate var nominal: Double? {
        if case .closerTo(let nominal) = self { nominal } else { nil }
    }
}
