/// One interval at each of N points that is meant to hold an observation with one probability: what conformal
/// prediction gives.
///
/// An end may be infinite: it holds whatever lies on its side. It says nothing of how probable each side is, hence no
/// quantile follows from it. All values are in the units of the target.
public struct PredictiveInterval: Sendable, Equatable {
    /// The probability that it is meant to hold, between 0 and 1.
    public let level: Double
    /// The lower end: `[N]`.
    public let lower: [Double]
    /// The upper end: `[N]`.
    public let upper: [Double]
    /// The single value that the method would name, if it names one: `[N]`.
    public let centre: [Double]?

    /// Makes an interval.
    ///
    /// - Parameters:
    ///   - level: the probability that it is meant to hold, between 0 and 1.
    ///   - lower: the lower end: `[N]`.
    ///   - upper: the upper end: `[N]`.
    ///   - centre: the single value that the method would name: `[N]`.
    /// - Throws: ``PredictionError`` if the level is not between 0 and 1, a count does not fit, an upper end lies below
    ///   the lower one, or none is a number.
    public init(level: Double, lower: [Double], upper: [Double], centre: [Double]? = nil) throws(PredictionError) {
        guard level > 0, level < 1 else { throw .level(index: 0, value: level) }
        guard !lower.isEmpty else { throw .empty }
        guard upper.count == lower.count else {
            throw .shape(what: "upper ends", expected: lower.count, found: upper.count)
        }
        if let centre, centre.count != lower.count {
            throw .shape(what: "centres", expected: lower.count, found: centre.count)
        }
        if let point = lower.indices.first(where: { upper[$0] < lower[$0] }) {
            throw .reversed(point: point, lower: lower[point], upper: upper[point])
        }
        guard zip(lower, upper).contains(where: { !$0.isNaN && !$1.isNaN }) else { throw .allMissing }
        self.init(checked: level, lower: lower, upper: upper, centre: centre)
    }

    /// Makes an interval whose parts are known to fit.
    init(checked level: Double, lower: [Double], upper: [Double], centre: [Double]? = nil) {
        self.level = level
        self.lower = lower
        self.upper = upper
        self.centre = centre
    }

    /// The number of points, N.
    public var pointCount: Int { lower.count }

    /// From the lower to the upper end: `[N]`.
    public var width: [Double] { zip(upper, lower).map(-) }

    /// The level as a percentage.
    public var levelText: String { Self.text(of: level) }

    /// Whether a level is this one, but for rounding.
    func isOf(_ other: Double) -> Bool { abs(level - other) < 1e-9 }

    /// The interval at some of the points, `[M]` indices from 0, in the order given.
    public func selecting(points: [Int]) -> PredictiveInterval {
        PredictiveInterval(
            checked: level, lower: points.map { lower[$0] }, upper: points.map { upper[$0] },
            centre: centre.map { centre in points.map { centre[$0] } })
    }

    /// A probability as a percentage with at most two decimals, such as "95.45 %".
    public static func text(of level: Double) -> String {
        let hundredths = Int((level * 10_000).rounded())
        let rest = hundredths % 100
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(hundredths / 100)\(decimals) %"
    }
}
