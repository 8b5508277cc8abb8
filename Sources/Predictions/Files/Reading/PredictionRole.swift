/// What an array or a column means in a file of predictions.
///
/// The raw value is the name that `--columns` takes; other names of the same meaning stand in the README.
public enum PredictionRole: String, CaseIterable, Sendable {
    /// The features of each point.
    case x
    /// What was observed at each point.
    case y
    /// The predictive mean, or that of each draw.
    case mean
    /// A single value that the model names where its distribution stands in other columns.
    case centre
    /// The standard deviation of an observation around the mean.
    case deviation = "sd"
    /// The square of that.
    case variance
    /// What the model does not know, as a standard deviation.
    case epistemicDeviation = "epistemic_sd"
    /// The square of that.
    case epistemicVariance = "epistemic_variance"
    /// The noise, as a standard deviation.
    case aleatoricDeviation = "aleatoric_sd"
    /// The square of that.
    case aleatoricVariance = "aleatoric_variance"
    /// One of both, be it a standard deviation or a variance.
    case spreadPart = "part"
    /// The covariance of the points, whose diagonal holds the variances.
    case covariance
    /// The logarithm of the variance.
    case logVariance = "logvar"
    /// The logarithm of the standard deviation.
    case logDeviation = "logsd"
    /// The standard error of the mean, which does not say how far observations spread.
    case meanError = "se"
    /// Draws of observations.
    case samples
    /// Quantiles.
    case quantiles
    /// The levels of those quantiles.
    case levels
    /// Lower and upper ends in one array.
    case interval
    /// The lower end of an interval.
    case lower
    /// The upper end of an interval.
    case upper
    /// The probability that an interval promises to hold an observation.
    case level
    /// The probability that an interval promises to miss it.
    case alpha
    /// The features that the model learned from.
    case trainingX = "x_train"
    /// The observations that the model learned from.
    case trainingY = "y_train"
    /// An end of a confidence interval of the mean, which does not hold observations.
    case meanInterval = "mean_interval"
    /// The error of the prediction, or a score of it.
    case error
    /// The number of a row or of a point.
    case row
    /// Which rows the model learned from, or the fold of each.
    case split
    /// The number of a draw, in a table with a row for each draw and point.
    case draw
    /// The number of a chain, in such a table.
    case chain
    /// The value that is drawn, in such a table.
    case value
    /// Nothing that is read.
    case unused

    /// What it is in words.
    var meaning: String {
        switch self {
        case .x: "feature"
        case .y: "observation"
        case .mean: "mean"
        case .centre: "centre"
        case .deviation: "standard deviation"
        case .variance: "variance"
        case .epistemicDeviation: "epistemic standard deviation"
        case .epistemicVariance: "epistemic variance"
        case .aleatoricDeviation: "aleatoric standard deviation"
        case .aleatoricVariance: "aleatoric variance"
        case .spreadPart: "part of the uncertainty"
        case .covariance: "covariance"
        case .logVariance: "logarithm of the variance"
        case .logDeviation: "logarithm of the standard deviation"
        case .meanError: "standard error of the mean"
        case .samples: "draws of observations"
        case .quantiles: "quantile"
        case .levels: "levels of the quantiles"
        case .interval: "interval"
        case .lower: "lower end"
        case .upper: "upper end"
        case .level: "level of the interval"
        case .alpha: "1 − level of the interval"
        case .trainingX: "feature of the training rows"
        case .trainingY: "observation of the training rows"
        case .meanInterval: "confidence interval of the mean"
        case .error: "error"
        case .row: "number of the row"
        case .split: "split of the rows"
        case .draw: "number of the draw"
        case .chain: "number of the chain"
        case .value: "value drawn"
        case .unused: "not used"
        }
    }
}
