/// Rows of features with their targets, in the user's units.
public struct Observations: Sendable, Equatable {
    /// Features of each row: `[N × d]`, rows one after the other.
    public var x: [Double]
    /// The target of each row: `[N]`.
    public var y: [Double]
    /// The number of features, d.
    public let featureCount: Int

    /// Makes observations; `x` holds `featureCount` values for each value of `y`.
    public init(x: [Double], y: [Double], featureCount: Int = 1) {
        self.x = x
        self.y = y
        self.featureCount = featureCount
    }

    /// The number of rows, N.
    public var count: Int { y.count }

    /// The values of one feature: `[N]`.
    public func feature(_ index: Int) -> [Double] {
        stride(from: index, to: x.count, by: featureCount).map { x[$0] }
    }
}
