/// The shift and scale that give a column mean 0 and standard deviation 1.
public struct Standardisation: Sendable, Equatable {
    /// The mean of the column, in the user's units.
    public let mean: Double
    /// The standard deviation of the column (divisor N), in the user's units; 1 if the column is constant.
    public let deviation: Double
    /// Whether the column has two different values.
    public let varies: Bool

    /// Measures a column, `[N]`, in two passes.
    public init(of values: [Double]) {
        let size = values.reduce(0) { max($0, abs($1)) }
        // Numbers whose squares leave the range are measured in a unit of their size.
        if size.isNormal, !Self.squarable.contains(size.exponent) {
            let unit = Double(sign: .plus, exponent: size.exponent, significand: 1)
            let own = Standardisation(of: values.map { $0 / unit })
            self = Standardisation(
                mean: own.mean * unit, deviation: own.varies ? own.deviation * unit : 1, varies: own.varies)
            return
        }
        let count = Double(max(values.count, 1))
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        // A spread whose square leaves the range of numbers is still a spread.
        varies = values.contains { $0 != values.first }
        self.mean = mean
        deviation = varies ? variance.squareRoot() : 1
    }

    /// Binary exponents of numbers whose squares, and sums of them, are numbers of full precision.
    private static let squarable = -450...450

    init(mean: Double, deviation: Double, varies: Bool) {
        self.mean = mean
        self.deviation = deviation
        self.varies = varies
    }

    /// From the user's units.
    public func standardised(_ value: Double) -> Double { (value - mean) / deviation }
    /// Back to the user's units.
    public func restored(_ value: Double) -> Double { mean + deviation * value }
}
