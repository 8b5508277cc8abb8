extension Score {
    /// Mean absolute error of the predictive mean.
    public static let meanAbsoluteError = Score(
        name: "mae", title: "MAE",
        definition: "Mean absolute error of the predictive mean: mean |μ* − y|.",
        need: .centre, aim: .low
    ) { predictions in
        .mean(predictions.error.map(abs), form: predictions.centreForm)
    }
}
