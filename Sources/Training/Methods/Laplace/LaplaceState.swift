/// What stands in a state of Laplace's approximation: the weights of the network for the mean, those of the one for the
/// noise where it varies, the logarithm of the noise variance above its floor – or of what the noise network's variances
/// are multiples of – and that of the prior's precision.
struct LaplaceState {
    let network: Network
    /// The network for the noise; nil if there is one level for all x.
    let noise: NoiseNetwork?

    /// Where each part stands.
    var layout: StateLayout {
        guard let noise else { return StateLayout([.weights: network.parameterCount, .noise: 1, .prior: 1]) }
        return StateLayout([
            .weights: network.parameterCount, .noiseWeights: noise.network.parameterCount, .noise: 1, .prior: 1,
        ])
    }

    /// The precisions in a state.
    ///
    /// That of the noise is a multiple of each row's, and 1 where the noise varies: the level holds the multiple.
    func levels(_ state: [Float]) -> LaplaceLevels {
        let layout = layout
        let level = Double(state[layout[.noise].lowerBound])
        let variance = noise == nil ? ExactExponential.exp(level) + Double(Noise.varianceFloor) : 1
        return LaplaceLevels(
            priorPrecision: ExactExponential.exp(Double(state[layout[.prior].lowerBound])),
            noisePrecision: 1 / variance)
    }

    /// The state with other precisions.
    func replacing(_ levels: LaplaceLevels, in state: [Float]) -> [Float] {
        let layout = layout
        var state = state
        let variance = 1 / levels.noisePrecision
        if noise == nil {
            state[layout[.noise].lowerBound] = Float(ExactExponential.log(variance - Double(Noise.varianceFloor)))
        } else {
            state[layout[.noise].lowerBound] += Float(ExactExponential.log(variance))
        }
        state[layout[.prior].lowerBound] = Float(ExactExponential.log(levels.priorPrecision))
        return state
    }

    /// The noise variance at points where it varies, in standardised units: `[n]`; nil if there is one level.
    ///
    /// - Parameter x: standardised features: `[n × d]`.
    func variances(at x: [Float], _ state: [Float]) -> [Float]? {
        let layout = layout
        return noise.map {
            $0.variances(
                at: x, weights: Array(state[layout[.noiseWeights]]), level: state[layout[.noise].lowerBound])
        }
    }

    /// The linear model around a state, rows weighted by the noise at each.
    func model(_ jacobian: Jacobian, _ state: [Float], _ problem: Problem) -> LinearisedModel {
        LinearisedModel(
            jacobian, parameters: state, problem: problem, noise: variances(at: problem.x, state)?.map(Double.init))
    }
}
