/// Why predictions could not be made or scored.
public enum PredictionError: Error, Equatable, CustomStringConvertible {
    /// There are no draws or no points.
    case empty
    /// An array has the wrong number of values.
    case shape(what: String, expected: Int, found: Int)
    /// A variance is below zero; the index counts along the array.
    case negativeVariance(index: Int, value: Float)
    /// A standard deviation is below zero; the index counts along the array.
    case negativeDeviation(index: Int, value: Float)
    /// A level is not between 0 and 1, or not above the one before it; the index counts along the levels.
    case level(index: Int, value: Double)
    /// All levels of quantiles lie on one side of ½, so that they hold no central interval.
    case oneSided
    /// A quantile lies below that of a lower level; points count from 0.
    case crossing(point: Int, lower: Double, upper: Double)
    /// The upper end of an interval lies below the lower one; points count from 0.
    case reversed(point: Int, lower: Double, upper: Double)
    /// A variance is needed, and the method gives none, or zero.
    case noVariance
    /// Samples that are to be joined are not all draws of means, or not all draws of observations.
    case differentForms
    /// A distribution function is needed, and the method gives an interval alone.
    case noDistribution
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
        case .negativeDeviation(let index, let value):
            "standard deviation number \(index) is \(value); standard deviations must be zero or more"
        case .level(let index, let value):
            "level number \(index) is \(value); levels are probabilities between 0 and 1 in rising order"
        case .oneSided:
            "all levels of the quantiles lie on one side of 0.5; at least one below and one above are needed"
        case .crossing(let point, let lower, let upper):
            "the quantile of level \(upper) at point \(point), counted from 0, lies below that of level \(lower); sort the quantiles of each point"
        case .reversed(let point, let lower, let upper):
            "the interval at point \(point), counted from 0, ends at \(upper), below its lower end \(lower)"
        case .noVariance: "the method gives no variance, or one of zero, so there is none to scale"
        case .differentForms:
            "what is to be joined must be draws of one kind: all of means, or all of observations; pass other files one by one"
        case .noDistribution: "the method gives an interval or a single value alone, so it has no distribution function"
        case .allMissing: "no prediction is a finite number"
        case .missingInput(let index): "training input number \(index) is not a number; leave its row out"
        }
    }
}
