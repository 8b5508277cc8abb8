/// Percentile intervals by resampling test points.
///
/// Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
///
/// Resample b takes point h(seed, b, i) for i = 0, 1, …, where h is a hash of its arguments: the same number of points
/// gives the same resamples, whatever is scored, so that methods are compared on the same ones.
///
/// Above 2,000 points it is random blocks of points that are drawn, not single ones. Points fall into blocks
/// by a hash too, hence block means vary like means of independent points, and the interval keeps its width, while the
/// cost no longer grows with the number of resamples.
public struct Bootstrap: Sendable, Equatable {
    /// The number of resamples.
    public let resampleCount: Int
    /// The probability that the interval is meant to hold.
    public let confidence: Double
    /// Tells one set of resamples from another.
    public let seed: UInt64

    /// The largest number of units that a resample draws from.
    static let blockCount = 2000

    /// Makes a bootstrap; without arguments, 1,000 resamples and a 95 % interval.
    public init(resampleCount: Int = 1000, confidence: Double = 0.95, seed: UInt64 = 0) {
        self.resampleCount = max(1, resampleCount)
        self.confidence = confidence
        self.seed = seed
    }

    /// The block of each point; with few points, each is its own.
    func blocks(pointCount: Int) -> [Int32] {
        guard pointCount > Self.blockCount else { return (0..<pointCount).map { Int32($0) } }
        return (0..<pointCount).map { point in
            Int32(Self.below(Self.blockCount, hash: Self.hash(seed ^ 0xB10C, UInt64(point))))
        }
    }

    /// How often each unit is taken, a row for each resample: `[B × units]`.
    func multiplicities(unitCount: Int) -> [UInt16] {
        var result = [UInt16](repeating: 0, count: resampleCount * unitCount)
        for resample in 0..<resampleCount {
            let key = Self.hash(seed, UInt64(resample))
            let row = resample * unitCount
            for draw in 0..<unitCount {
                result[row + Self.below(unitCount, hash: Self.hash(key, UInt64(draw)))] += 1
            }
        }
        return result
    }

    /// The two quantiles that cut off the same probability on either side; nil if no value is a number.
    func interval(of values: [Double]) -> (low: Double, high: Double)? {
        let sorted = values.filter { !$0.isNaN }.sorted()
        guard !sorted.isEmpty else { return nil }
        let tail = (1 - confidence) / 2
        return (interpolatedQuantile(tail, ofSorted: sorted), interpolatedQuantile(1 - tail, ofSorted: sorted))
    }

    /// A number from 0 below `count`: the high half of a product (Lemire 2019, doi:10.1145/3230636).
    private static func below(_ count: Int, hash: UInt64) -> Int {
        Int(hash.multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number from key and counter.
    private static func hash(_ key: UInt64, _ counter: UInt64) -> UInt64 {
        SplitMix64.mix(key &+ (counter &+ 1) &* SplitMix64.step)
    }
}
