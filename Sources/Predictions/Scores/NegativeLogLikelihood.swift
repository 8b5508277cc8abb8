extension Score {
    /// Negative log-likelihood of the observations under the mixture of all draws.
    public static let negativeLogLikelihood = Score(
        name: "negative-log-likelihood", title: "NLL",
        definition: "Negative log-likelihood of the mixture of all draws: −mean ln[(1/S) Σₛ N(y; μₛ, σₛ²)].",
        need: .density
    ) { predictions in
        guard let logDensity = predictions.logDensity else {
            return .undefined(
                "The method models no noise: its draws are points without a density, so observations have no likelihood."
            )
        }
        return .mean(logDensity.map { -$0 }, form: .mixture)
    }
}
