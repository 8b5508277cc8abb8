extension Score {
    /// Negative log-likelihood of the observations under a normal distribution with the predictive moments.
    public static let gaussianNegativeLogLikelihood = Score(
        name: "negative-log-likelihood-gaussian", title: "NLL (Gaussian)",
        definition: "Negative log-likelihood of a normal distribution with the predictive mean and total variance: "
            + "mean [½ ln(2πσ²) + (y − μ*)² / (2σ²)]. Where the method models no noise, σ² is epistemic alone.",
        aim: .low
    ) { predictions in
        let total = predictions.moments.total
        guard total.allSatisfy({ $0 > 0 }) else {
            return .undefined("The predictive variance is zero at some point, where no density exists.")
        }
        return .mean(
            zip(predictions.error, total).map { error, variance in
                // ½ ln 2π = 0.9189…
                0.918_938_533_204_672_742 + 0.5 * (naturalLogarithm(variance) + error * error / variance)
            }, form: .gaussian)
    }
}
