/// Gives a trained network the precisions that the marginal likelihood of its Laplace approximation asks for.
///
/// Where the network is linear in the weights that vary – the last layer, or no hidden layer at all – these weights
/// move to the mode that belongs to the precisions, in turn with them, so that the result is exact Bayesian linear
/// regression. Elsewhere they stay where training left them, as in the paper.
struct LaplaceCompletion {
    let jacobian: Jacobian
    let problem: Problem
    /// What stands in a state.
    let form: LaplaceState

    /// The most turns; they stop when the precisions do.
    private static let turns = 100

    /// Replaces the precisions in a state, and for a linear model the weights.
    func complete(_ state: [Float]) -> [Float] {
        var state = state
        let noise = form.variances(at: problem.x, state)?.map(Double.init)
        func model() -> LinearisedModel {
            LinearisedModel(jacobian, parameters: state, problem: problem, noise: noise)
        }
        var present = model()
        var levels = form.levels(state).best(for: present).levels
        let isLinear = jacobian.weights.lowerBound >= (jacobian.network.hidden.last?.end ?? 0)
        for _ in 0..<(isLinear ? Self.turns : 0) {
            guard let mode = present.mode(levels) else { break }
            for (index, weight) in jacobian.weights.enumerated() { state[weight] = Float(mode[index]) }
            present = model()
            let old = levels
            levels = levels.best(for: present).levels
            let change = max(
                abs(levels.priorPrecision / old.priorPrecision - 1), abs(levels.noisePrecision / old.noisePrecision - 1)
            )
            if change < 1e-6 { break }
        }
        return form.replacing(levels, in: state)
    }
}
