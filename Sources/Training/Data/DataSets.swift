/// A data set that comes with the program.
public struct BuiltInDataSet: Sendable {
    /// The name on the command line.
    public let name: String
    /// The name in headings.
    public let title: String
    /// One sentence: what the data are and where they come from.
    public let summary: String
    private let draw: @Sendable (BuiltInDataSet, RandomKey, Kernels) -> DataSet

    /// Describes a data set and how it is drawn.
    init(
        name: String, title: String, summary: String,
        draw: @escaping @Sendable (BuiltInDataSet, RandomKey, Kernels) -> DataSet
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.draw = draw
    }

    /// Draws the data set; the same key gives the same data on every machine.
    public func make(key: RandomKey, kernels: Kernels = .best) -> DataSet {
        draw(self, key.child(name), kernels)
    }
}

/// All data sets that come with the program.
public enum DataSets {
    /// One line for each data set.
    public static let all: [BuiltInDataSet] = [
        .sine,
        .cubic,
        .motorcycle,
        .gap,
        .wiggle,
        .co2,
    ]

    /// The data set of a name, if there is one.
    public static func named(_ name: String) -> BuiltInDataSet? {
        all.first { $0.name == name }
    }
}

extension ClosedRange<Double> {
    /// `count` equally spaced numbers from the lower to the upper bound: `[count]`.
    public func grid(_ count: Int) -> [Double] {
        let steps = Double(Swift.max(count - 1, 1))
        return (0..<count).map { lowerBound + (upperBound - lowerBound) * (Double($0) / steps) }
    }
}
