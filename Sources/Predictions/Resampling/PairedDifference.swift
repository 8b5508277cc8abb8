/// By how much one method scores worse than another at the same points, with a bootstrap interval.
///
/// Both methods meet the same easy and hard points, so the interval of the difference is narrower than those of the two
/// scores say (Diebold & Mariano 1995, doi:10.1080/07350015.1995.10524599).
public struct PairedDifference: Sendable, Equatable {
    /// The mean of first − second.
    public let value: Double
    /// The lower end of its interval.
    public let low: Double
    /// The upper end of its interval.
    public let high: Double

    /// Compares a score at each point; points where one of the two is not a finite number are left out.
    ///
    /// - Parameters:
    ///   - first: the score of one method at each point: `[N]`.
    ///   - second: that of the other: `[N]`.
    ///   - bootstrap: how the interval is found.
    /// - Returns: nil if there is no common point.
    public init?(_ first: [Double], _ second: [Double], bootstrap: Bootstrap = Bootstrap()) {
        let differences = zip(first, second).map { $0 - $1 }.filter(\.isFinite)
        guard !differences.isEmpty else { return nil }
        let replicates = Resamples(bootstrap, pointCount: differences.count).means(of: [differences]).map { $0[0] }
        guard let interval = bootstrap.interval(of: replicates) else { return nil }
        value = differences.reduce(0, +) / Double(differences.count)
        low = interval.low
        high = interval.high
    }
}

extension PredictionSamples {
    /// Whether there is a continuous ranked probability score: a single interval has none, nor one draw without noise.
    var hasRankedProbability: Bool { hasDistribution && (!hasDraws || modelsNoise || drawCount > 1) }

    /// The continuous ranked probability score at each point; NaN where an observation or a draw is not finite: `[N]`.
    ///
    /// - Parameters:
    ///   - observed: the observation at each point: `[N]`.
    ///   - workers: how many cores to use; it changes nothing in the numbers.
    ///   - path: the kind of CPU that computes, which changes nothing either.
    /// - Returns: nil if the method gives a single interval, or one draw without noise.
    /// - Throws: ``PredictionError`` if the counts differ or no point can be scored.
    public func rankedProbabilities(
        observed: [Double], workers: Int = 1, on path: KernelPath = .best
    ) async throws(PredictionError) -> [Double]? {
        guard hasRankedProbability else { return nil }
        var predictions = try ObservedPredictions(self, observed: observed, on: path)
        await predictions.prepare(workers: workers)
        return predictions.rankedProbabilities(pointCount: pointCount)
    }
}
