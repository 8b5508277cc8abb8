extension Score {
    /// The area between the sparsification curve by predictive σ and the one by error (AUSE).
    public static let sparsificationError = Score(
        name: "ause", title: "AUSE",
        definition:
            "Area under the sparsification error: mean over f = 0, 0.01, …, 0.99 of [RMSE without the share f of "
            + "largest σ − RMSE without the share f of largest error] / RMSE of all; 0 if σ orders the errors perfectly. "
            + "For quantiles and intervals their width stands in for σ: only the order counts.",
        need: .spread, aim: .low
    ) { predictions in
        let squares = predictions.error.map { $0 * $0 }
        let deviation = predictions.deviationOrder
        let error = predictions.errorOrder
        return .ofWeights(pointCount: squares.count, form: predictions.momentsForm) { units in
            let deviation = SparsificationCurve.Order(deviation, squares: squares, units: units)
            let error = SparsificationCurve.Order(error, squares: squares, units: units)
            return { SparsificationCurve(deviation: deviation, error: error, weights: $0).area }
        }
    }
}
