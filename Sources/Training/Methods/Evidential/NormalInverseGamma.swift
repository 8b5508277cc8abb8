internal import Predictions

/// A distribution over mean and variance of an observation: σ² is inverse-gamma with shape α and scale β, and the mean
/// is N(γ, σ²/ν) given σ² (Amini and others 2020, arXiv:1910.02600).
struct NormalInverseGamma: Equatable {
    /// The mean of the mean.
    var gamma: Double
    /// How many observations the mean is worth.
    var nu: Double
    /// The shape of the variance's distribution, above 1: half the observations that the variance is worth.
    var alpha: Double
    /// The scale of the variance's distribution.
    var beta: Double

    /// The names of a network's four outputs.
    static let heads = ["mean", "evidence for the mean", "evidence for the variance", "scale of the variance"]

    /// Reads four outputs of a network: a mean, and what becomes positive through log(1 + eˣ).
    init(outputs: SIMD4<Double>) {
        let floor = Double(Noise.varianceFloor)
        gamma = outputs[0]
        nu = ExactExponential.softplus(outputs[1]) + floor
        alpha = ExactExponential.softplus(outputs[2]) + 1 + floor
        beta = ExactExponential.softplus(outputs[3]) + floor
    }

    /// The expected variance of an observation: β / (α − 1).
    var aleatoricVariance: Double { beta / (alpha - 1) }
    /// The variance of the mean: β / (ν (α − 1)).
    var epistemicVariance: Double { aleatoricVariance / nu }

    /// The distribution of an observation in the units of the target: Student's t with 2α degrees of freedom.
    func predictive(in target: Standardisation) -> StudentDistribution {
        StudentDistribution(
            location: target.restored(gamma),
            scale: target.deviation * (beta * (1 + nu) / (nu * alpha)).squareRoot(), freedom: 2 * alpha)
    }

    /// The negative log-likelihood of an observation – Student's t with 2α degrees of freedom – without ½ log 2π, and
    /// its derivatives by γ, ν, α, β.
    func loss(_ y: Double) -> (value: Double, gradient: SIMD4<Double>) {
        let residual = y - gamma
        let omega = 2 * beta * (1 + nu)
        let total = residual * residual * nu + omega
        let logRatio = ExactExponential.log(total / omega)
        let value =
            -0.5 * ExactExponential.log(2 * nu) + 0.5 * ExactExponential.log(total) + alpha * logRatio
            + GammaFunctions.logGamma(alpha) - GammaFunctions.logGamma(alpha + 0.5)
        let pull = (alpha + 0.5) / total
        return (
            value,
            SIMD4(
                -2 * pull * residual * nu,
                -0.5 / nu - alpha / (1 + nu) + pull * (residual * residual + 2 * beta),
                logRatio + GammaFunctions.digamma(alpha) - GammaFunctions.digamma(alpha + 0.5),
                -alpha / beta + 2 * pull * (1 + nu))
        )
    }

    /// The variances of `count` equally likely strata of σ², from the largest to the smallest: the mean of σ² within
    /// each, so that their mean is exactly ``aleatoricVariance``.
    func variances(strata count: Int) -> [Double] {
        // With g = β / σ² of shape α, E[1/g; g < q] = P(g′ < q) / (α − 1) for g′ of shape α − 1, and
        // P(g′ < q) = P(g < q) + qᵅ⁻¹ e⁻q / Γ(α).
        var edge = 0.0
        return (1...count).map { stratum in
            let below = edge
            edge = 0
            if stratum < count {
                edge = GammaFunctions.density(
                    GammaFunctions.quantile(Double(stratum) / Double(count), shape: alpha), shape: alpha)
            }
            return aleatoricVariance * max(1 + Double(count) * (edge - below), 0)
        }
    }

    /// The derivatives of ν, α and β by the outputs that they come from; that of γ is 1.
    static func slopes(outputs: SIMD4<Double>) -> SIMD4<Double> {
        func sigmoid(_ x: Double) -> Double { 1 / (1 + ExactExponential.exp(-x)) }
        return SIMD4(1, sigmoid(outputs[1]), sigmoid(outputs[2]), sigmoid(outputs[3]))
    }
}
