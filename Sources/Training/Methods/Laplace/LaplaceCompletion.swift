/// Gives a trained network the precisions that the marginal likelihood of its Laplace approximation asks for.
///
/// Where the network is linear in the weights that vary – the last layer, or no hidden layer at all – these weights
/// move to the mode that belongs to the precisions, in turn with them, so that the result is exact Bayesian linear
/// regression. Elsewhere they stay where training left them, as in the paper.
struct LaplaceCompletion {
    let jacobian: Jacobian
    let problem: Problem

    /// The most turns; they stop when the precisions do.
    private static let turns = 100

    /// What stands where in a state: weights, the logarithm of the noise variance above its floor, and that of the
    /// prior's precision.
    static func layout(of network: Network) -> StateLayout {
        StateLayout([.weights: network.parameterCount, .noise: 1, .prior: 1])
    }

    /// The precisions in a state.
    static func levels(_ state: [Float], of network: Network) -> LaplaceLevels {
        let layout = layout(of: network)
        let variance =
            ExactExponential.exp(Double(state[layout[.noise].lowerBound])) + Double(Noise.varianceFloor)
        return LaplaceLevels(
            priorPrecision: ExactExponential.exp(Double(state[layout[.prior].lowerBound])),
            noisePrecision: 1 / variance)
    }

    /// Replaces the precisions in a state, and for a linear model the weights.
    func complete(_ state: [Float]) -> [Float] {
        var state = state
        var model = LinearisedModel(jacobian, parameters: state, problem: problem)
        var levels = Self.levels(state, of: jacobian.network).best(for: model).levels
        let isLinear = jacobian.weights.lowerBound >= (jacobian.network.hidden.last?.end ?? 0)
        for _ in 0..<(isLinear ? Self.turns : 0) {
            guard let mode = model.mode(levels) else { break }
            for (index, weight) in jacobian.weights.enumerated() { state[weight] = Float(mode[index]) }
            model = LinearisedModel(jacobian, parameters: state, problem: problem)
            let old = levels
            levels = levels.best(for: model).levels
            let change = max(
                abs(levels.priorPrecision / old.priorPrecision - 1), abs(levels.noisePrecision / old.noisePrecision - 1)
            )
            if change < 1e-6 { break }
        }
        let layout = Self.layout(of: jacobian.network)
        let variance = 1 / levels.noisePrecision - Double(Noise.varianceFloor)
        state[layout[.noise].lowerBound] = Float(ExactExponential.log(variance))
        state[layout[.prior].lowerBound] = Float(ExactExponential.log(levels.priorPrecision))
        return state
    }
}
