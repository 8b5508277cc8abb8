/// Which values of a score are better ones.
public enum ScoreAim: Sendable, Equatable {
    /// The lower the better, as of an error.
    case low
    /// The higher the better, as of a share that is explained.
    case high
    /// The nearer to a value the better, as of coverage to what a band promises.
    case value(Double)

    /// How bad a value is, in the unit of the score: the lower the better.
    public func loss(_ value: Double) -> Double {
        switch self {
        case .low: value
        case .high: -value
        case .value(let aim): abs(value - aim)
        }
    }
}
