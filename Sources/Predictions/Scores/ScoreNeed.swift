/// What predictions must have for a score to exist.
public enum ScoreNeed: Sendable, Equatable {
    /// A single value at each point.
    case centre
    /// A single value at each point, and a number that is larger where the method is less certain.
    case spread
    /// A variance, which quantiles and intervals don't have.
    case variance
    /// The distribution function between its tails.
    case distribution
    /// A density, tails included.
    case density
    /// An interval of this probability.
    case interval(Double)
}

extension ObservedPredictions {
    /// Why a score does not exist for predictions of this form, as a sentence; nil if it does.
    ///
    /// Draws have everything that their noise allows, which their scores look after themselves.
    func obstacle(to need: ScoreNeed) -> String? {
        switch samples.form {
        case .draws:
            samples.isPointPrediction && need != .centre
                ? "The method gives a single prediction at each point, which carries no uncertainty." : nil
        case .quantiles(let quantiles): obstacle(to: need, quantiles)
        case .interval(let interval): obstacle(to: need, interval)
        }
    }

    private func obstacle(to need: ScoreNeed, _ quantiles: PredictiveQuantiles) -> String? {
        switch need {
        case .centre, .spread, .distribution: return nil
        case .variance: return "The method gives quantiles, which have no variance."
        case .density: return "The method gives quantiles, which say nothing of the density in the tails."
        case .interval(let level):
            let (low, high) = (quantiles.range.lowerBound, quantiles.range.upperBound)
            guard quantiles.known((1 - level) / 2) < low || quantiles.known((1 + level) / 2) > high else { return nil }
            let text = PredictiveInterval.text
            return "The method gives quantiles from \(text(low)) to \(text(high)), between which "
                + "no central interval of \(text(level)) lies."
        }
    }

    private func obstacle(to need: ScoreNeed, _ interval: PredictiveInterval) -> String? {
        let own = "The method gives an interval of \(interval.levelText) alone"
        return switch need {
        case .centre, .spread: interval.centre == nil ? "\(own), without a value in it." : nil
        case .variance, .distribution, .density: "\(own)."
        case .interval(let level): interval.isOf(level) ? nil : "\(own)."
        }
    }

    /// The form of what is read from the single value at each point.
    var centreForm: Score.Form { samples.hasDraws ? .mean : distributionForm }

    /// The form of what is read from that value and the order of the points' uncertainties.
    var momentsForm: Score.Form { samples.hasDraws ? .moments : distributionForm }

    /// The form of everything that is read from the whole predictive distribution.
    var distributionForm: Score.Form {
        switch samples.form {
        case .draws: samples.modelsNoise ? .mixture : .draws
        case .quantiles: .quantiles
        case .interval: .intervals
        }
    }

    /// A number for each point that is larger where the method is less certain: the total variance, or the width of the
    /// narrowest interval of a method without variances: `[N]`.
    public var spread: [Double] {
        mutating get { moments.intervals.last?.width ?? moments.total }
    }
}
