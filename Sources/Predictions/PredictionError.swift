/// Why predictions could not be made or scored.
public enum PredictionError: Error, Equatable, CustomStringConvertible {
    /// There are no draws or no points.
    case empty
    /// An array has the wrong number of values.
    case shape(what: String, expected: Int, found: Int)
    /// A variance is below zero; the index counts along the array.
    case negativeVariance(index: Int, value: Float)
    /// None of the means is a finite number.
    case allMissing
    /// An input of a training row is not a number; the index counts along the array.
    case missingInput(index: Int)

    /// What was found, and what would be right.
    public var description: String {
        switch self {
        case .empty: "there are no predictions; at least one draw and one point are needed"
        case .shape(let what, let expected, let found): "\(expected) \(what) are needed, but there are \(found)"
        case .negativeVariance(let index, let value):
            "variance number \(index) is \(value); variances must be zero or more (not their logarithms)"
        case .allMissing: "no prediction is a finite number"
        case .missingInput(let index): "training input number \(index) is not a number; leave its row out"
        }
    }
}
