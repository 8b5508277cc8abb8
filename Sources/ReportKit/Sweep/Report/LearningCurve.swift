import Predictions
import Training

/// How a method on a data set does with fewer rows, and what more of them would do.
struct LearningCurve: Sendable {
    /// What came of a share of the rows, of each repetition; NaN where there is nothing.
    struct Step: Sendable, Equatable {
        /// The share, in percent.
        let share: Int
        /// The rows learned from.
        let rows: Double
        /// CRPS: `[R]`.
        let scores: [Double]
        /// The mean epistemic σ: `[R]`.
        let deviations: [Double]
    }

    /// How many times the rows there are halve the epistemic σ.
    struct Halving: Sendable, Equatable {
        /// The factor; nil if σ does not fall with the rows.
        let factor: Double?
        /// Where it lies with 95 %; without an upper end if σ may not fall at all, nil if nothing can be said.
        let low, high: Double?
    }

    let method: SweepResults.Method
    let dataSet: SweepResults.Name
    /// From the fewest rows to all.
    let steps: [Step]

    /// The mean epistemic σ at the test points, as a unit files it.
    static let deviation = ScoreKey("epistemic-deviation")

    /// What would halve the epistemic σ, if it goes on falling with the rows as it did: a straight line through its
    /// logarithm over that of the rows for each repetition, whose slopes vary by chance (Student's interval).
    var halving: Halving? {
        let count = steps.map(\.deviations.count).min() ?? 0
        let slopes = (0..<count).map { repetition in
            Self.slope(
                steps.compactMap { step in
                    let value = step.deviations[repetition]
                    return value > 0 && step.rows > 0 ? (naturalLogarithm(step.rows), naturalLogarithm(value)) : nil
                })
        }.filter(\.isFinite)
        guard !slopes.isEmpty else { return nil }
        let mean = slopes.reduce(0, +) / Double(slopes.count)
        let interval = RepeatedDifference(slopes, slopes.map { _ in 0 })
        return Halving(
            factor: Self.factor(mean), low: interval.flatMap { Self.factor($0.low) },
            high: interval.flatMap { Self.factor($0.high) })
    }

    /// By what rows are multiplied to halve σ; nil if it does not fall.
    private static func factor(_ slope: Double) -> Double? {
        guard slope < 0 else { return nil }
        return ExactExponential.exp(naturalLogarithm(2) / -slope)
    }

    /// The slope of a straight line by least squares; NaN through fewer than two places.
    private static func slope(_ points: [(x: Double, y: Double)]) -> Double {
        let count = Double(points.count)
        let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
        let spread = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
        return spread > 0 ? points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / spread : .nan
    }
}
