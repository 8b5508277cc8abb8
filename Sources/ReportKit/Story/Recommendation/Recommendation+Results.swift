import Figures
import Predictions
import Training

extension Recommendation {
    /// Compares the methods on a data set.
    ///
    /// - Parameters:
    ///   - judgement: what a sampled posterior says, if there is one.
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    init(
        _ evaluations: [Evaluation], on dataSet: DataSet, judgement: ReferenceJudgement?, seedCount: Int?
    ) throws {
        let range = try dataSet.knownRange
        let inside = Region.inRange.points(inputs: dataSet.test.x, range: range)
        let outside = Region.outOfRange.points(inputs: dataSet.test.x, range: range)
        var candidates: [Candidate] = []
        var aside: [String] = []
        let failed = evaluations.filter(\.isUseless).map(\.title)
        // One method has nobody to be compared with.
        for evaluation in evaluations.count > 1 ? evaluations : [] {
            guard let predictions = evaluation.predictions, !evaluation.isUseless else { continue }
            guard let scores = predictions.rankedProbabilities else {
                aside.append(evaluation.title)
                continue
            }
            let held = HeldObservations(
                predictions.test, on: dataSet, nominal: predictions.band.nominal)
            candidates.append(
                Candidate(
                    title: evaluation.title, scores: inside.map { scores[$0] },
                    inner: held.coverage(at: inside),
                    outer: outside.count < Self.fewestOutside ? nil : held.coverage(at: outside),
                    weakness: held.weakness(at: inside, in: dataSet),
                    ratio: evaluation.scores[.epistemicRatio, .everywhere]?.value,
                    distance: judgement?.scores(of: evaluation.name)?[.distanceToReference, .inRange]?.value,
                    hasFailedRuns: evaluation.hasFailedRuns))
        }
        self.init(
            candidates, seedCount: seedCount, isLawKnown: dataSet.truth != nil && dataSet.noise != nil,
            hasRange: dataSet.training.count > 0, outerCount: outside.count,
            aside: aside, failed: evaluations.count > 1 ? failed : [])
    }
}
