import Predictions

/// What is fitted to a method's predictions after training, with rows that nothing has learned from.
enum Adjustment: Sendable, Equatable {
    /// What holds observations with a guarantee: intervals of a level, or a whole distribution.
    case conformal(Conformal, level: Double)
    /// One factor on the total variance, or quantiles that hold what they say.
    case recalibration(Recalibration)

    /// The kinds of conformal prediction by the name that `--conformal` takes.
    enum Conformal: String, Sendable, CaseIterable {
        /// Intervals around the mean, as wide as a number of σ.
        case split
        /// The method's own intervals, widened or narrowed.
        case cqr
        /// The whole predictive distribution.
        case distribution
    }

    /// The ways of recalibrating by the name that `--recalibrate` takes.
    enum Recalibration: String, Sendable, CaseIterable {
        /// One factor on the total variance.
        case variance
        /// Quantiles moved to where they hold what they say.
        case isotonic
    }

    /// What is added to the name of the method.
    var name: String {
        switch self {
        case .conformal(let kind, _): "conformal-\(kind.rawValue)"
        case .recalibration(.variance): "variance-scaling"
        case .recalibration(.isotonic): "isotonic"
        }
    }

    /// What is added to the title of the method.
    var title: String {
        switch self {
        case .conformal(.split, _): "conformal"
        case .conformal(.cqr, _): "CQR"
        case .conformal(.distribution, _): "conformal distribution"
        case .recalibration(.variance): "variance scaling"
        case .recalibration(.isotonic): "isotonic"
        }
    }

    /// The fewest rows that it can be fitted to.
    var leastRowCount: Int {
        switch self {
        case .conformal(_, let level): ConformalPrediction.leastRowCount(level: level)
        // Fewer would say more of chance than of the method.
        case .recalibration: 10
        }
    }

    /// Fits it to predictions at calibration rows and what was observed there.
    func fit(
        _ calibration: PredictionSamples, observed: [Double], on path: KernelPath
    ) throws(PredictionError) -> FittedAdjustment {
        switch self {
        case .conformal(.split, let level):
            .conformal(try ConformalPrediction(.split, level: level, calibration: calibration, observed: observed))
        case .conformal(.cqr, let level):
            .conformal(try ConformalPrediction(.cqr, level: level, calibration: calibration, observed: observed))
        case .conformal(.distribution, let level):
            .distribution(
                try ConformalDistribution(calibration: calibration, observed: observed, level: level, on: path))
        case .recalibration(.variance):
            .variance(try VarianceScaling(calibration: calibration, observed: observed))
        case .recalibration(.isotonic):
            .isotonic(try IsotonicRecalibration(calibration: calibration, observed: observed, on: path))
        }
    }
}
