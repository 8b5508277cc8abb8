import Predictions

/// An adjustment with what it has learned from the calibration rows.
enum FittedAdjustment: Sendable, Equatable {
    case conformal(ConformalPrediction)
    case distribution(ConformalDistribution)
    case variance(VarianceScaling)
    case isotonic(IsotonicRecalibration)

    /// Other predictions of the same method, adjusted.
    func adjusting(_ samples: PredictionSamples) throws(PredictionError) -> PredictionSamples {
        let adjusted =
            switch self {
            case .conformal(let fitted): try fitted.adjusting(samples)
            case .distribution(let fitted): try fitted.adjusting(samples)
            case .variance(let fitted): try fitted.adjusting(samples)
            case .isotonic(let fitted): try fitted.adjusting(samples)
            }
        return adjusted.drawn(as: samples.bandLevel)
    }

    /// The number of calibration rows.
    var rowCount: Int {
        switch self {
        case .conformal(let fitted): fitted.rowCount
        case .distribution(let fitted): fitted.rowCount
        case .variance(let fitted): fitted.rowCount
        case .isotonic(let fitted): fitted.rowCount
        }
    }
}
