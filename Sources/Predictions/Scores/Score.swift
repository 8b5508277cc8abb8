/// A number that says how good predictions are, with its name, its definition and how it is computed.
///
/// ```swift
/// var predictions = try ObservedPredictions(samples, observed: [1.1, 2.1, 3.5])
/// let error = Score.rootMeanSquareError.value(&predictions).value?.value
/// ```
///
/// A score is one file and one line of ``all``. What it computes is a ``Statistic`` of the points: that is how every
/// score gets a bootstrap interval without knowing of bootstraps.
public struct Score: Sendable {
    /// The name in files and on the command line, such as `coverage-2sigma`.
    public let name: String
    /// The name in headings.
    public let title: String
    /// What it is, in one sentence with its formula.
    public let definition: String
    /// What predictions must have for it to exist.
    let need: ScoreNeed
    /// Which values are better ones; nil where a value alone says nothing of that.
    public let aim: ScoreAim?
    /// Computes the statistic of predictions that have it.
    let compute: @Sendable (inout ObservedPredictions) -> Statistic

    /// Declares a score.
    ///
    /// ```swift
    /// let bias = Score(name: "bias", title: "bias", definition: "Mean of μ* − y.", need: .centre) { predictions in
    ///     .mean(predictions.error, form: .mean)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - name: the name in files; no other score has it.
    ///   - title: the name in headings.
    ///   - definition: what it is, in one sentence with its formula.
    ///   - need: what predictions must have for it to exist.
    ///   - aim: which values are better ones; nil where a value alone says nothing of that, as the width of a band.
    ///   - compute: the statistic of predictions that have it; what several scores share is computed in them once.
    public init(
        name: String, title: String, definition: String, need: ScoreNeed = .variance, aim: ScoreAim? = nil,
        compute: @escaping @Sendable (inout ObservedPredictions) -> Statistic
    ) {
        self.name = name
        self.title = title
        self.definition = definition
        self.need = need
        self.aim = aim
        self.compute = compute
    }

    /// Which part of the predictive distribution a value was computed from.
    public enum Form: String, Sendable {
        /// The predictive mean alone.
        case mean
        /// The predictive mean and standard deviation.
        case moments
        /// A normal distribution with the predictive mean and variance.
        case gaussian = "Gaussian"
        /// The mixture of all draws with their noise.
        case mixture
        /// The draws as points, where the method models no noise.
        case draws
        /// The quantiles of a method that gives nothing else.
        case quantiles
        /// The interval of a method that gives nothing else.
        case intervals
    }

    /// The score as a quantity of points.
    func statistic(_ predictions: inout ObservedPredictions) -> Statistic {
        predictions.obstacle(to: need).map(Statistic.undefined) ?? compute(&predictions)
    }

    /// Scores predictions against observations.
    public func value(_ predictions: inout ObservedPredictions) -> ScoreResult {
        statistic(&predictions).value(resamples: predictions.resampling(), bootstrap: predictions.bootstrap)
    }

    /// Scores predictions against observations by several scores, in their order, at most `workers` at a time.
    public static func values(
        _ scores: [Score], _ predictions: inout ObservedPredictions, workers: Int
    ) async -> [ScoreResult] {
        await predictions.prepare(workers: workers)
        let prepared = predictions
        return await Workers(workers).map(scores) { score in
            var own = prepared
            return score.value(&own)
        }
    }
}

/// A score's value with its bootstrap interval.
public struct ScoreValue: Sendable, Equatable {
    /// The score on all points.
    public let value: Double
    /// The lower end of the interval; NaN where there is one point.
    public let low: Double
    /// The upper end of the interval; NaN where there is one point.
    public let high: Double
    /// What it was computed from.
    public let form: Score.Form
    /// The number of points.
    public let pointCount: Int
}

/// What scoring gives.
public enum ScoreResult: Sendable, Equatable {
    /// The score has a value.
    case value(ScoreValue)
    /// The score does not exist for these predictions; the sentence says why.
    case undefined(reason: String)

    /// The value, if there is one.
    public var value: ScoreValue? {
        if case .value(let value) = self { value } else { nil }
    }
}
