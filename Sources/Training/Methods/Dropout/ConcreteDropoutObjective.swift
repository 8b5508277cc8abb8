internal import Slices

/// The negative evidence lower bound of dropout whose probabilities are learned, per observation
/// (Gal, Hron & Kendall 2017, arXiv:1705.07832).
///
/// A unit's drop is relaxed to z = sigmoid((logit p + logit u) / t) for a uniform u, so that the loss has a derivative
/// by p. The divergence from the prior N(0, 1/l²) on the weights is l²/2 ‖W‖² / (1 − p) − K·H(p) for weights W that
/// follow K units dropped with p (equations 3 and 4, with masks scaled by 1 / (1 − p)); biases have no prior.
///
/// The state holds the parameters, then the logarithm of the noise variance if that is one level for all x, and last
/// logit p of each hidden layer.
struct ConcreteDropoutObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let network: Network
    private let layers: [Network.Layer]
    private let problem: Problem
    private let settings: TrainingSettings
    private let lengthScale: Double
    private let key: RandomKey
    private var bits: [UInt32]
    private let uniforms: Floats
    private let masks: Floats
    private let byMask: Floats
    private let shared: Floats
    private let storage: Storage

    /// The temperature t of the relaxation, the paper's.
    static let temperature: Float = 0.1

    init(problem: Problem, network: Network, settings: TrainingSettings, key: RandomKey) {
        let rows = min(settings[Descent.batch], problem.count)
        let values = rows * network.unitCount
        self.problem = problem
        self.network = network
        layout = Self.layout(of: network)
        layers = network.layers
        self.settings = settings
        lengthScale = settings[ConcreteDropout.lengthScale]
        self.key = key
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        bits = [UInt32](repeating: 0, count: values)
        let storage = Storage(parts: 2 * values, values, values, 2 * rows)
        uniforms = storage.take(2 * values)
        masks = storage.take(values)
        byMask = storage.take(values)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] { ["negative ELBO", "negative log-likelihood", "divergence / N"] }

    /// What stands where in a state.
    static func layout(of network: Network) -> StateLayout {
        StateLayout([
            .weights: network.parameterCount, .noise: network.noise.stateCount, .logits: network.hidden.count,
        ])
    }

    /// The probabilities that a unit of each hidden layer is dropped.
    static func probabilities(_ state: ConstantFloats, network: Network, kernels: Kernels) -> [Float] {
        let logits = state[layout(of: network)[.logits]]
        return (0..<logits.count).map { kernels.sigmoid(logits[$0]) }
    }

    func initialState(key: RandomKey) -> [Float] {
        // Where a probability is 0 or 1, its logit would not be finite and p could never change.
        let drop = Float(min(max(settings[MonteCarloDropout.dropout].first ?? 0, 1e-3), 1 - 1e-3))
        let logit = problem.kernels.log(drop / (1 - drop))
        let weights = settings[Network.initialisation].parameters(of: network, key: key, kernels: problem.kernels)
        return network.noise.start(weights, of: network) + network.hidden.map { _ in logit }
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let logits = state[layout[.logits]]
        let byLogit = gradient[layout[.logits]]
        drawMasks(logits, rows: rows, step: step)
        let masks = Workspace.Masks(values: self.masks, isPerRow: true, gradient: byMask)
        workspace.forward(state, rows: rows, masks: masks)
        let loss = workspace.gaussianLoss(
            level: state[layout[.noise]], gradient: gradient[layout[.noise]], scratch: shared, rows: rows)
        workspace.backward(state, gradient: gradient, rows: rows, masks: masks)
        addMaskGradient(to: byLogit, logits: logits, rows: rows)
        addDivergenceGradient(to: gradient, byLogit: byLogit, state: state, logits: logits)
        return loss
    }

    /// Draws relaxed masks for the rows of a batch.
    private mutating func drawMasks(_ logits: ConstantFloats, rows: Int, step: Int) {
        let kernels = problem.kernels
        let count = rows * network.unitCount
        guard count > 0 else { return }
        kernels.randomBits(&bits, count: count, key: key, stream: step)
        for index in 0..<count {
            // u in steps of 2⁻²³ from 2⁻²⁴, so that u and 1 − u are exact and neither is zero.
            let u = (Float(bits[index] >> 9) + 0.5) * 0x1p-23
            uniforms[index] = u
            uniforms[count + index] = 1 - u
        }
        kernels.log(uniforms, uniforms, count: 2 * count)
        var start = 0
        for (layer, hidden) in network.hidden.enumerated() {
            let end = start + rows * hidden.outputs
            for index in start..<end {
                // sigmoid x = ½ + ½ tanh ½x
                masks[index] =
                    (logits[layer] + (uniforms[index] - uniforms[count + index])) * (0.5 / Self.temperature)
            }
            start = end
        }
        kernels.tanh(masks, masks, count: count)
        start = 0
        for (layer, hidden) in network.hidden.enumerated() {
            let keep = kernels.sigmoid(-logits[layer])
            let end = start + rows * hidden.outputs
            for index in start..<end { masks[index] = (0.5 - 0.5 * masks[index]) / keep }
            start = end
        }
    }

    /// Sets the derivatives by the logits: that of a mask m = (1 − z) / (1 − p) is m · (p − z / t).
    private func addMaskGradient(to byLogit: Floats, logits: ConstantFloats, rows: Int) {
        var start = 0
        for (layer, hidden) in network.hidden.enumerated() {
            let count = rows * hidden.outputs
            let drop = problem.kernels.sigmoid(logits[layer])
            let keep = problem.kernels.sigmoid(-logits[layer])
            for index in start..<start + count {
                let z = 1 - masks[index] * keep
                byMask[index] *= masks[index] * (drop - z / Self.temperature)
            }
            byLogit[layer] = problem.kernels.sum(byMask[start...], count: count)
            start += count
        }
    }

    private func addDivergenceGradient(
        to gradient: Floats, byLogit: Floats, state: ConstantFloats, logits: ConstantFloats
    ) {
        let perRow = 1 / Float(problem.count)
        let precision = Float(lengthScale * lengthScale) * perRow
        for index in network.hidden.indices {
            let drop = problem.kernels.sigmoid(logits[index])
            let keep = problem.kernels.sigmoid(-logits[index])
            byLogit[index] += perRow * Float(network.hidden[index].outputs) * drop * keep * logits[index]
        }
        for (place, layer) in layers.enumerated() {
            let source = min(place, network.hidden.count) - 1
            var pull = precision
            if source >= 0 {
                let drop = problem.kernels.sigmoid(logits[source])
                pull /= problem.kernels.sigmoid(-logits[source])
                let squares = problem.kernels.sumOfSquares(
                    state[layer.weightRange], count: layer.inputs * layer.outputs)
                byLogit[source] += 0.5 * pull * drop * squares
            }
            for index in layer.weights..<layer.biases { gradient[index] += pull * state[index] }
        }
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let divergence = divergence(state) / Double(problem.count)
        return [meanLoss + divergence, meanLoss, divergence]
    }

    /// The divergence from the prior in nats, without the terms that nothing trained depends on.
    private func divergence(_ state: ConstantFloats) -> Double {
        let kernels = problem.kernels
        let logits = state[layout[.logits]]
        var total = 0.0
        for (place, layer) in layers.enumerated() {
            let source = min(place, network.hidden.count) - 1
            let squares = Double(kernels.sumOfSquares(state[layer.weightRange], count: layer.inputs * layer.outputs))
            let keep = source < 0 ? 1 : Double(kernels.sigmoid(-logits[source]))
            total += 0.5 * lengthScale * lengthScale * squares / keep
        }
        for index in network.hidden.indices {
            // log p = −softplus(−logit p) and log(1 − p) = −softplus(logit p).
            let logit = logits[index]
            let entropy =
                Double(kernels.sigmoid(logit)) * Double(kernels.softplus(-logit))
                + Double(kernels.sigmoid(-logit)) * Double(kernels.softplus(logit))
            total -= Double(network.hidden[index].outputs) * entropy
        }
        return total
    }
}
