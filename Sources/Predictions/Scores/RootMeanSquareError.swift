extension Score {
    /// Root mean square error of the predictive mean.
    public static let rootMeanSquareError = Score(
        name: "rmse", title: "RMSE",
        definition: "Root mean square error of the predictive mean: √(mean (μ* − y)²).",
        need: .centre, aim: .low
    ) { predictions in
        .ofMeans([predictions.error.map { $0 * $0 }], form: predictions.centreForm) { $0[0].squareRoot() }
    }
}
