/// How many of some observations a band holds, beside what chance allows a band that holds its promise.
///
/// Shares near one need the binomial distribution: resampling says that 60 of 60 lie in [60, 60]. It is exact up to 10,000
/// observations; beyond, the normal distribution takes its place.
public struct BandCoverage: Sendable, Equatable {
    /// The share of the observations that it holds, or is expected to hold.
    public let share: Double
    /// All of them.
    public let count: Int
    /// The share that it should hold.
    public let nominal: Double
    /// The probability that a band that holds its promise holds so few, or fewer; 0 or 1 for an expected share.
    public let lowTail: Double
    /// The probability that it holds so many, or more; 0 or 1 for an expected share.
    public let highTail: Double

    private static let exactLimit = 10_000

    /// Counts observations; at least one.
    public init(held: Int, count: Int, nominal: Double) {
        share = Double(held) / Double(count)
        self.count = count
        self.nominal = nominal
        guard count > Self.exactLimit else {
            let chance = BinomialDistribution(trials: count, probability: nominal)
            lowTail = chance.cumulative(held)
            highTail = 1 - chance.cumulative(held - 1)
            return
        }
        let mean = Double(count) * nominal
        let deviation = (mean * (1 - nominal)).squareRoot()
        // A count stands for the half below it and the half above.
        lowTail = StandardNormal.cumulative((Double(held) + 0.5 - mean) / deviation)
        highTail = StandardNormal.cumulative((mean - Double(held) + 0.5) / deviation)
    }

    /// Takes what a band holds of a known law of the data: nothing is left to chance, and it keeps its promise as nearly as
    /// the tolerance has it.
    ///
    /// - Parameters:
    ///   - share: the probability of an observation within the band, mean over the points.
    ///   - count: the number of points.
    ///   - nominal: the share that the band should hold.
    ///   - tolerance: how much less is not yet too little; of what it should leave out, a quarter is too little left.
    public init(expected share: Double, count: Int, nominal: Double, tolerance: Double) {
        self.share = share
        self.count = count
        self.nominal = nominal
        lowTail = share < nominal - tolerance ? 0 : 1
        highTail = 1 - share < (1 - nominal) / 4 ? 0 : 1
    }

    /// Whether a band that holds its promise would hold so few with a probability of at most half the level.
    ///
    /// - Parameter level: the level of a two-sided test, divided by the number of tests where there are several.
    public func isTooLow(level: Double = 0.05) -> Bool {
        lowTail <= level / 2
    }

    /// Whether a band that holds its promise would hold so many with a probability of at most half the level.
    public func isTooHigh(level: Double = 0.05) -> Bool {
        highTail <= level / 2
    }
}
