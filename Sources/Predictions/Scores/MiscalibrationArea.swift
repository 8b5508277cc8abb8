extension Score {
    /// The area between the calibration curve and the diagonal.
    public static let miscalibrationArea = Score(
        name: "miscalibration-area", title: "miscalibration area",
        definition: "Area between the calibration curve p ↦ mean 1[F(y) ≤ p] and the diagonal, "
            + "∫₀¹ |mean 1[F(y) ≤ p] − p| dp: 0 if calibrated, at most 0.5.",
        need: .distribution, aim: .low
    ) { predictions in
        let transform = predictions.transform
        let levels = CalibrationCurve.defaultLevels
        let bins = CalibrationCurve.bins(of: transform, levels: levels)
        return .ofWeights(pointCount: bins.count, form: predictions.distributionForm) { units in
            { CalibrationCurve(bins: bins, units: units, weights: $0, levels: levels).area }
        }
    }
}
