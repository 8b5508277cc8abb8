import Predictions
import Training

extension ScoreKey {
    /// Mean Wasserstein-1 distance to the reference.
    static let distanceToReference = ScoreKey("distance-to-reference")
    /// Mean epistemic σ over that of the reference.
    static let epistemicToReference = ScoreKey("epistemic-to-reference")
    /// Mean noise σ over that of the reference.
    static let noiseToReference = ScoreKey("noise-to-reference")
    /// The largest R̂ of the reference.
    static let potentialScaleReduction = ScoreKey("r-hat")
    /// The smallest effective number of its draws, for the middle of the distribution.
    static let bulkSampleSize = ScoreKey("bulk-ess")
    /// The same for the tails.
    static let tailSampleSize = ScoreKey("tail-ess")
    /// Its draws whose trajectory diverged.
    static let divergences = ScoreKey("divergences")
}

/// What a reference says about the other methods on one data set.
struct ReferenceJudgement: Sendable {
    /// The reference.
    let reference: Reference
    /// The methods in the order of the report; empty if the reference may not judge, or there are no others.
    let comparisons: [ReferenceComparison]
    /// The diagnostics of the reference and the scores of the methods, each with the name of its method.
    let scores: [(method: String, scores: ScoreTable)]
    private let regions: [(region: Region, points: [Int])]

    /// Holds all methods on a data set against the sampler among them.
    ///
    /// - Parameters:
    ///   - evaluations: what came of the methods; what was done to predictions after training has no posterior to be held
    ///     against.
    ///   - trained: the methods themselves.
    /// - Returns: nil if there is no sampler among them, or it has failed.
    init?(_ evaluations: [Evaluation], _ trained: [TrainedMethod], on dataSet: DataSet) throws {
        let methods = evaluations.filter { !$0.isAdjusted && !$0.hasFailed }.compactMap { evaluation in
            trained.first { $0.method.description.name == evaluation.name }
        }
        guard let sampler = methods.first(where: \.isReference) else { return nil }
        let reference = try Reference(sampler, on: dataSet)
        let range = try dataSet.knownRange
        let regions = range.regions.map { region in
            (region: region, points: region.points(inputs: reference.inputs, range: range))
        }
        let others = methods.filter { !$0.isReference }
        let comparisons: [ReferenceComparison] =
            !reference.convergence.isReached
            ? []
            : try others.map { other in
                let samples = try other.predict(at: reference.inputs, states: other.states)
                return ReferenceComparison(
                    method: other.method.description.name, title: other.method.description.title,
                    distance: try samples.wassersteinDistance(to: reference.samples),
                    moments: PredictiveMoments(samples),
                    unsettled: TrainingSettling.fall(
                        other.runs.filter(\.isUsable).compactMap { $0.curves.first?.values }))
            }
        self.reference = reference
        self.comparisons = comparisons
        self.regions = regions
        scores =
            [(sampler.method.description.name, Self.diagnostics(reference, on: dataSet))]
            + others.map(\.method.description.name).map { name in
                (name, Self.scores(comparisons.first { $0.method == name }, reference, regions))
            }
    }

    /// The scores of a method.
    func scores(of method: String) -> ScoreTable? { scores.first { $0.method == method }?.scores }

    /// The points of a region.
    func points(_ region: Region) -> [Int] { regions.first { $0.region == region }?.points ?? [] }

    private static func scores(
        _ comparison: ReferenceComparison?, _ reference: Reference, _ regions: [(region: Region, points: [Int])]
    ) -> ScoreTable {
        let missing =
            reference.convergence.isReached ? "the method gives no draws along the curve" : reference.convergence.reason
        return ScoreTable(
            regions.filter { !$0.points.isEmpty }.flatMap { region, points in
                [
                    EvaluatedScore(
                        .distanceToReference, region, comparison?.meanDistance(points), points: points.count,
                        form: .mixture, reason: missing),
                    EvaluatedScore(
                        .epistemicToReference, region,
                        comparison?.epistemicRatio(to: reference.moments, points), points: points.count,
                        form: .moments, reason: missing),
                    EvaluatedScore(
                        .noiseToReference, region, comparison?.noiseRatio(to: reference.moments, points),
                        points: points.count, form: .moments,
                        reason: comparison == nil ? missing : "the method or the reference models no noise"),
                ]
            })
    }

    private static func diagnostics(_ reference: Reference, on dataSet: DataSet) -> ScoreTable {
        let convergence = reference.convergence
        let count = reference.inputs.count / dataSet.features.count
        let values: [(ScoreKey, Double)] = [
            (.potentialScaleReduction, convergence.potentialScaleReduction),
            (.bulkSampleSize, convergence.bulkSampleSize), (.tailSampleSize, convergence.tailSampleSize),
            (.divergences, Double(convergence.divergences)),
        ]
        return ScoreTable(
            values.map { EvaluatedScore($0, .everywhere, $1, points: count, form: .draws) })
    }
}
