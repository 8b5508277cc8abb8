extension Score {
    /// Continuous ranked probability score of the predictive distribution in its exact form.
    public static let continuousRankedProbability = Score(
        name: "crps", title: "CRPS",
        definition:
            "Continuous ranked probability score, ∫(F(t) − 1[y ≤ t])² dt, averaged over points: for the mixture "
            + "(1/S)ΣA(y − μₛ, σₛ²) − (1/2S²)ΣΣA(μᵢ − μⱼ, σᵢ² + σⱼ²) with A(m, v) = 2√v φ(m/√v) + m(2Φ(m/√v) − 1); "
            + "without noise the fair ensemble form (1/S)Σ|y − μₛ| − (1/2S(S − 1))ΣΣ|μᵢ − μⱼ|; for quantiles the integral "
            + "itself, with F straight between them and what lies beyond the outermost placed on them.",
        need: .distribution, aim: .low
    ) { predictions in
        let samples = predictions.samples
        guard !samples.hasDraws || samples.modelsNoise || samples.drawCount > 1 else {
            return .undefined("The method gives a single draw without noise: the fair form needs two.")
        }
        return .mean(predictions.rankedProbability, form: predictions.distributionForm)
    }

    /// Continuous ranked probability score of a normal distribution with the predictive moments.
    public static let gaussianContinuousRankedProbability = Score(
        name: "crps-gaussian", title: "CRPS (Gaussian)",
        definition: "Continuous ranked probability score of a normal distribution with the predictive mean and total "
            + "variance: mean σ[z(2Φ(z) − 1) + 2φ(z) − 1/√π] with z = (y − μ*)/σ.", aim: .low
    ) { predictions in
        .mean(rankedProbability(error: predictions.error, deviation: predictions.moments.deviation), form: .gaussian)
    }

    private static func rankedProbability(error: [Double], deviation: [Double]) -> [Double] {
        var result = error.map(abs)
        for first in stride(from: 0, to: error.count, by: 8) {
            let size = min(8, error.count - first)
            var (z, sigma) = (Lanes(), Lanes())
            for lane in 0..<size {
                sigma[lane] = deviation[first + lane]
                z[lane] = -error[first + lane] / deviation[first + lane]
            }
            let normal = StandardNormal.cumulative(z)
            // 1/√π
            let (slope, peak): (Lanes, Lanes) = (2 * normal.probability - 1, 2 * normal.density)
            let standard: Lanes = z * slope + peak - 0.564_189_583_547_756_287
            let scores: Lanes = sigma * standard
            for lane in 0..<size where sigma[lane] > 0 { result[first + lane] = scores[lane] }
        }
        return result
    }
}
