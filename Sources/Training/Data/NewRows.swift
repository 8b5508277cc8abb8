/// Rows of features without a target: methods predict them, and nobody can score them.
public struct NewRows: Sendable, Equatable {
    /// The name of the file that they come from.
    public let file: String
    /// Their numbers there, from 0: `[N]`.
    public let numbers: [Int]
    /// Their features, `[N × d]`, rows one after the other.
    public let x: [Double]

    /// Makes rows; `x` holds as many values for each of `numbers` as there are features.
    public init(file: String, numbers: [Int], x: [Double]) {
        self.file = file
        self.numbers = numbers
        self.x = x
    }

    /// The number of rows, N.
    public var count: Int { numbers.count }

    /// The number of features, d.
    public var featureCount: Int { x.count / max(count, 1) }

    /// One feature of all rows: `[N]`.
    ///
    /// - Parameter index: which of the d features.
    public func feature(_ index: Int) -> [Double] { numbers.indices.map { x[$0 * featureCount + index] } }
}
