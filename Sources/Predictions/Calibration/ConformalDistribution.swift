/// A whole predictive distribution with a guarantee, whatever the model and the data: a split conformal predictive system
/// (Vovk and others 2018, doi:10.1007/s10994-018-5755-8; 2020, doi:10.1016/j.neucom.2019.07.110).
///
/// Rows that the model has not learned from tell by how much an observation lies above its prediction, in units of σ where
/// there is one. Of n such residuals r in rising order, μ* + r₍ᵢ₎ σ is the quantile of level i/(n + 1): if calibration rows
/// and the new one are exchangeable and no two residuals are equal, the new observation lies below it with just that
/// probability. A level between two of these has the quantile of the one away from the median.
public struct ConformalDistribution: Sendable, Equatable {
    /// The residuals of the calibration rows, rising: `[n]`; in units of σ if ``isNormalised``, else in those of the target.
    public let residuals: [Double]
    /// Whether residuals are measured in units of σ.
    public let isNormalised: Bool
    /// The levels of the quantiles, rising: `[L]`.
    public let levels: [Double]
    /// For each level, the residual that makes its quantile: `[L]`.
    let steps: [Double]

    /// The number of rows that the residuals come from, n.
    public var rowCount: Int { residuals.count }

    /// Finds the residuals.
    ///
    /// - Parameters:
    ///   - calibration: predictions at rows that the model has not learned from; rows without a finite one are left out.
    ///   - observed: the observation at each of them: `[N]`.
    ///   - level: the probability of a central interval whose ends are to be among the quantiles.
    ///   - path: the kind of CPU that computes; it changes nothing in the residuals.
    /// - Throws: ``PredictionError`` if the counts differ, or the rows are too few for the level.
    public init(
        calibration: PredictionSamples, observed: [Double], level: Double, on path: KernelPath = .best
    ) throws(PredictionError) {
        var predictions = try ObservedPredictions(calibration, observed: observed, on: path)
        let moments = predictions.moments
        isNormalised =
            moments.hasVariance && !calibration.isPointPrediction && !moments.total.contains { $0 <= 0 }
        let units = isNormalised ? moments.deviation : moments.mean.map { _ in 1 }
        let residuals = zip(predictions.error, units).map { -$0 / $1 }.filter(\.isFinite).sorted()
        let least = ConformalPrediction.leastRowCount(level: level)
        guard residuals.count >= least else {
            throw .shape(what: "calibration rows", expected: least, found: residuals.count)
        }
        self.residuals = residuals
        let ladder = Self.levels(with: level).compactMap { level in
            Self.ranks(of: level, rowCount: residuals.count).map {
                (level: level, step: (residuals[$0.lowerBound - 1] + residuals[$0.upperBound - 1]) / 2)
            }
        }
        levels = ladder.map(\.level)
        steps = ladder.map(\.step)
    }

    /// The quantiles at the points of other predictions of the same model.
    ///
    /// - Throws: ``PredictionError/allMissing`` if none of them is finite.
    public func adjusting(_ samples: PredictionSamples) throws(PredictionError) -> PredictionSamples {
        let moments = PredictiveMoments(samples)
        let units = isNormalised ? moments.deviation : moments.mean.map { _ in 1 }
        let values = steps.flatMap { step in zip(moments.mean, units).map { Float($0 + step * $1) } }
        return PredictionSamples(try PredictiveQuantiles(levels: levels, values: values))
    }

    /// Hundredths, and the ends of the central intervals that are scored and of one more, rising.
    private static func levels(with level: Double) -> [Double] {
        let tails = (Score.intervalLevels.map(\.level) + [level]).map { (1 - $0) / 2 }
        let all = tails + tails.map { 1 - $0 } + (1...99).map { Double($0) / 100 }
        var levels: [Double] = []
        for level in all.sorted() where levels.last.map({ level - $0 > 1e-9 }) ?? true { levels.append(level) }
        return levels
    }

    /// Between which residuals, counted from 1 in rising order, the quantile of a level lies in the middle; nil where there
    /// are too few.
    ///
    /// Where no residual has just this level it is the next one away from the median, so that a central interval holds at
    /// least what it says.
    private static func ranks(of level: Double, rowCount: Int) -> ClosedRange<Int>? {
        let whole = Double(rowCount + 1)
        // Products such as 20 · 0.05 must not be rounded down to the integer before.
        let fromEnd = Int((min(level, 1 - level) * whole + 1e-9).rounded(.down))
        guard fromEnd >= 1 else { return nil }
        let mirrored = rowCount + 1 - fromEnd
        if abs(level - 0.5) < 1e-9 { return min(fromEnd, mirrored)...max(fromEnd, mirrored) }
        return level < 0.5 ? fromEnd...fromEnd : mirrored...mirrored
    }
}
