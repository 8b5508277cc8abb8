internal import Slices

/// What variational online Newton learns from a batch: gradient and curvature of the loss, averaged over a factorised
/// posterior (Shen and others 2024, arXiv:2402.17641, algorithm 1, lines 2 and 3).
///
/// At weights θ = m + σε the gradient ĝ gives the curvature for free: its mean is that of ĝ (θ − m) / σ², by Stein's
/// identity. The state holds the means, then the curvatures; the gradient holds ĝ, then those estimates. The log-variance
/// of constant noise is a weight like the others.
struct VariationalOnlineNewtonObjective: Objective {
    private var likelihood: GaussianObjective
    private let posterior: FactorisedPosterior
    private let network: Network
    private let problem: Problem
    private let settings: TrainingSettings
    private let drawsPerStep: Int
    private let key: RandomKey
    private let normals: Floats
    private let weights: Floats
    private let byWeight: Floats
    private let storage: Storage

    init(problem: Problem, network: Network, settings: TrainingSettings, key: RandomKey) {
        var plain = settings
        plain[DeepEnsemble.adversarialStep] = 0
        likelihood = GaussianObjective(problem: problem, network: network, settings: plain, dropout: 0, key: key)
        let count = likelihood.stateCount
        posterior = FactorisedPosterior(
            network: network, settings: settings, observations: problem.count)
        self.network = network
        self.problem = problem
        self.settings = settings
        drawsPerStep = max(settings[BayesianNetwork.drawsPerStep], 1)
        self.key = key
        let storage = Storage(parts: count, count, count)
        normals = storage.take(count)
        weights = storage.take(count)
        byWeight = storage.take(count)
        self.storage = storage
    }

    var workspace: Workspace { likelihood.workspace }
    var layout: StateLayout { posterior.layout }
    var curveNames: [String] { ["negative ELBO", "negative log-likelihood", "KL divergence / N"] }

    func initialState(key: RandomKey) -> [Float] {
        let noise = 2 * problem.kernels.log(Float(settings[BayesianNetwork.initialNoise]))
        let weights = likelihood.initialState(key: key)[likelihood.layout[.weights]]
        return network.noise.start(Array(weights), of: network, logVariance: noise)
            + [Float](repeating: Float(settings[VariationalOnlineNewton.initialHessian]), count: posterior.count)
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let count = posterior.count
        let draws = drawsPerStep
        let share = 1 / Float(draws)
        let (hessian, byMean) = (state[layout[.curvatures]], gradient[layout[.means]])
        let byHessian = gradient[layout[.curvatures]]
        gradient.fill(with: 0)
        var loss = 0.0
        for draw in 0..<draws {
            problem.kernels.gaussian(normals, count: count, key: key, stream: step * draws + draw)
            posterior.draw(weights, from: state, normals: ConstantFloats(normals))
            loss += likelihood.evaluate(ConstantFloats(weights), gradient: byWeight, rows: rows, step: step)
            for index in 0..<count {
                let slope = share * byWeight[index]
                byMean[index] += slope
                byHessian[index] += slope * normals[index] / posterior.deviation(index, hessian: hessian[index])
            }
        }
        return loss / Double(draws)
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let divergence =
            posterior.divergence(state, scratch: weights, kernels: problem.kernels) / Double(posterior.observations)
        return [meanLoss + divergence, meanLoss, divergence]
    }
}
