/// A score over the runs with several seeds: what it is on average, and how well that average is known.
public struct OverSeeds: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// Its standard error, s/√n with denominator n − 1 in s; nil for a single value.
    public let standardError: Double?
    /// The number of seeds for which the score has a value.
    public let count: Int

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
