/// A score of two predictions at the same points, and how far the points could have moved the difference by chance.
///
/// Both meet the same easy and hard points, so that both are scored on the same resamples: what they have in common
/// drops out.
public struct ScoreChange: Sendable, Equatable {
    /// The score of the first.
    public let before: Double
    /// The score of the second.
    public let after: Double
    /// By how much the second is worse, in the unit of the score; negative where it is better.
    public let worsening: Double
    /// The standard deviation of the difference of both scores over resamples of the points; a distance to a value moves by
    /// no more than the score itself.
    public let deviation: Double
    /// The number of points.
    public let pointCount: Int
}

extension Score {
    /// Compares two predictions at the same points by this score.
    ///
    /// - Parameters:
    ///   - before: the first predictions beside what was observed.
    ///   - after: the second ones, beside the same observations; of both, points that one of the two lacks are left out.
    /// - Returns: nil if the score has no better and worse, no value for one of the two, or there are fewer than two points.
    /// - Throws: ``PredictionError``, as ``ObservedPredictions/selecting(_:)`` does.
    public func change(
        from before: inout ObservedPredictions, to after: inout ObservedPredictions
    ) throws(PredictionError) -> ScoreChange? {
        if before.points != after.points {
            guard let first = try before.selecting(after.points), let second = try after.selecting(before.points) else {
                return nil
            }
            (before, after) = (first, second)
        }
        guard let aim, before.observed.count > 1 else { return nil }
        let resamples = before.resampling()
        guard let first = statistic(&before).estimate(resamples: resamples),
            let second = statistic(&after).estimate(resamples: resamples)
        else { return nil }
        let worsening = aim.loss(second.value) - aim.loss(first.value)
        let replicates = zip(first.replicates, second.replicates).map { $1 - $0 }.filter(\.isFinite)
        guard worsening.isFinite, replicates.count > 1 else { return nil }
        let mean = replicates.reduce(0, +) / Double(replicates.count)
        let squares = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return ScoreChange(
            before: first.value, after: second.value, worsening: worsening,
            deviation: (squares / Double(replicates.count - 1)).squareRoot(), pointCount: before.observed.count)
    }
}
