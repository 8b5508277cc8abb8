/// How many of some observations a band holds, beside what chance allows a band that holds its promise.
///
/// Shares near one need the exact binomial distribution: resampling says that 60 of 60 lie in [60, 60].
public struct BandCoverage: Sendable, Equatable {
    /// Observations that the band holds.
    public let held: Int
    /// All of them.
    public let count: Int
    /// The share that it should hold.
    public let nominal: Double

    /// Counts observations; at least one.
    public init(held: Int, count: Int, nominal: Double) {
        self.held = held
        self.count = count
        self.nominal = nominal
    }

    /// The share that it holds.
    public var share: Double { Double(held) / Double(count) }

    /// Whether a band that holds its promise would hold so few with a probability of at most half the level.
    ///
    /// - Parameter level: the level of a two-sided test, divided by the number of tests where there are several.
    public func isTooLow(level: Double = 0.05) -> Bool {
        BinomialDistribution(trials: count, probability: nominal).cumulative(held) <= level / 2
    }

    /// Whether a band that holds its promise would hold so many with a probability of at most half the level.
    public func isTooHigh(level: Double = 0.05) -> Bool {
        1 - BinomialDistribution(trials: count, probability: nominal).cumulative(held - 1) <= level / 2
    }
}
