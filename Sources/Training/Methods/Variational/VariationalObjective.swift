internal import Slices

/// The negative evidence lower bound of a Gaussian distribution over the weights, per observation
/// (Blundell and others 2015, arXiv:1505.05424).
///
/// The state holds the mean of each weight, then ρ of each weight – its standard deviation is log(1 + e^ρ) – and last
/// the logarithm of the noise variance, which is a point estimate.
struct VariationalObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let network: Network
    private let problem: Problem
    private let settings: TrainingSettings
    private let minimised: BayesianNetwork.Loss
    private let drawsPerStep: Int
    private let divergenceWeight: Double
    private let warmUp: DivergenceWarmUp
    private let beta: Double
    private let key: RandomKey
    private let prior: WeightPrior
    private let center: [Float]?
    private let epsilon: Floats
    private let weights: Floats
    private let deviation: Floats
    private let slope: Floats
    private let byWeight: Floats
    private let drawn: Floats
    private let shared: Floats
    private let storage: Storage

    /// - Parameter center: the weights of a plain network around which prior and posterior start, with MOPED.
    init(problem: Problem, network: Network, settings: TrainingSettings, center: [Float]? = nil, key: RandomKey) {
        let rows = min(settings[Descent.batch], problem.count)
        let count = network.parameterCount
        self.problem = problem
        self.network = network
        layout = Self.layout(of: network)
        self.settings = settings
        minimised = settings[BayesianNetwork.objective]
        drawsPerStep = max(settings[BayesianNetwork.drawsPerStep], 1)
        divergenceWeight = settings[BayesianNetwork.divergenceWeight]
        warmUp = DivergenceWarmUp(problem: problem, settings: settings)
        beta = settings[Noise.beta]
        self.center = center
        self.key = key
        prior = WeightPrior(Prior(settings), network: network, kernels: problem.kernels)
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: count, count, count, count, count, layout.count, 2 * rows)
        epsilon = storage.take(count)
        weights = storage.take(count)
        deviation = storage.take(count)
        slope = storage.take(count)
        byWeight = storage.take(count)
        drawn = storage.take(layout.count)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] {
        switch minimised {
        case .likelihood: ["negative ELBO", "negative log-likelihood", "KL divergence / N"]
        case .mse: ["objective", "mean squared error", "KL divergence / N"]
        }
    }

    /// What stands where in a state.
    static func layout(of network: Network) -> StateLayout {
        StateLayout([
            .weights: network.parameterCount, .spreads: network.parameterCount, .noise: network.noise.stateCount,
        ])
    }

    func initialState(key: RandomKey) -> [Float] {
        let mean =
            center ?? settings[Network.initialisation].parameters(of: network, key: key, kernels: problem.kernels)
        let deviation = settings[BayesianNetwork.initialDeviation]
        let rho = mean.map { weight in
            // A weight near zero still gets some spread.
            Float(
                ExactExponential.inverseSoftplus(
                    center == nil ? deviation : deviation * max(abs(Double(weight)), 0.01)))
        }
        let level = Float(2 * ExactExponential.log(settings[BayesianNetwork.initialNoise]))
        let start = network.noise.start(mean, of: network, logVariance: level)
        return start[..<mean.count] + rho + start[mean.count...]
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let weight = warmUp.factor(step: step) * divergenceWeight / Double(problem.count)
        var loss = evaluateDraw(state, gradient: gradient, rows: rows, stream: step * drawsPerStep, weight: weight)
        guard drawsPerStep > 1 else { return loss }
        for draw in 1..<drawsPerStep {
            loss += evaluateDraw(
                state, gradient: drawn, rows: rows, stream: step * drawsPerStep + draw, weight: weight)
            for index in 0..<gradient.count { gradient[index] += drawn[index] }
        }
        let share = 1 / Float(drawsPerStep)
        for index in 0..<gradient.count { gradient[index] *= share }
        return loss / Double(drawsPerStep)
    }

    /// One draw of the weights: sets the gradient of means, ρ and noise.
    ///
    /// - Parameter weight: of the divergence, per row.
    private func evaluateDraw(
        _ state: ConstantFloats, gradient: Floats, rows: Int, stream: Int, weight: Double
    ) -> Double {
        let count = network.parameterCount
        let kernels = problem.kernels
        let (mean, rho) = (state[layout[.weights]], state[layout[.spreads]])
        kernels.gaussian(epsilon, count: count, key: key, stream: stream)
        kernels.reparameterise(
            weights, deviation: deviation, slope: slope, mean: mean, rho: rho, epsilon: epsilon, count: count)
        let weights = ConstantFloats(weights)
        workspace.forward(weights, rows: rows)
        let loss: Double
        let byNoise = gradient[layout[.noise]]
        switch minimised {
        case .likelihood:
            loss = workspace.gaussianLoss(
                level: state[layout[.noise]], gradient: byNoise, scratch: shared, rows: rows, beta: beta)
        case .mse:
            byNoise.fill(with: 0)
            loss = workspace.squaredLoss(rows: rows)
        }
        workspace.backward(weights, gradient: byWeight, rows: rows)
        prior.addSampledGradient(to: byWeight, weights: weights, weight: weight)
        let (byMean, byRho) = (gradient[layout[.weights]], gradient[layout[.spreads]])
        for width in prior.widths {
            let (range, deviation) = (width.range, prior.closedFormDeviation(width))
            kernels.reparameteriseBackward(
                meanGradient: byMean[range], rhoGradient: byRho[range], gradient: byWeight[range], mean: mean[range],
                deviation: self.deviation[range], slope: slope[range], epsilon: epsilon[range], count: range.count,
                prior: deviation, weight: Float(weight))
            guard let center, deviation < .infinity else { continue }
            let pull = Float(weight) / (deviation * deviation)
            for index in range { byMean[index] -= pull * center[index] }
        }
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let count = network.parameterCount
        problem.kernels.gaussian(epsilon, count: count, key: key.child("divergence"), stream: 0)
        let divergence =
            divergenceWeight / Double(problem.count)
            * prior.divergence(
                mean: state[layout[.weights]], rho: state[layout[.spreads]], center: center,
                epsilon: ConstantFloats(epsilon))
        return [meanLoss + divergence, meanLoss, divergence]
    }
}
