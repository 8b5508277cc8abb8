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
    /// Where the share of all observations that there could be lies with 95 %; nil if it is known.
    public let interval: ClosedRange<Double>?
    /// The probability that a band that holds its promise holds so few, or fewer; 0 or 1 for an expected share.
    public let lowTail: Double
    /// The probability that it holds so many, or more; 0 or 1 for an expected share.
    public let highTail: Double

    private static let exactLimit = 10_000
    /// How much less than its promise a band may hold and be right all the same: with very many observations chance leaves no
    /// room, and with few what is nearly right is else taken for wrong whenever chance has it.
    public static let tolerance = 0.05
    /// How much more than its promise a band may hold and be right all the same.
    private static let excess = 0.02
    /// How much less than its promise a band may hold before it is not to be relied upon.
    private static let reliable = 0.1
    /// Of fewer observations even a band that keeps its promise can't be told from one that is off by that much.
    private static let fewestReliable = 50

    /// Counts observations; at least one.
    public init(held: Int, count: Int, nominal: Double) {
        share = Double(held) / Double(count)
        self.count = count
        self.nominal = nominal
        guard count > Self.exactLimit else {
            let chance = BinomialDistribution(trials: count, probability: nominal)
            lowTail = chance.cumulative(held)
            highTail = 1 - chance.cumulative(held - 1)
            interval = Self.interval(held: held, count: count)
            return
        }
        let mean = Double(count) * nominal
        let deviation = (mean * (1 - nominal)).squareRoot()
        // A count stands for the half below it and the half above.
        lowTail = StandardNormal.cumulative((Double(held) + 0.5 - mean) / deviation)
        highTail = StandardNormal.cumulative((mean - Double(held) + 0.5) / deviation)
        interval = Self.interval(held: held, count: count)
    }

    /// Takes what a band holds on average over several trainings.
    ///
    /// - Parameters:
    ///   - share: the mean share.
    ///   - interval: where the mean over all trainings lies with 95 %; nil if nobody knows.
    ///   - count: the number of observations in each.
    ///   - nominal: the share that the band should hold.
    ///   - tolerance: how much less is not yet too little, whatever the interval says.
    public init(mean share: Double, interval: ClosedRange<Double>?, count: Int, nominal: Double, tolerance: Double) {
        self.share = share
        self.count = count
        self.nominal = nominal
        self.interval = interval.map { max(0, $0.lowerBound)...max(0, min(1, $0.upperBound)) }
        lowTail = share < nominal - tolerance && interval.map { $0.upperBound < nominal } ?? true ? 0 : 1
        highTail = 1 - share < (1 - nominal) / 4 && interval.map { $0.lowerBound > nominal } ?? true ? 0 : 1
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
        interval = nil
        lowTail = share < nominal - tolerance ? 0 : 1
        highTail = 1 - share < (1 - nominal) / 4 ? 0 : 1
    }

    /// Whether a band that holds its promise would hold so few with a probability of at most half the level, and it holds
    /// noticeably less.
    ///
    /// - Parameter level: the level of a two-sided test, divided by the number of tests where there are several.
    public func isTooLow(level: Double = 0.05) -> Bool {
        lowTail <= level / 2 && share < nominal - Self.tolerance
    }

    /// Whether a band that holds its promise would hold so many with a probability of at most half the level.
    public func isTooHigh(level: Double = 0.05) -> Bool {
        highTail <= level / 2 && share > nominal + Self.excess
    }

    /// Whether there are observations enough to say that the band holds its promise, or nearly: that no test has found it
    /// too narrow is no reason for trust.
    public var isReliable: Bool {
        guard let interval else { return !isTooLow() }
        return !isTooLow() && count >= Self.fewestReliable && interval.lowerBound >= nominal - Self.reliable
    }

    /// Where the share of all observations that there could be lies, so many of some being held: the shares under which so
    /// few, and so many, have a probability of half of what is missing to the confidence each (Clopper & Pearson 1934,
    /// doi:10.1093/biomet/26.4.404); of very many observations the normal distribution's.
    static func interval(held: Int, count: Int, confidence: Double = 0.95) -> ClosedRange<Double> {
        let tail = (1 - confidence) / 2
        guard count <= exactLimit else {
            let share = Double(held) / Double(count)
            let margin = StandardNormal.quantile(1 - tail) * (share * (1 - share) / Double(count)).squareRoot()
            return max(0, share - margin)...min(1, share + margin)
        }
        func share(_ isBelow: (BinomialDistribution) -> Bool) -> Double {
            var (low, high) = (0.0, 1.0)
            for _ in 0..<40 {
                let middle = (low + high) / 2
                if isBelow(BinomialDistribution(trials: count, probability: middle)) {
                    low = middle
                } else {
                    high = middle
                }
            }
            return (low + high) / 2
        }
        let low = held == 0 ? 0 : share { 1 - $0.cumulative(held - 1) < tail }
        let high = held == count ? 1 : share { $0.cumulative(held) > tail }
        return low...max(low, high)
    }
}
