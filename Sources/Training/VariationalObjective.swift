internal import RealModule

/// The negative evidence lower bound of a Gaussian distribution over the weights, per observation
/// (Blundell and others 2015, arXiv:1505.05424).
///
/// The state holds the mean of each weight, then ρ of each weight – its standard deviation is log(1 + e^ρ) – and last
/// the logarithm of the noise variance, which is a point estimate. Each step draws the weights once; the divergence
/// from the prior N(0, σ²) is in closed form.
struct VariationalObjective: Objective {
    let workspace: Workspace
    private let network: Network
    private let problem: Problem
    private let settings: VariationalSettings
    private let key: RandomKey
    private let epsilon: Floats
    private let weights: Floats
    private let byWeight: Floats
    private let shared: Floats
    private let storage: Storage

    init(problem: Problem, network: Network, batch: Int, settings: VariationalSettings, key: RandomKey) {
        let rows = min(batch, problem.count)
        let count = network.parameterCount
        self.problem = problem
        self.network = network
        self.settings = settings
        self.key = key
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: count, count, count, 2 * rows)
        epsilon = storage.take(count)
        weights = storage.take(count)
        byWeight = storage.take(count)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] { ["negative ELBO", "negative log-likelihood", "KL divergence / N"] }
    var stateCount: Int { 2 * network.parameterCount + 1 }

    func initialState(key: RandomKey) -> [Float] {
        let mean = Initialisation.parameters(of: network, key: key, kernels: problem.kernels)
        let rho = Float(Self.rho(deviation: settings.initialDeviation))
        return mean + [Float](repeating: rho, count: mean.count) + [0]
    }

    /// The ρ whose standard deviation log(1 + e^ρ) is given.
    static func rho(deviation: Double) -> Double {
        deviation > 20 ? deviation : .log(.expMinusOne(deviation))
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let count = network.parameterCount
        let kernels = problem.kernels
        kernels.gaussian(epsilon, count: count, key: key, stream: step)
        kernels.reparameterise(weights, mean: state, rho: state + count, epsilon: epsilon, count: count)
        workspace.forward(weights, rows: rows)
        let loss = workspace.gaussianLoss(
            sharedLogVariance: state + 2 * count, gradient: gradient + 2 * count, scratch: shared, rows: rows)
        workspace.backward(weights, gradient: byWeight, rows: rows)
        kernels.reparameteriseBackward(
            meanGradient: gradient, rhoGradient: gradient + count, gradient: byWeight, mean: state,
            rho: state + count, epsilon: epsilon, count: count, prior: Float(settings.priorDeviation),
            weight: Float(settings.divergenceWeight / Double(problem.count)))
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let divergence =
            settings.divergenceWeight / Double(problem.count)
            * GaussianDivergence.fromPrior(
                mean: state, rho: state + network.parameterCount, count: network.parameterCount,
                prior: settings.priorDeviation)
        return [meanLoss + divergence, meanLoss, divergence]
    }
}

/// KL(q ‖ p) of independent Gaussians on each weight from the prior N(0, σ²), in closed form.
enum GaussianDivergence {
    /// Σ log(σ / s) + (s² + m²) / (2σ²) − ½ over all weights, in nats; s = log(1 + e^ρ).
    static func fromPrior(mean: ConstantFloats, rho: ConstantFloats, count: Int, prior: Double) -> Double {
        var total = 0.0
        for index in 0..<count {
            let deviation = softplus(Double(rho[index]))
            let m = Double(mean[index])
            total += .log(prior / deviation) + (deviation * deviation + m * m) / (2 * prior * prior) - 0.5
        }
        return total
    }

    /// log(1 + eˣ) without overflow.
    static func softplus(_ x: Double) -> Double {
        max(x, 0) + .log(onePlus: .exp(-abs(x)))
    }
}
