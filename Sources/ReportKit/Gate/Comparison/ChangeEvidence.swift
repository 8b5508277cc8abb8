import Predictions

/// By how much a number is worse than before, and how surely.
///
/// Where both predict at the same points, what chance there is comes of the seed of the models. Its variance is estimated
/// twice: by the spread over the seeds, as far as there are several, and by how much the two differ from point to point,
/// as if the points knew nothing of each other. Their sum errs on the side of silence. Where the points of the baseline
/// are not known, the intervals of both over the points take the place of the latter. Degrees of freedom are those of
/// Satterthwaite 1946 (doi:10.2307/3002019).
struct ChangeEvidence: Sendable, Equatable {
    /// How the two were compared.
    enum Pairing: Sendable, Equatable {
        /// At the same points, so many of them.
        case points(Int)
        /// By the interval of each.
        case intervals
    }

    /// By how much it is worse, in the unit of the score; negative where it is better.
    let worsening: Double
    /// Where that lies with 95 %.
    let low, high: Double
    /// By how much it may be worse.
    let margin: Double
    /// The probability of seeing that much, or more, if it were worse by no more than the margin.
    let probabilityIfNotWorse: Double
    /// The same for better.
    let probabilityIfNotBetter: Double
    /// How the two were compared.
    let pairing: Pairing
    /// The seeds of the models on each side.
    let seeds: Seeds

    /// The number of models on each side.
    struct Seeds: Sendable, Equatable {
        let before, after: Int
        /// Whether nobody knows how a model of one side differs from others of its kind.
        var isOneModel: Bool { min(before, after) < 2 }
    }

    /// Judges a difference.
    ///
    /// - Parameters:
    ///   - before: how bad each seed of the baseline was; one at least.
    ///   - after: the same of the new results.
    ///   - worsening: the difference of means.
    ///   - points: the standard deviation of the difference over points, and its degrees of freedom.
    ///   - pairing: how that was found.
    ///   - margin: by how much it may be worse.
    init(
        before: [Double], after: [Double], worsening: Double, points: (deviation: Double, freedom: Double),
        pairing: Pairing, margin: Double
    ) {
        let (own, other) = (Double(before.count), Double(after.count))
        let share = 1 / own + 1 / other
        // Of a pair of models, each has half of the variance.
        let first =
            pairing == .intervals
            ? points.deviation * points.deviation : share * points.deviation * points.deviation / 2
        let freedom = own + other - 2
        let squares = Self.squares(before) + Self.squares(after)
        let second = freedom > 0 ? share * squares / freedom : 0
        let variance = first + second
        let parts = first * first / max(1, points.freedom) + (freedom > 0 ? second * second / freedom : 0)
        let law = StudentDistribution(
            location: 0, scale: 1, freedom: parts > 0 ? max(1.001, variance * variance / parts) : 1e6)
        let error = variance.squareRoot()
        func tail(_ excess: Double) -> Double {
            guard error > 0 else { return excess > 0 ? 0 : 1 }
            return 1 - law.cumulative(at: excess / error)
        }
        let reach = error > 0 ? law.quantile(0.975) * error : 0
        self.worsening = worsening
        low = worsening - reach
        high = worsening + reach
        self.margin = margin
        probabilityIfNotWorse = tail(worsening - margin)
        probabilityIfNotBetter = tail(-worsening - margin)
        self.pairing = pairing
        seeds = Seeds(before: before.count, after: after.count)
    }

    private static func squares(_ values: [Double]) -> Double {
        let mean = values.reduce(0, +) / Double(values.count)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}
