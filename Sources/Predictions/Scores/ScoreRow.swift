/// One line of a table of scores: a score in a region.
///
/// ```swift
/// let range = try TrainingRange(inputs: [0, 1, 2], featureCount: 1)
/// let rows = try await ScoreRow.rows(
///     [.rootMeanSquareError], samples: samples, observed: [1.1, 2.1, 3.5], inputs: [0.5, 1.5, 2.5], range: range)
/// let outside = rows.first { $0.region == .outOfRange }?.result.value
/// ```
///
/// A model that is asked beyond its data should be less sure there, hence the regions are told apart by ``TrainingRange``.
public struct ScoreRow: Sendable {
    /// Where the points lie.
    public let region: Region
    /// What was computed.
    public let score: Score
    /// What came out.
    public let result: ScoreResult

    /// Scores predictions in each region: all scores of the first region, then of the next.
    ///
    /// - Parameters:
    ///   - scores: what to compute.
    ///   - samples: predictions at the test points.
    ///   - observed: the observation at each of them: `[N]`.
    ///   - inputs: features of the test points, `[N × d]`, rows one after the other.
    ///   - range: the box that the training inputs fill.
    ///   - regions: where to score; all that there are if nil.
    ///   - bootstrap: how intervals are found.
    ///   - workers: how many cores to use; it changes nothing in the results.
    ///   - path: the kind of CPU that computes, which changes nothing either.
    /// - Throws: ``PredictionError`` if the counts differ or no point at all can be scored. A region without points
    ///   has undefined scores.
    public static func rows(
        _ scores: [Score] = Score.all, samples: PredictionSamples, observed: [Double], inputs: [Double],
        range: TrainingRange, regions: [Region]? = nil, bootstrap: Bootstrap = Bootstrap(),
        workers: Int = 1, on path: KernelPath = .best
    ) async throws(PredictionError) -> [ScoreRow] {
        let expected = samples.pointCount * range.features.count
        guard inputs.count == expected else {
            throw .shape(what: "inputs of test points", expected: expected, found: inputs.count)
        }
        var whole = try ObservedPredictions(samples, observed: observed, bootstrap: bootstrap, on: path)
        return try await rows(scores, of: &whole, inputs: inputs, range: range, regions: regions, workers: workers)
    }

    /// Scores predictions that stand beside what was observed, in each region; what several scores share is computed in
    /// them, so that whoever keeps them need not compute it again.
    ///
    /// - Parameters:
    ///   - scores: what to compute.
    ///   - predictions: at the test points, those that can't be scored left out.
    ///   - inputs: features of all test points, `[N × d]`, rows one after the other.
    ///   - range: the box that the training inputs fill.
    ///   - regions: where to score; all that there are if nil.
    ///   - workers: how many cores to use; it changes nothing in the results.
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if there are fewer inputs than points.
    public static func rows(
        _ scores: [Score] = Score.all, of predictions: inout ObservedPredictions, inputs: [Double],
        range: TrainingRange, regions: [Region]? = nil, workers: Int = 1
    ) async throws(PredictionError) -> [ScoreRow] {
        let features = range.features.count
        let expected = ((predictions.points.last ?? -1) + 1) * features
        guard inputs.count >= expected, inputs.count.isMultiple(of: features) else {
            throw .shape(what: "inputs of test points", expected: expected, found: inputs.count)
        }
        // What is dear is computed once for all points; the regions take their part of it.
        await predictions.prepare(workers: workers)
        var rows: [ScoreRow] = []
        for region in regions ?? range.regions {
            let points = region.points(inputs: inputs, range: range)
            guard var part = region == .everywhere ? predictions : try predictions.selecting(points) else {
                let reason = "There is no test point \(region.title) that can be scored."
                rows += scores.map { ScoreRow(region: region, score: $0, result: .undefined(reason: reason)) }
                continue
            }
            let results = await Score.values(scores, &part, workers: workers)
            rows += zip(scores, results).map { ScoreRow(region: region, score: $0, result: $1) }
        }
        return rows
    }
}
