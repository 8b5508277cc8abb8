internal import Slices

/// The negative logarithm of the posterior density of the weights of two networks, one for the mean and one for the noise,
/// per row and up to a constant.
///
/// The state holds the weights of both and the level that the noise network's output is added to.
struct VaryingPosteriorObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let mean: Network
    private let noise: NoiseNetwork
    private let noiseWorkspace: Workspace
    private let logVariance: Floats
    private let storage: Storage
    private let initialisation: Initialisation
    private let rowCount: Int
    private let precision: Double
    private let noisePrecisions: [Float]
    private let learnsNoise: Bool
    private let kernels: Kernels

    /// - Parameters:
    ///   - network: for the mean.
    ///   - precision: of the prior on its weights.
    ///   - learnsNoise: whether the noise network learns; without, the level alone does.
    init(
        problem: Problem, network: Network, noise: NoiseNetwork, settings: TrainingSettings, precision: Double,
        learnsNoise: Bool
    ) {
        let rows = min(settings[Descent.batch], problem.count)
        mean = network
        self.noise = noise
        self.precision = precision
        self.learnsNoise = learnsNoise
        initialisation = settings[Network.initialisation]
        noisePrecisions = noise.precisions
        rowCount = problem.count
        kernels = problem.kernels
        layout = StateLayout([
            .weights: network.parameterCount, .noiseWeights: noise.network.parameterCount, .noise: 1,
        ])
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        noiseWorkspace = Workspace(network: noise.network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: rows)
        logVariance = storage.take(rows)
        self.storage = storage
    }

    var curveNames: [String] { ["negative log posterior", "negative log-likelihood", "weight penalty"] }

    func initialState(key: RandomKey) -> [Float] {
        initialisation.parameters(of: mean, key: key, kernels: kernels)
            + noise.initialWeights(key: key.child("noise")) + [0]
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let (weights, noiseWeights) = (state[layout[.weights]], state[layout[.noiseWeights]])
        let level = layout[.noise].lowerBound
        workspace.forward(weights, rows: rows)
        let inputs = rows * mean.featureCount
        noiseWorkspace.input[..<inputs].copy(from: workspace.input[..<inputs])
        noiseWorkspace.forward(noiseWeights, rows: rows)
        for row in 0..<rows { logVariance[row] = state[level] + noiseWorkspace.outputs[0][row] }
        let byLogVariance = noiseWorkspace.outputGradients[0]
        kernels.gaussianLoss(
            workspace.loss, meanGradient: workspace.outputGradients[0], logVarianceGradient: byLogVariance,
            mean: workspace.outputs[0], logVariance: logVariance, target: workspace.target, count: rows,
            floor: Noise.varianceFloor, scale: 1 / Float(rows))
        let loss = Double(kernels.sum(workspace.loss, count: rows)) / Double(rows)
        gradient[level] = kernels.sum(byLogVariance, count: rows)
        workspace.backward(weights, gradient: gradient[layout[.weights]], rows: rows)
        let pull = Float(precision / Double(rowCount))
        for index in layout[.weights] { gradient[index] += pull * state[index] }
        let own = gradient[layout[.noiseWeights]]
        if learnsNoise {
            noiseWorkspace.backward(noiseWeights, gradient: own, rows: rows)
            let share = 1 / Float(rowCount)
            for index in noisePrecisions.indices { own[index] += share * noisePrecisions[index] * noiseWeights[index] }
        } else {
            own.fill(with: 0)
        }
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let square = Double(kernels.sumOfSquares(state[layout[.weights]], count: mean.parameterCount))
        var penalty = 0.5 * precision * square
        let noiseWeights = state[layout[.noiseWeights]]
        for index in noisePrecisions.indices where learnsNoise {
            penalty += 0.5 * Double(noisePrecisions[index] * noiseWeights[index] * noiseWeights[index])
        }
        penalty /= Double(rowCount)
        return [meanLoss + penalty, meanLoss, penalty]
    }
}
