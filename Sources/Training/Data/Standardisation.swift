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
        let count = Double(max(values.count, 1))
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        // A spread whose square leaves the range of numbers is still a spread.
        varies = values.contains { $0 != values.first }
        self.mean = mean
        deviation = varies ? variance.squareRoot() : 1
    }

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
