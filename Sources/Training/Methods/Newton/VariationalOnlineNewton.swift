internal import Tables
public import Predictions
internal import Slices

/// IVON: a Gaussian on every weight, found with steps and at the cost of Adam, whose curvature estimate is its spread.
public struct VariationalOnlineNewton: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// The curvature h₀ of the mean loss that every weight starts with; the first spread is 1 / √(N h₀).
    public static let initialHessian = Setting.real(
        "initial-hessian", .above(0, to: 1e6), usual: 1, "curvature that every weight starts with")
    /// The share β₂ of the estimate that each step keeps.
    public static let memory = Setting.real(
        "hessian-memory", .within(0...0.9999999), usual: 0.999, "share of the curvature kept in each step")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "ivon", title: "IVON",
        sentence:
            "Every weight is a Gaussian, as in the Bayesian network, but found by Newton steps whose curvature is also its precision.",
        paper:
            "Shen, Daheim, Cong, Nickl, Marconi, Bazan, Yokota, Gurevych, Cremers, Khan & Möllenhoff, Variational Learning is Effective for Large Deep Networks, ICML 2024, arXiv:2402.17641",
        cost: "one training, S predictions")

    /// Trained by descent; on `motorcycle` it errs by a quarter more than others with the same settings as everywhere.
    public var traits: Set<MethodTrait> { [.descends, .needsTuning] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            FactorisedDefaults.hidden, FactorisedDefaults.epochs, Descent.learningRate.defaulting(0.005),
        ]) + [
            Predictor.samples, FactorisedDefaults.priorDeviation, FactorisedDefaults.priorScale,
            Noise.modelByRows, Noise.hidden, Prior.noiseDeviation, BayesianNetwork.divergenceWeight,
            BayesianNetwork.initialNoise, BayesianNetwork.drawsPerStep,
            Self.initialHessian, Self.memory,
        ]
    }

    /// One level for all x or a network of its own, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { .separate(settings) }

    /// Fits the distribution.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let network = network(problem, settings)
        var objective = VariationalOnlineNewtonObjective(
            problem: problem, network: network, settings: settings, key: key.child("weights"))
        var step = VariationalOnlineNewtonStep(posterior: posterior(network, problem, settings), settings: settings)
        return Descent(problem: problem, settings: settings, key: key)
            .run(&objective, with: &step, afterEpoch: { _, _ in }, observe: observe)
    }

    /// One draw of all weights for each function.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let posterior = posterior(network, problem, settings)
        let storage = Storage(parts: posterior.count, posterior.count)
        let normals = storage.take(posterior.count)
        let weights = storage.take(posterior.count)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings[Predictor.samples]) { index, use in
                problem.kernels.gaussian(normals, count: posterior.count, key: key, stream: index)
                states[0].withFloats { posterior.draw(weights, from: $0, normals: ConstantFloats(normals)) }
                use(.init(weights, of: network))
            }
    }

    /// Prior and posterior of each layer.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let posterior = posterior(network, problem, settings)
        guard let state = states.first, state.count == posterior.layout.count else {
            return .empty
        }
        let hessian = Array(state[posterior.layout[.curvatures]])
        return NetworkSummary(
            columns: ["layer", "shape", "weights", "prior", "posterior mean, spread", "posterior σ, mean"],
            rows: network.layers.map { layer in
                let means = state[layer.weights..<layer.end].map(Double.init)
                let deviations = (layer.weights..<layer.end)
                    .map { Double(posterior.deviation($0, hessian: hessian[$0])) }
                return [
                    layer.name, "\(layer.inputs) × \(layer.outputs)", "\(layer.parameterCount)",
                    Prior(settings).text(of: layer),
                    NumberText.fixed(Standardisation(of: means).deviation, decimals: 3),
                    NumberText.fixed(Standardisation(of: deviations).mean, decimals: 3),
                ]
            },
            parameterCount: posterior.layout.count)
    }

    /// Mean and standard deviation of each weight.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let posterior = posterior(network, problem, settings)
        guard let state = states.first, state.count == posterior.layout.count else { return [] }
        let hessian = Array(state[posterior.layout[.curvatures]])
        return network.posterior(
            mean: state[..<network.parameterCount].map(Double.init),
            deviation: (0..<network.parameterCount)
                .map { Double(posterior.deviation($0, hessian: hessian[$0])) },
            prior: Prior(settings).parts)
    }

    /// One Gaussian for each weight and one for the log-variance of constant noise.
    private func posterior(_ network: Network, _ problem: Problem, _ settings: TrainingSettings) -> FactorisedPosterior
    {
        FactorisedPosterior(
            network: network, settings: settings, observations: problem.count)
    }
}
