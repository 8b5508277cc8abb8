import Predictions
import Training

/// What a reference says about the other methods on one data set.
struct ReferenceJudgement: Sendable {
    /// Mean Wasserstein-1 distance to the reference.
    static let distanceScore = "distance-to-reference"
    /// Mean epistemic σ over that of the reference.
    static let ratioScore = "epistemic-to-reference"

    /// The reference.
    let reference: Reference
    /// The methods in the order of the report; empty if the reference may not judge, or there are no others.
    let comparisons: [ReferenceComparison]
    /// Scores of the methods, and the diagnostics of the reference.
    let metrics: [Metric]
    private let regions: [(region: Region, points: [Int])]

    /// Holds the results of all methods against the sampler's among them.
    ///
    /// - Returns: nil if there is no sampler among them, or it has failed.
    init?(_ results: [MethodResult], on dataSet: DataSet) throws {
        guard
            let sampler = results.first(where: {
                $0.trained.method.traits.contains(.samplesPosterior) && $0.adjustment == nil
            }), !sampler.trained.hasFailed
        else { return nil }
        let reference = try Reference(sampler.trained, on: dataSet)
        let range = try TrainingRange(inputs: dataSet.training.x, featureCount: dataSet.features.count)
        let regions = Region.allCases.map { region in
            (region: region, points: region.points(inputs: reference.inputs, range: range))
        }
        // What is done to predictions after training has no posterior to be held against.
        let others = results.filter { $0.name != sampler.name && $0.adjustment == nil && !$0.trained.hasFailed }
        let comparisons: [ReferenceComparison] =
            !reference.convergence.isReached
            ? []
            : try others.compactMap { result in
                // Predictions from a file are known at its own points alone.
                guard let samples = try? result.trained.predict(at: reference.inputs, states: result.trained.states)
                else { return nil }
                return ReferenceComparison(
                    method: result.name, title: result.title,
                    distance: try samples.wassersteinDistance(to: reference.samples),
                    moments: PredictiveMoments(samples),
                    unsettled: TrainingSettling.fall(
                        result.trained.runs.filter(\.isUsable).compactMap { $0.curves.first?.values }))
            }
        self.reference = reference
        self.comparisons = comparisons
        self.regions = regions
        metrics =
            Self.diagnostics(reference, sampler: sampler.name, on: dataSet)
            + others.flatMap { other in
                Self.metrics(
                    other.name, comparisons.first { $0.method == other.name }, reference, regions, on: dataSet)
            }
    }

    /// The points of a region.
    func points(_ region: Region) -> [Int] { regions.first { $0.region == region }?.points ?? [] }

    private static func metrics(
        _ method: String, _ comparison: ReferenceComparison?, _ reference: Reference,
        _ regions: [(region: Region, points: [Int])], on dataSet: DataSet
    ) -> [Metric] {
        let missing =
            reference.convergence.isReached ? "the method gives no draws along the curve" : reference.convergence.reason
        return regions.filter { !$0.points.isEmpty }.flatMap { region, points in
            [
                Metric(
                    dataSet: dataSet.name, method: method, region: region.rawValue, score: distanceScore,
                    value: comparison?.meanDistance(points), points: points.count, form: Score.Form.mixture.rawValue,
                    reason: missing),
                Metric(
                    dataSet: dataSet.name, method: method, region: region.rawValue, score: ratioScore,
                    value: comparison?.epistemicRatio(to: reference.moments, points), points: points.count,
                    form: Score.Form.moments.rawValue, reason: missing),
            ]
        }
    }

    private static func diagnostics(_ reference: Reference, sampler: String, on dataSet: DataSet) -> [Metric] {
        let convergence = reference.convergence
        let count = reference.inputs.count / dataSet.features.count
        return [
            ("r-hat", convergence.potentialScaleReduction), ("bulk-ess", convergence.bulkSampleSize),
            ("tail-ess", convergence.tailSampleSize), ("divergences", Double(convergence.divergences)),
        ].map { name, value in
            Metric(
                dataSet: dataSet.name, method: sampler, region: Region.everywhere.rawValue, score: name, value: value,
                points: count, form: Score.Form.draws.rawValue)
        }
    }
}
