internal import Tables
public import Predictions
internal import Slices

/// A distribution on every weight, fitted by Bayes by Backprop.
public struct BayesianNetwork: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// What is minimised.
    public enum Loss: String, Sendable, CaseIterable {
        /// The negative evidence lower bound with a learned noise level.
        case likelihood
        /// Mean squared error plus the weighted divergence, as notebooks often have it: noise is not modelled, and a
        /// noise variance of ½ in standardised units is implied that nobody chose.
        case mse
    }

    /// Where the posterior starts.
    public enum Start: String, Sendable, CaseIterable {
        /// Means like the weights of a plain network, and one spread for all.
        case random
        /// Means, and the prior's means, from a plain network trained before; spread in proportion to each weight
        /// (MOPED: Krishnan and others 2020, arXiv:1906.05323).
        case moped
    }

    /// What is minimised.
    public static let objective = Setting.choice(
        "objective", usual: Loss.likelihood, "what a Bayesian network minimises")
    /// Factor on the divergence of posterior from prior; 1 is Bayes' rule.
    public static let divergenceWeight = Setting.real(
        "divergence-weight", .within(0...1e6), usual: 1, "factor on the divergence; 1 is Bayes' rule")
    /// Draws of the weights per step.
    public static let drawsPerStep = Setting.whole(
        "draws-per-step", 1...1_000, usual: 1, "draws of the weights per step")
    /// Where the posterior starts.
    public static let start = Setting.choice("start", usual: Start.random, "where the posterior starts")
    /// Standard deviation that every weight's posterior starts with; with MOPED, relative to the weight.
    public static let initialDeviation = Setting.real(
        "initial-deviation", .above(0, to: 100), usual: 0.05, "spread that the posterior starts with")
    /// Standard deviation of the noise that training starts with, in standardised units.
    ///
    /// From noise as large as the target's spread, descent may end where nothing is learned, because there a posterior
    /// that is no narrower than the prior costs least.
    public static let initialNoise = Setting.real(
        "initial-noise", .above(0, to: 100), usual: 1,
        "standard deviation of the noise that training starts with, in those of the target")
    /// Whether predictions use the means alone.
    public static let freeze = Setting.flag("freeze", usual: false, "whether predictions use the means alone")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "bnn", title: "Bayesian network",
        sentence:
            "Every weight is a Gaussian, fitted to data and prior together; each draw of all weights gives one function.",
        paper:
            "Blundell, Cornebise, Kavukcuoglu & Wierstra, Weight Uncertainty in Neural Networks, ICML 2015, arXiv:1505.05424",
        cost: "one training of twice the parameters, S predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [FactorisedDefaults.hidden, FactorisedDefaults.epochs]) + [
            Predictor.samples, Prior.shape, FactorisedDefaults.priorDeviation, FactorisedDefaults.priorScale,
            Self.initialNoise, Prior.secondDeviation, Prior.firstShare, Self.objective,
            Noise.modelByRows, Noise.hidden, Prior.noiseDeviation, FactorisedDefaults.beta, Self.divergenceWeight,
            DivergenceWarmUp.share, Self.drawsPerStep, Self.start, FactorisedDefaults.initialDeviation, Self.freeze,
        ]
    }

    /// One level for all x or a network of its own, as the settings say; nothing to learn without a likelihood.
    public func noise(_ settings: TrainingSettings) -> Noise {
        settings[Self.objective] == .likelihood ? .separate(settings) : .constant
    }

    /// Fits the distribution.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let network = network(problem, settings)
        var center: [Float]?
        if settings[Self.start] == .moped {
            var plain = GaussianObjective(
                problem: problem, network: network, settings: settings, dropout: 0, key: key)
            let start = Descent(problem: problem, settings: settings, key: key.child("plain"))
                .run(&plain) { _, _ in true }
            center = Array(try start.state.content(as: [Float].self).prefix(network.parameterCount))
        }
        var objective = VariationalObjective(
            problem: problem, network: network, settings: settings, center: center, key: key.child("weights"))
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
    }

    /// One draw of all weights for each function.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let layout = VariationalObjective.layout(of: network)
        let count = network.parameterCount
        let storage = Storage(parts: count, count, count, count)
        let epsilon = storage.take(count)
        let weights = storage.take(count)
        let (deviation, slope) = (storage.take(count), storage.take(count))
        let isFrozen = settings[Self.freeze]
        let modelsNoise = settings[Self.objective] == .likelihood
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: isFrozen ? 1 : settings[Predictor.samples]) { index, use in
                states[0].withFloats { state in
                    let mean = state[layout[.weights]]
                    problem.kernels.gaussian(epsilon, count: count, key: key, stream: index)
                    problem.kernels.reparameterise(
                        weights, deviation: deviation, slope: slope, mean: mean, rho: state[layout[.spreads]],
                        epsilon: epsilon, count: count)
                    use(
                        .init(
                            parameters: isFrozen ? mean : ConstantFloats(weights),
                            logVariance: modelsNoise ? network.noise.logVariance(state[layout[.noise]]) : nil))
                }
            }
    }

    /// Prior and posterior of each layer.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let layout = VariationalObjective.layout(of: network)
        guard let state = states.first, state.count == layout.count else {
            return .empty
        }
        let spreads = Array(state[layout[.spreads]])
        return NetworkSummary(
            columns: ["layer", "shape", "weights", "prior", "posterior mean, spread", "posterior σ, mean"],
            rows: network.layers.map { layer in
                let means = state[layer.weights..<layer.end].map(Double.init)
                let deviations = spreads[layer.range].map { ExactExponential.softplus(Double($0)) }
                return [
                    layer.name, "\(layer.inputs) × \(layer.outputs)", "\(layer.parameterCount)",
                    Prior(settings).text(of: layer, center: settings[Self.start] == .moped ? "w₀" : "0"),
                    NumberText.fixed(Standardisation(of: means).deviation, decimals: 3),
                    NumberText.fixed(Standardisation(of: deviations).mean, decimals: 3),
                ]
            },
            parameterCount: layout.count)
    }

    /// Mean and standard deviation of each weight; none where the prior lies around the weights of another network, or
    /// the weights are frozen.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let layout = VariationalObjective.layout(of: network)
        guard let state = states.first, state.count == layout.count, settings[Self.start] != .moped,
            !settings[Self.freeze]
        else { return [] }
        return network.posterior(
            mean: state[layout[.weights]].map(Double.init),
            deviation: state[layout[.spreads]].map { ExactExponential.softplus(Double($0)) },
            prior: Prior(settings).parts)
    }
}
