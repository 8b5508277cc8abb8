/// The normal distribution of the observation at a point, where the law that a data set comes from is known.
///
/// Under it a score of a prediction has an expectation, so that methods are judged and not the draw of the test points.
public struct NormalLaw: Sendable, Equatable {
    /// The expectation.
    public let mean: Double
    /// The standard deviation; 0 where there is no noise.
    public let deviation: Double

    /// Makes a law; the deviation is not negative.
    public init(mean: Double, deviation: Double) {
        self.mean = mean
        self.deviation = deviation
    }

    /// The probability of an observation from `low` to `high`, both included.
    public func probability(from low: Double, to high: Double) -> Double {
        guard deviation > 0 else { return low <= mean && mean <= high ? 1 : 0 }
        return StandardNormal.cumulative((high - mean) / deviation)
            - StandardNormal.cumulative((low - mean) / deviation)
    }

    /// The expected distance |X − Y| of an observation Y from a normal X that does not depend on it.
    func distance(fromMean mean: Double, variance: Double) -> Double {
        Self.absoluteMean(mean - self.mean, deviation: (variance + deviation * deviation).squareRoot())
    }

    /// The expected continuous ranked probability score of whoever knows the law: σ/√π.
    public var rankedProbability: Double { deviation * 0.564_189_583_547_756_287 }

    /// The mean of |X| for a normal X, 2σ φ(m/σ) + m(2Φ(m/σ) − 1).
    static func absoluteMean(_ mean: Double, deviation: Double) -> Double {
        guard deviation > 0 else { return abs(mean) }
        let z = mean / deviation
        return 2 * deviation * StandardNormal.density(z) + mean * (2 * StandardNormal.cumulative(z) - 1)
    }
}
