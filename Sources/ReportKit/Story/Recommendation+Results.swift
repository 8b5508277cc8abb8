import Predictions
import Training

extension Recommendation {
    /// Compares the methods on a data set.
    ///
    /// - Parameters:
    ///   - scores: what was scored.
    ///   - judgement: what a sampled posterior says, if there is one.
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    ///   - workers: how many cores to use; it changes nothing in the advice.
    init(
        _ results: [MethodResult], on dataSet: DataSet, scores: [Score], judgement: ReferenceJudgement?,
        seedCount: Int?,
        workers: Int
    ) async throws {
        let training = dataSet.training.count > 0 ? dataSet.training : dataSet.test
        let range = try TrainingRange(inputs: training.x, featureCount: training.featureCount)
        let inside = Region.inRange.points(inputs: dataSet.test.x, range: range)
        var candidates: [Candidate] = []
        // One method has nobody to be compared with.
        for result in results.count > 1 ? results : [] {
            guard let test = result.test,
                let pointScores = try await test.rankedProbabilities(observed: dataSet.test.y, workers: workers)
            else { continue }
            let band = result.band.coverage
            let coverage = result.metric(band, .inRange)
            let nominal = scores.first { $0.name == band }?.direction.nominal
            candidates.append(
                Candidate(
                    title: result.title, scores: inside.map { pointScores[$0] },
                    coverage: coverage.flatMap { metric in
                        guard let value = metric.value, let low = metric.low, let high = metric.high else { return nil }
                        return (value, low, high)
                    },
                    outerCoverage: result.metric(band, .outOfRange)?.value,
                    nominal: nominal ?? 0.9545, ratio: result.metric(Scoring.epistemicRatio, .everywhere)?.value,
                    distance: judgement?.distance(of: result.name),
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

extension ReferenceJudgement {
    /// The mean distance of a method to the reference inside the training range, if the reference may judge.
    fileprivate func distance(of method: String) -> Double? {
        metrics.first {
            $0.method == method && $0.score == Self.distanceScore && $0.region == Region.inRange.rawValue
        }?.value
    }
}
