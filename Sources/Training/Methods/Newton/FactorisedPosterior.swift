/// A Gaussian on every weight whose precision is N times a curvature: σ² = 1 / (λ (h + δ)), with λ the number of
/// observations and δ the prior's share of the curvature (Shen and others 2024, arXiv:2402.17641).
///
/// Its flat state holds the means, then the curvatures h.
struct FactorisedPosterior {
    /// The number of weights.
    let count: Int
    /// λ: the number of observations that the likelihood counts for.
    let observations: Float
    /// δ: the prior's precision over λ, of each weight.
    let decay: [Float]

    /// - Parameters:
    ///   - network: its weights have the prior that the settings say; what follows them has N(0, σ²).
    ///   - extra: the number of weights that follow those of the network.
    ///   - observations: the number of rows, divided by the factor on the divergence.
    init(network: Network, extra: Int, settings: VariationalSettings, observations: Int) {
        count = network.parameterCount + extra
        // Without any divergence the posterior would have no width to learn from.
        self.observations = Float(Double(observations) / max(settings.divergenceWeight, 1e-6))
        let plain = 1 / (self.observations * Float(settings.priorDeviation * settings.priorDeviation))
        decay =
            settings.priorScale.widths(of: network).flatMap { width in
                [Float](repeating: plain / Float(width.factor * width.factor), count: width.range.count)
            } + [Float](repeating: plain, count: extra)
    }

    /// The standard deviation of a weight.
    func deviation(_ index: Int, hessian: Float) -> Float {
        1 / (observations * (hessian + decay[index])).squareRoot()
    }

    /// weights = means + σ ⊙ normals.
    func draw(_ weights: Floats, from state: ConstantFloats, normals: ConstantFloats) {
        let hessian = state + count
        for index in 0..<count {
            weights[index] = state[index] + deviation(index, hessian: hessian[index]) * normals[index]
        }
    }

    /// KL(q ‖ p) in nats.
    ///
    /// - Parameter scratch: room for `count` numbers.
    func divergence(_ state: ConstantFloats, scratch: Floats, kernels: Kernels) -> Double {
        let hessian = state + count
        var total = 0.0
        for index in 0..<count {
            // The prior's variance is 1 / (λδ).
            let precision = (hessian[index] + decay[index]) / decay[index]
            scratch[index] = precision
            let misfit: Float = state[index] * state[index] * observations * decay[index]
            total += 0.5 * Double(1 / precision + misfit - 1)
        }
        kernels.log(scratch, scratch, count: count)
        for index in 0..<count { total += 0.5 * Double(scratch[index]) }
        return total
    }
}
