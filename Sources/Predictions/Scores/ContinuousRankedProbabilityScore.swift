extension Score {
    /// Continuous ranked probability score of the predictive distribution in its exact form.
    static let continuousRankedProbability = Score(
        name: "crps", title: "CRPS",
        definition:
            "Continuous ranked probability score, ∫(F(t) − 1[y ≤ t])² dt, averaged over points: for the mixture "
            + "(1/S)ΣA(y − μₛ, σₛ²) − (1/2S²)ΣΣA(μᵢ − μⱼ, σᵢ² + σⱼ²) with A(m, v) = 2√v φ(m/√v) + m(2Φ(m/√v) − 1); "
            + "without noise the fair ensemble form (1/S)Σ|y − μₛ| − (1/2S(S − 1))ΣΣ|μᵢ − μⱼ|; for quantiles the integral "
            + "itself, with F straight between them and what lies beyond the outermost placed on them.",
        direction: .lowerIsBetter, hasUnit: true, need: .distribution
    ) { predictions in
        let samples = predictions.samples
        guard !samples.hasDraws || samples.modelsNoise || samples.drawCount > 1 else {
            return .undefined("The method gives a single draw without noise: the fair form needs two.")
        }
        return .mean(predictions.rankedProbability, form: predictions.distributionForm)
    }

    /// Continuous ranked probability score of a normal distribution with the predictive moments.
    static let gaussianContinuousRankedProbability = Score(
        name: "crps-gaussian", title: "CRPS (Gaussian)",
        definition: "Continuous ranked probability score of a normal distribution with the predictive mean and total "
            + "variance: mean σ[z(2Φ(z) − 1) + 2φ(z) − 1/√π] with z = (y − μ*)/σ.",
        direction: .lowerIsBetter, hasUnit: true
    ) { predictions in
        let deviation = predictions.moments.deviation
        return .mean(
            zip(predictions.error, deviation).map { error, deviation in
                guard deviation > 0 else { return abs(error) }
                let z = -error / deviation
                let center = z * (2 * StandardNormal.cumulative(z) - 1) + 2 * StandardNormal.density(z)
                // 1/√π
                return deviation * (center - 0.564_189_583_547_756_287)
            }, form: .gaussian)
    }
}
