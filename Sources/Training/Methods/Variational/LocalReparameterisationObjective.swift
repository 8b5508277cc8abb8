internal import Slices

/// The negative evidence lower bound of a Gaussian distribution over the weights, per observation, with what enters
/// each unit drawn instead of the weights (Kingma, Salimans & Welling 2015, arXiv:1506.02557).
///
/// For inputs a and weights N(m, σ²), a unit's pre-activation is N(Σ a m, Σ a² σ²). Each row draws its own, so the
/// gradient is less noisy than with one draw of the weights for a whole batch. The state is that of
/// ``VariationalObjective``: means, ρ with σ = log(1 + e^ρ), and the logarithm of the noise variance.
struct LocalReparameterisationObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let network: Network
    private let problem: Problem
    private let settings: TrainingSettings
    private let divergenceWeight: Double
    private let warmUp: DivergenceWarmUp
    private let beta: Double
    private let key: RandomKey
    private let prior: WeightPrior
    private let layers: [Network.Layer]
    private let chains: [Chain]
    private let width: Int
    private let memories: [LayerMemory]
    private let variance: Floats
    private let deviation: Floats
    private let slope: Floats
    private let byMean: Floats
    private let byVariance: Floats
    private let transposed: Floats
    private let fromVariance: Floats
    private let normals: Floats
    private let shared: Floats
    private let storage: Storage

    /// The layers of a body, one after the other, to its one head.
    private struct Chain {
        /// Their places among all layers.
        var layers: Range<Int>
        var activation: Activation
    }

    /// What a layer keeps of a batch between forward and backward, each `[rows × width]`.
    private struct LayerMemory {
        /// The layer's inputs and their squares.
        var input: Floats
        var squares: Floats
        /// Standard deviation of the pre-activations.
        var deviation: Floats
        /// The pre-activations drawn.
        var drawn: Floats
        /// The loss's derivatives by the mean and by the variance of the pre-activations.
        var byMean: Floats
        var byVariance: Floats
    }

    /// - Parameter settings: the prior is Gaussian whatever they say, so that the divergence has a closed form.
    init(problem: Problem, network: Network, settings: TrainingSettings, key: RandomKey) {
        let rows = min(settings[Descent.batch], problem.count)
        let count = network.parameterCount
        var settings = settings
        settings[Prior.shape] = .gaussian
        self.problem = problem
        self.network = network
        layout = VariationalObjective.layout(of: network)
        self.settings = settings
        divergenceWeight = settings[BayesianNetwork.divergenceWeight]
        warmUp = DivergenceWarmUp(problem: problem, settings: settings)
        beta = settings[Noise.beta]
        self.key = key
        prior = WeightPrior(Prior(settings), network: network, kernels: problem.kernels)
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let room = Kernels.transposedRoom(depth: network.layers.map(\.outputs).max() ?? 0)
        let inputs = network.layers.map(\.inputs)
        let outputs = network.layers.map(\.outputs)
        let perRow = 2 * inputs.reduce(0, +) + 5 * outputs.reduce(0, +) + (inputs.max() ?? 0) + 2
        let parts = 6 * network.layers.count + 10
        let storage = Storage(count: 5 * count + perRow * rows + room + parts * Storage.alignment)
        layers = network.layers
        var first = 0
        chains = network.bodies.map { body in
            defer { first += body.hidden.count + 1 }
            return Chain(layers: first..<first + body.hidden.count + 1, activation: body.activation)
        }
        width = outputs.reduce(0, +)
        memories = network.layers.map { layer in
            LayerMemory(
                input: storage.take(rows * layer.inputs), squares: storage.take(rows * layer.inputs),
                deviation: storage.take(rows * layer.outputs), drawn: storage.take(rows * layer.outputs),
                byMean: storage.take(rows * layer.outputs), byVariance: storage.take(rows * layer.outputs))
        }
        variance = storage.take(count)
        deviation = storage.take(count)
        slope = storage.take(count)
        byMean = storage.take(count)
        byVariance = storage.take(count)
        transposed = storage.take(room)
        fromVariance = storage.take(rows * (inputs.max() ?? 0))
        normals = storage.take(rows * width)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] { ["negative ELBO", "negative log-likelihood", "KL divergence / N"] }

    func initialState(key: RandomKey) -> [Float] {
        let mean = settings[Network.initialisation].parameters(of: network, key: key, kernels: problem.kernels)
        let deviation = Float(settings[BayesianNetwork.initialDeviation])
        let rho = deviation > 15 ? deviation : problem.kernels.log(problem.kernels.exp(deviation) - 1)
        let noise = problem.kernels.log(Float(settings[BayesianNetwork.initialNoise]))
        let start = network.noise.start(mean, of: network, logVariance: 2 * noise)
        return start[..<mean.count] + mean.map { _ in rho } + start[mean.count...]
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let count = network.parameterCount
        let (mean, rho) = (state[layout[.weights]], state[layout[.spreads]])
        problem.kernels.softplus(deviation, rho, count: count)
        for index in 0..<count {
            variance[index] = deviation[index] * deviation[index]
            // dσ/dρ = sigmoid ρ = e^(ρ − σ).
            slope[index] = rho[index] - deviation[index]
        }
        problem.kernels.exp(slope, slope, count: count)
        forward(mean, rows: rows, stream: step)
        let loss = workspace.gaussianLoss(
            level: state[layout[.noise]], gradient: gradient[layout[.noise]], scratch: shared, rows: rows, beta: beta)
        backward(mean, rows: rows)

        let (gradient, byRho) = (gradient[layout[.weights]], gradient[layout[.spreads]])
        let weight = Float(warmUp.factor(step: step) * divergenceWeight / Double(problem.count))
        for width in prior.widths {
            let prior = prior.closedFormDeviation(width)
            let pull = weight / (prior * prior)
            for index in width.range {
                // Without any divergence nothing keeps σ from vanishing.
                let sigma = max(deviation[index], 1e-30)
                gradient[index] = byMean[index] + pull * mean[index]
                byRho[index] = (2 * sigma * byVariance[index] + pull * sigma - weight / sigma) * slope[index]
            }
        }
        return loss
    }

    /// Draws the pre-activations of all layers; those of the last of each body are its output.
    private func forward(_ state: ConstantFloats, rows: Int, stream: Int) {
        let kernels = problem.kernels
        kernels.gaussian(normals, count: rows * width, key: key, stream: stream)
        var place = 0
        for (output, chain) in zip(workspace.outputs, chains) {
            for index in chain.layers {
                let (layer, memory) = (layers[index], memories[index])
                if index == chain.layers.lowerBound {
                    for place in 0..<rows * layer.inputs { memory.input[place] = workspace.input[place] }
                } else {
                    kernels.activate(
                        chain.activation, memory.input, memories[index - 1].drawn, count: rows * layer.inputs)
                }
                for place in 0..<rows * layer.inputs {
                    memory.squares[place] = memory.input[place] * memory.input[place]
                }
                product(memory.drawn, memory.input, state, layer, rows: rows)
                product(memory.deviation, memory.squares, ConstantFloats(variance), layer, rows: rows)
                let epsilon = normals[place...]
                for place in 0..<rows * layer.outputs {
                    // Far below single precision's smallest spread the derivative by the variance would be infinite.
                    let deviation = max(memory.deviation[place].squareRoot(), 1e-12)
                    memory.deviation[place] = deviation
                    memory.drawn[place] += deviation * epsilon[place]
                }
                place += rows * layer.outputs
            }
            let last = memories[chain.layers.upperBound - 1]
            for row in 0..<rows { output[row] = last.drawn[row] }
        }
    }

    /// Turns the derivative by the outputs into those by the means and the variances of all weights.
    private func backward(_ state: ConstantFloats, rows: Int) {
        let kernels = problem.kernels
        var start = rows * width
        for (byOutput, chain) in zip(workspace.outputGradients, chains).reversed() {
            let last = memories[chain.layers.upperBound - 1]
            for row in 0..<rows { last.byMean[row] = byOutput[row] }
            for index in chain.layers.reversed() {
                let (layer, memory) = (layers[index], memories[index])
                start -= rows * layer.outputs
                let epsilon = normals[start...]
                for place in 0..<rows * layer.outputs {
                    memory.byVariance[place] = 0.5 * memory.byMean[place] * epsilon[place] / memory.deviation[place]
                }
                weightGradient(byMean, memory.input, memory.byMean, layer, rows: rows)
                weightGradient(byVariance, memory.squares, memory.byVariance, layer, rows: rows)
                guard index > chain.layers.lowerBound else { continue }
                let below = memories[index - 1]
                inputGradient(below.byMean, memory.byMean, state, layer, rows: rows)
                inputGradient(fromVariance, memory.byVariance, ConstantFloats(variance), layer, rows: rows)
                for place in 0..<rows * layer.inputs {
                    below.byMean[place] += 2 * memory.input[place] * fromVariance[place]
                }
                kernels.activateBackward(
                    chain.activation, below.byMean, input: below.drawn, output: memory.input,
                    count: rows * layer.inputs)
            }
        }
    }

    /// y = biases + x · weights.
    private func product(_ y: Floats, _ x: Floats, _ parameters: ConstantFloats, _ layer: Network.Layer, rows: Int) {
        if layer.outputs == 1 {
            problem.kernels.rowsDot(
                y, x, parameters[layer.weightRange], start: parameters[layer.biases], rows: rows, columns: layer.inputs)
        } else {
            problem.kernels.product(
                y, .init(start: x, rowStep: layer.inputs, depthStep: 1), parameters[layer.weightRange],
                start: parameters[layer.biasRange], rows: rows, columns: layer.outputs, depth: layer.inputs)
        }
    }

    /// The derivatives by a layer's weights, xᵀ · δ, and by its biases.
    private func weightGradient(_ gradient: Floats, _ x: Floats, _ delta: Floats, _ layer: Network.Layer, rows: Int) {
        problem.kernels.product(
            gradient[layer.weightRange], .init(start: x, rowStep: 1, depthStep: layer.inputs), delta,
            rows: layer.inputs, columns: layer.outputs, depth: rows)
        problem.kernels.columnSums(gradient[layer.biasRange], delta, rows: rows, columns: layer.outputs)
    }

    /// The derivatives by a layer's inputs, δ · weightsᵀ.
    private func inputGradient(
        _ gradient: Floats, _ delta: Floats, _ parameters: ConstantFloats, _ layer: Network.Layer, rows: Int
    ) {
        problem.kernels.productTransposed(
            gradient, delta, parameters[layer.weightRange], room: transposed, rows: rows, columns: layer.inputs,
            depth: layer.outputs)
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let divergence =
            divergenceWeight / Double(problem.count)
            * prior.divergence(
                mean: state[layout[.weights]], rho: state[layout[.spreads]], center: nil,
                epsilon: ConstantFloats(deviation))
        return [meanLoss + divergence, meanLoss, divergence]
    }
}
