extension Score {
    /// The share of the observations' variance that the predictive mean explains.
    public static let coefficientOfDetermination = Score(
        name: "r-squared", title: "R²",
        definition: "Share of the observations' variance that the predictive mean explains: "
            + "1 − Σ(μ* − y)² / Σ(y − ȳ)²; 0 for a constant guess at ȳ, negative for worse.",
        need: .centre, aim: .high
    ) { predictions in
        // Centred first, so that the mean square less the squared mean loses nothing to a large mean.
        let center = predictions.observed.reduce(0, +) / Double(predictions.observed.count)
        let centered = predictions.observed.map { $0 - center }
        return .ofMeans(
            [predictions.error.map { $0 * $0 }, centered, centered.map { $0 * $0 }], form: predictions.centreForm
        ) { means in
            let variance = means[2] - means[1] * means[1]
            return variance > 0 ? 1 - means[0] / variance : .nan
        }
    }
}
