/// A score over the runs with several seeds: what it is on average, and how well that average is known.
public struct OverSeeds: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// Its standard error, s/√n with denominator n − 1 in s; nil for a single value.
    public let standardError: Double?
    /// The number of seeds for which the score has a value.
    public let count: Int

    /// Where the mean over all seeds lies with 95 %, by Student's distribution; nil for a single value.
    public var interval: ClosedRange<Double>? {
        guard let standardError, count > 1 else { return nil }
        let margin = (count - 2 < Self.quantiles.count ? Self.quantiles[count - 2] : 1.96) * standardError
        return mean - margin...mean + margin
    }

    /// The quantiles of 97.5 % of Student's distribution with 1 to 30 degrees of freedom (Student 1908 and any table since).
    private static let quantiles = [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ]

    /// What was summarised before.
    init(mean: Double, standardError: Double?, count: Int) {
        (self.mean, self.standardError, self.count) = (mean, standardError, count)
    }

    /// Summarises values; nil if there is none.
    init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        standardError = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
        self.count = values.count
    }
}
