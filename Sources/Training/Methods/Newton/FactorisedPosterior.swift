internal import Slices

/// A Gaussian on every weight whose precision is N times a curvature: σ² = 1 / (λ (h + δ)), with λ the number of
/// observations and δ the prior's share of the curvature (Shen and others 2024, arXiv:2402.17641).
///
/// Its flat state holds the means, then the curvatures h.
struct FactorisedPosterior {
    /// The number of weights and of what follows them.
    let count: Int
    /// What stands where in a state.
    let layout: StateLayout
    /// λ: the number of observations that the likelihood counts for.
    let observations: Float
    /// δ: the prior's precision over λ, of each weight.
    let decay: [Float]

    /// - Parameters:
    ///   - network: its weights have the prior that the settings say; the level of its noise has N(0, σ²).
    ///   - observations: the number of rows, divided by the factor on the divergence.
    init(network: Network, settings: TrainingSettings, observations: Int) {
        count = network.layout.count
        layout = StateLayout([.means: count, .curvatures: count])
        // Without any divergence the posterior would have no width to learn from.
        self.observations = Float(Double(observations) / max(settings[BayesianNetwork.divergenceWeight], 1e-6))
        let prior = Prior(settings)
        let plain = 1 / (self.observations * Float(prior.deviation * prior.deviation))
        decay =
            prior.widths(of: network).flatMap { width in
                [Float](repeating: plain / Float(width.factor * width.factor), count: width.range.count)
            } + [Float](repeating: plain, count: network.noise.stateCount)
    }

    /// The standard deviation of a weight.
    func deviation(_ index: Int, hessian: Float) -> Float {
        1 / (observations * (hessian + decay[index])).squareRoot()
    }

    /// weights = means + σ ⊙ normals.
    func draw(_ weights: Floats, from state: ConstantFloats, normals: ConstantFloats) {
        let (means, hessian) = (state[layout[.means]], state[layout[.curvatures]])
        for index in 0..<count {
            weights[index] = means[index] + deviation(index, hessian: hessian[index]) * normals[index]
        }
    }

    /// KL(q ‖ p) in nats.
    ///
    /// - Parameter scratch: room for `count` numbers.
    func divergence(_ state: ConstantFloats, scratch: Floats, kernels: Kernels) -> Double {
        let (means, hessian) = (state[layout[.means]], state[layout[.curvatures]])
        var total = 0.0
        for index in 0..<count {
            // The prior's variance is 1 / (λδ).
            let precision = (hessian[index] + decay[index]) / decay[index]
            scratch[index] = precision
            let misfit: Float = means[index] * means[index] * observations * decay[index]
            total += 0.5 * Double(1 / precision + misfit - 1)
        }
        kernels.log(scratch, scratch, count: count)
        for index in 0..<count { total += 0.5 * Double(scratch[index]) }
        return total
    }
}
