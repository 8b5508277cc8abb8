/// Student's t distribution at one point, shifted and stretched: what is predicted where the noise variance itself is
/// uncertain.
///
/// It is a mixture of normal distributions too, of infinitely many: no number of draws settles its tails. All values are
/// in the units of the target; the same bits on every machine.
public struct StudentDistribution: Sendable, Equatable {
    /// Where it lies: its mean and median.
    public let location: Double
    /// The unit of its t, above 0; its standard deviation is larger, by √(ν/(ν − 2)).
    public let scale: Double
    /// Degrees of freedom ν, above 1.
    public let freedom: Double

    /// Makes a distribution.
    ///
    /// - Parameters:
    ///   - location: its mean and median.
    ///   - scale: the unit of its t, above 0.
    ///   - freedom: degrees of freedom ν, above 1.
    public init(location: Double, scale: Double, freedom: Double) {
        self.location = location
        self.scale = scale
        self.freedom = freedom
    }

    /// The same distribution, some times as wide.
    func scaled(by factor: Double) -> StudentDistribution {
        StudentDistribution(location: location, scale: factor * scale, freedom: freedom)
    }

    /// The logarithm of the density at a value.
    public func logDensity(at value: Double) -> Double {
        logDensity(ofStandard: (value - location) / scale) - naturalLogarithm(scale)
    }

    /// The density at a value.
    public func density(at value: Double) -> Double { Self.exp(logDensity(at: value)) }

    /// The probability of values up to one.
    public func cumulative(at value: Double) -> Double {
        let t = (value - location) / scale
        return t < 0 ? lowerTail(-t) : 1 - lowerTail(t)
    }

    /// The value below which lies a probability: −∞ for 0, +∞ for 1, NaN outside.
    ///
    /// Newton's steps on the logarithm of the tail, in which it is nearly straight, kept inside a bracket.
    public func quantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else {
            return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
        }
        let tail = min(probability, 1 - probability)
        guard tail < 0.5 else { return location }
        var (low, high) = (0.0, 1.0)
        while lowerTail(high) > tail { (low, high) = (high, 2 * high) }
        var t = min(max(-StandardNormal.quantile(tail), low), high)
        for _ in 0..<200 {
            let found = lowerTail(t)
            if found > tail { low = t } else { high = t }
            let slope = Self.exp(logDensity(ofStandard: t))
            let newton = t + found / slope * naturalLogarithm(found / tail)
            let next = newton > low && newton < high ? newton : 0.5 * (low + high)
            let change = abs(next - t)
            t = next
            if change <= 1e-14 * t { break }
        }
        return location + (probability < 0.5 ? -t : t) * scale
    }

    /// The continuous ranked probability score of an observation (Jordan, Krüger & Lerch 2019, doi:10.18637/jss.v090.i12).
    public func rankedProbability(of observed: Double) -> Double {
        let t = abs(observed - location) / scale
        let density = Self.exp(logDensity(ofStandard: t))
        // B(½, ν − ½) / B(½, ν/2)², both by ratios of gamma functions half a step apart.
        let ratio = 2 * Self.logHalfStep(0.5 * freedom) - Self.logHalfStep(freedom - 0.5)
        let spread = Self.exp(ratio) / Self.rootOfPi
        let centred: Double = t * (1 - 2 * lowerTail(t)) + 2 * density * (freedom + t * t) / (freedom - 1)
        return scale * (centred - 2 * freedom.squareRoot() / (freedom - 1) * spread)
    }

    /// The factor on the scales of all distributions with which observations are most likely, by expectation and
    /// maximisation (Liu & Rubin 1995, Statistica Sinica 5); 1 without any.
    ///
    /// - Parameters:
    ///   - distributions: one for each observation: `[N]`.
    ///   - observed: in the units of the target: `[N]`.
    public static func likeliestFactor(on distributions: [StudentDistribution], observed: [Double]) -> Double {
        guard !distributions.isEmpty, distributions.count == observed.count else { return 1 }
        let squares = zip(distributions, observed).map { own, value in
            let t = (value - own.location) / own.scale
            return (square: t * t, freedom: own.freedom)
        }
        var factor = 1.0
        for _ in 0..<500 {
            let sum = squares.reduce(0.0) { $0 + ($1.freedom + 1) * $1.square / ($1.freedom + $1.square / factor) }
            let next = max(sum / Double(squares.count), 1e-6)
            let change = abs(next / factor - 1)
            factor = next
            if change < 1e-9 { break }
        }
        return factor.isFinite ? factor.squareRoot() : 1
    }

    private static let rootOfPi = 1.772_453_850_905_516_027

    private static func exp(_ x: Double) -> Double { Lanes.exp(Lanes(repeating: x))[0] }

    /// log(1 + x) for x ≥ 0, precise for small x.
    private static func logOnePlus(_ x: Double) -> Double {
        let sum = 1 + x
        return sum == 1 ? x : naturalLogarithm(sum) * (x / (sum - 1))
    }

    /// log Γ(x + ½) − log Γ(x) for x > 0, by its asymptotic series, which a recurrence reaches.
    private static func logHalfStep(_ x: Double) -> Double {
        var (x, product) = (x, 1.0)
        while x < 16 {
            product *= x / (x + 0.5)
            x += 1
        }
        let s = 1 / (x * x)
        var sum = 31.0 / 18_432 - s * (691.0 / 180_224)
        sum = -17.0 / 14_336 + s * sum
        sum = 1.0 / 640 + s * sum
        sum = -1.0 / 192 + s * sum
        sum = 1.0 / 8 + s * sum
        return 0.5 * naturalLogarithm(x) - sum / x + naturalLogarithm(product)
    }

    private func logDensity(ofStandard t: Double) -> Double {
        let peak = Self.logHalfStep(0.5 * freedom) - 0.5 * naturalLogarithm(.pi * freedom)
        return peak - 0.5 * (freedom + 1) * Self.logOnePlus(t * t / freedom)
    }

    /// The probability below −t for t ≥ 0: half an incomplete beta function, by its continued fraction (Press and others
    /// 2007, Numerical Recipes, section 6.4).
    private func lowerTail(_ t: Double) -> Double {
        guard t < .infinity else { return 0 }
        let square = t * t / freedom
        let (half, x) = (0.5 * freedom, 1 / (1 + square))
        // xᵃ √(1 − x) / B(a, ½), which both halves share.
        let front =
            Self.exp(Self.logHalfStep(half) - half * Self.logOnePlus(square)) * (square * x).squareRoot()
            / Self.rootOfPi
        return x < (half + 1) / (half + 2.5)
            ? 0.5 * front * Self.fraction(half, 0.5, x) / half
            : 0.5 - front * Self.fraction(0.5, half, square * x)
    }

    /// Lentz's method for the continued fraction of the incomplete beta function.
    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
        var (c, d) = (1.0, 1 / nonzero(1 - (a + b) * x / (a + 1)))
        var result = d
        for step in 1...20_000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonzero(1 + even * d)
            c = nonzero(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonzero(1 + odd * d)
            c = nonzero(1 + odd / c)
            result *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return result
    }
}
