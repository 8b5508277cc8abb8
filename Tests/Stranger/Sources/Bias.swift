import Predictions

extension Score {
    /// A score of one's own: by how much predictions are too high on average.
    static let bias = Score(
        name: "bias", title: "bias", definition: "Mean of μ* − y: how much too high predictions are.", need: .centre
    ) { predictions in
        .mean(predictions.error, form: .mean)
    }
}
