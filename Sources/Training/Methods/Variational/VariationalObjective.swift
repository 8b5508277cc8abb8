/// The negative evidence lower bound of a Gaussian distribution over the weights, per observation
/// (Blundell and others 2015, arXiv:1505.05424).
///
/// The state holds the mean of each weight, then ρ of each weight – its standard deviation is log(1 + e^ρ) – and last
/// the logarithm of the noise variance, which is a point estimate.
struct VariationalObjective: Objective {
    let workspace: Workspace
    private let network: Network
    private let problem: Problem
    private let settings: TrainingSettings
    private let minimised: BayesianNetwork.Loss
    private let drawsPerStep: Int
    private let divergenceWeight: Double
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
        self.settings = settings
        minimised = settings[BayesianNetwork.objective]
        drawsPerStep = max(settings[BayesianNetwork.drawsPerStep], 1)
        divergenceWeight = settings[BayesianNetwork.divergenceWeight]
        self.center = center
        self.key = key
        prior = WeightPrior(Prior(settings), network: network, kernels: problem.kernels)
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: count, count, count, count, count, 2 * count, 2 * rows)
        epsilon = storage.take(count)
        weights = storage.take(count)
        deviation = storage.take(count)
        slope = storage.take(count)
        byWeight = storage.take(count)
        drawn = storage.take(2 * count)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] {
        switch minimised {
        case .likelihood: ["negative ELBO", "negative log-likelihood", "KL divergence / N"]
        case .mse: ["objective", "mean squared error", "KL divergence / N"]
        }
    }

    var stateCount: Int { 2 * network.parameterCount + 1 }

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
        return mean + rho + [Float(2 * ExactExponential.log(settings[BayesianNetwork.initialNoise]))]
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let draws = drawsPerStep
        var loss = evaluateDraw(state, gradient: gradient, rows: rows, stream: step * draws)
        guard draws > 1 else { return loss }
        for draw in 1..<draws {
            var noise = gradient[2 * network.parameterCount]
            loss += evaluateDraw(state, gradient: drawn, noise: &noise, rows: rows, stream: step * draws + draw)
            for index in 0..<2 * network.parameterCount { gradient[index] += drawn[index] }
            gradient[2 * network.parameterCount] = noise
        }
        let share = 1 / Float(draws)
        for index in 0..<stateCount { gradient[index] *= share }
        return loss / Double(draws)
    }

    private func evaluateDraw(_ state: ConstantFloats, gradient: Floats, rows: Int, stream: Int) -> Double {
        let last = 2 * network.parameterCount
        gradient[last] = 0
        return evaluateDraw(state, gradient: gradient, noise: &gradient[last], rows: rows, stream: stream)
    }

    /// One draw of the weights: sets the gradient of means and ρ, adds to that of the noise.
    private func evaluateDraw(
        _ state: ConstantFloats, gradient: Floats, noise: inout Float, rows: Int, stream: Int
    ) -> Double {
        let count = network.parameterCount
        let kernels = problem.kernels
        kernels.gaussian(epsilon, count: count, key: key, stream: stream)
        kernels.reparameterise(
            weights, deviation: deviation, slope: slope, mean: state, rho: state + count, epsilon: epsilon,
            count: count)
        workspace.forward(weights, rows: rows)
        let loss: Double
        switch minimised {
        case .likelihood:
            var byLogVariance: Float = 0
            loss = workspace.gaussianLoss(
                sharedLogVariance: state + 2 * count, gradient: &byLogVariance, scratch: shared, rows: rows)
            noise += byLogVariance
        case .mse:
            loss = workspace.squaredLoss(rows: rows)
        }
        workspace.backward(weights, gradient: byWeight, rows: rows)
        let weight = divergenceWeight / Double(problem.count)
        prior.addSampledGradient(to: byWeight, weights: weights, weight: weight)
        for width in prior.widths {
            let (start, deviation) = (width.range.lowerBound, prior.closedFormDeviation(width))
            kernels.reparameteriseBackward(
                meanGradient: gradient + start, rhoGradient: gradient + count + start, gradient: byWeight + start,
                mean: state + start, deviation: self.deviation + start, slope: slope + start,
                epsilon: epsilon + start, count: width.range.count, prior: deviation, weight: Float(weight))
            guard let center, deviation < .infinity else { continue }
            let pull = Float(weight) / (deviation * deviation)
            for index in width.range { gradient[index] -= pull * center[index] }
        }
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let count = network.parameterCount
        problem.kernels.gaussian(epsilon, count: count, key: key.child("divergence"), stream: 0)
        let divergence =
            divergenceWeight / Double(problem.count)
            * prior.divergence(mean: state, rho: state + count, center: center, epsilon: epsilon)
        return [meanLoss + divergence, meanLoss, divergence]
    }
}
