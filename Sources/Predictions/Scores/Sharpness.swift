extension Score {
    /// The root mean square of the predictive standard deviation.
    public static let sharpness = Score(
        name: "sharpness", title: "sharpness",
        definition: "Root mean square of the total predictive standard deviation: √(mean σ²). It says nothing about "
            + "observations: among calibrated predictions the sharper are better."
    ) { predictions in
        .ofMeans([predictions.moments.total], form: .moments) { $0[0].squareRoot() }
    }
}
