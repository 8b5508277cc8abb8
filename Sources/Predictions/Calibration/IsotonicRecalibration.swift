/// Quantiles moved to where they hold as many observations as they say, whatever the shape of the error
/// (Kuleshov, Fenner & Ermon 2018, arXiv:1807.00263).
///
/// Isotonic regression of the observed frequency on the predicted probability, at rows that the model has not learned
/// from, gives a rising function R; the recalibrated distribution function is R(F(y)), hence its quantile of level τ is the
/// method's own of level R⁻¹(τ). Between rows R is straight, from (0, 0) to (1, 1). The frequency of a row is its rank
/// less one half over their number, so that both ends are treated alike.
public struct IsotonicRecalibration: Sendable, Equatable {
    /// The K predicted probabilities that R is known at, rising from 0 to 1: `[K]`.
    public let predicted: [Double]
    /// R there, rising from 0 to 1: `[K]`.
    public let observed: [Double]
    /// The number of rows that R comes from.
    public let rowCount: Int

    /// The levels of the recalibrated quantiles: the ends of the intervals that are scored, and twentieths between: `[23]`.
    public static let levels = tails + [0.5] + tails.reversed().map { 1 - $0 }
    private static let tails = [0.005, 0.02275, 0.05, 0.1, 0.15865, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45]

    /// Fits R.
    ///
    /// - Parameters:
    ///   - calibration: predictions at rows that the model has not learned from.
    ///   - observed: the observation at each of them: `[N]`.
    ///   - path: the kind of CPU that computes; it changes nothing in R.
    /// - Throws: ``PredictionError`` if the counts differ, no row has a prediction, or the method gives an interval, which
    ///   has no distribution function.
    public init(
        calibration: PredictionSamples, observed: [Double], on path: KernelPath = .best
    ) throws(PredictionError) {
        guard calibration.hasDistribution else { throw .noDistribution }
        var predictions = try ObservedPredictions(calibration, observed: observed, on: path)
        self.init(predictions.transform)
    }

    /// Fits R to transforms of observations.
    init(_ transform: ProbabilityIntegralTransform) {
        let sorted = transform.values.sorted()
        let count = Double(sorted.count)
        // Rows of one predicted probability are one place with their mean frequency.
        var places: [(probability: Double, sum: Double, weight: Double)] = []
        for (rank, probability) in sorted.enumerated() {
            let frequency = (Double(rank) + 0.5) / count
            if let last = places.last, last.probability == probability {
                places[places.count - 1] = (probability, last.sum + frequency, last.weight + 1)
            } else {
                places.append((probability, frequency, 1))
            }
        }
        let fitted = IsotonicRegression.fit(
            places.map { $0.sum / $0.weight }, weights: places.map(\.weight))
        predicted = [0] + places.map(\.probability) + [1]
        self.observed = [0] + fitted + [1]
        rowCount = sorted.count
    }

    /// The level of the method's own quantile that is the recalibrated one of a level: R⁻¹.
    ///
    /// It stays a billionth away from 0 and 1, where quantiles are infinite.
    public func level(for level: Double) -> Double {
        let end = observed.firstIndex { $0 >= level } ?? observed.count - 1
        let start = max(end - 1, 0)
        let rise = observed[end] - observed[start]
        let share = rise > 0 ? (level - observed[start]) / rise : 0
        return min(max(predicted[start] + share * (predicted[end] - predicted[start]), 1e-9), 1 - 1e-9)
    }

    /// Recalibrated quantiles of other predictions of the same model.
    ///
    /// Beyond the outermost quantile of a method that gives quantiles, that one stands.
    ///
    /// - Throws: ``PredictionError/noDistribution`` if they are an interval alone, ``PredictionError/allMissing`` if no
    ///   quantile is finite.
    public func adjusting(_ samples: PredictionSamples) throws(PredictionError) -> PredictionSamples {
        guard samples.hasDistribution else { throw .noDistribution }
        var own = Self.levels.map(level)
        if case .quantiles(let quantiles) = samples.form {
            own = own.map { min(max($0, quantiles.range.lowerBound), quantiles.range.upperBound) }
        }
        let rows = samples.quantiles(own)
        // Levels that rise by less than a quantile's rounding must not fall.
        var values: [Float] = []
        for row in rows {
            let previous = values.suffix(samples.pointCount)
            values += values.isEmpty ? row.map { Float($0) } : zip(row, previous).map { max(Float($0), $1) }
        }
        return PredictionSamples(try PredictiveQuantiles(levels: Self.levels, values: values))
    }
}
