import Predictions
import Training

extension Recommendation {
    /// Compares the methods on a data set.
    ///
    /// - Parameters:
    ///   - judgement: what a sampled posterior says, if there is one.
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    ///   - workers: how many cores to use; it changes nothing in the advice.
    init(
        _ results: [MethodResult], on dataSet: DataSet, judgement: ReferenceJudgement?, seedCount: Int?, workers: Int
    ) async throws {
        let training = dataSet.training.count > 0 ? dataSet.training : dataSet.test
        let range = try TrainingRange(inputs: training.x, featureCount: training.featureCount)
        let inside = Region.inRange.points(inputs: dataSet.test.x, range: range)
        let outside = Region.outOfRange.points(inputs: dataSet.test.x, range: range)
        var candidates: [Candidate] = []
        var aside: [String] = []
        // One method has nobody to be compared with.
        for result in results.count > 1 ? results : [] {
            guard let test = result.test else { continue }
            guard
                let scores = try await test.rankedProbabilities(
                    observed: dataSet.test.y, workers: workers, on: result.trained.path)
            else {
                aside.append(result.title)
                continue
            }
            let held = HeldObservations(test, observed: dataSet.test.y, nominal: result.band.nominal)
            candidates.append(
                Candidate(
                    title: result.title, scores: inside.map { scores[$0] },
                    inner: held.coverage(at: inside),
                    outer: outside.count < Self.fewestOutside ? nil : held.coverage(at: outside),
                    weakness: held.weakness(at: inside, in: dataSet),
                    ratio: result.metric(Scoring.epistemicRatio, .everywhere)?.value,
                    distance: judgement?.distance(of: result.name),
                    hasFailedRuns: result.trained.failedCount > 0 || !result.failedSeeds.isEmpty))
        }
        self.init(
            candidates, seedCount: seedCount, hasRange: dataSet.training.count > 0, outerCount: outside.count,
            aside: aside)
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
