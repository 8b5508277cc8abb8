/// A Gaussian on every weight whose precision is N times a curvature: σ² = 1 / (λ (h + δ)), with λ the number of
/// observations and δ the prior's share of the curvature (Shen and others 2024, arXiv:2402.17641).
///
/// Its flat state holds the means, then the curvatures h.
struct FactorisedPosterior {
    /// The number of weights.
    let count: Int
    /// λ: the number of observations that the likelihood counts for.
    let observations: Float
    /// δ: the prior's precision over λ.
    let decay: Float
    private let settings: VariationalSettings

    /// - Parameter observations: the number of rows, divided by the factor on the divergence.
    init(count: Int, settings: VariationalSettings, observations: Int) {
        self.count = count
        self.settings = settings
        // Without any divergence the posterior would have no width to learn from.
        self.observations = Float(Double(observations) / max(settings.divergenceWeight, 1e-6))
        decay = 1 / (self.observations * Float(settings.priorDeviation * settings.priorDeviation))
    }

    /// The standard deviation of a weight.
    func deviation(hessian: Float) -> Float {
        1 / (observations * (hessian + decay)).squareRoot()
    }

    /// weights = means + σ ⊙ normals.
    func draw(_ weights: Floats, from state: ConstantFloats, normals: ConstantFloats) {
        let hessian = state + count
        for index in 0..<count {
            weights[index] = state[index] + deviation(hessian: hessian[index]) * normals[index]
        }
    }

    /// KL(q ‖ p) in nats.
    ///
    /// - Parameter scratch: room for `count` numbers.
    func divergence(_ state: ConstantFloats, scratch: Floats, kernels: Kernels) -> Double {
        let variance = Float(settings.priorDeviation * settings.priorDeviation)
        let hessian = state + count
        var total = 0.0
        for index in 0..<count {
            let precision = variance * observations * (hessian[index] + decay)
            scratch[index] = precision
            total += 0.5 * Double(1 / precision + state[index] * state[index] / variance - 1)
        }
        kernels.log(scratch, scratch, count: count)
        for index in 0..<count { total += 0.5 * Double(scratch[index]) }
        return total
    }
}
