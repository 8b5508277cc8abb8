public import Predictions

/// A distribution on every weight, fitted by Bayes by Backprop.
public struct BayesianNetwork: Method {
    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "bnn", title: "Bayesian network",
        sentence:
            "Every weight is a Gaussian, fitted to data and prior together; each draw of all weights gives one function.",
        paper:
            "Blundell, Cornebise, Kavukcuoglu & Wierstra, Weight Uncertainty in Neural Networks, ICML 2015, arXiv:1505.05424",
        cost: "one training of twice the parameters, S predictions",
        options: MethodDescription.networkOptions + [
            "samples", "prior", "prior-deviation", "prior-scale", "initial-noise", "second-deviation", "first-share",
            "objective", "divergence-weight",
            "draws-per-step", "start", "initial-deviation", "freeze",
        ])

    /// The settings used where the user gave none.
    public func defaults(for dataSet: DataSet) -> TrainingSettings {
        .factorised(on: dataSet)
    }

    /// One network.
    public func runCount(_ settings: TrainingSettings) -> Int { 1 }

    /// Fits the distribution.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let network = network(problem, settings)
        var center: [Float]?
        if settings.variational.start == .moped {
            var plain = GaussianObjective(
                problem: problem, network: network, settings: settings, dropout: 0, key: key)
            let start = Descent(problem: problem, settings: settings, key: key.child("plain"))
                .run(&plain) { _, _ in true }
            center = Array(start.state.prefix(network.parameterCount))
        }
        var objective = VariationalObjective(
            problem: problem, network: network, settings: settings, center: center, key: key.child("weights"))
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
    }

    /// One draw of all weights for each function.
    public func predict(
        at x: [Double], states: [[Float]], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let network = network(problem, settings)
        let count = network.parameterCount
        let storage = Storage(parts: count, count, count, count)
        let epsilon = storage.take(count)
        let weights = storage.take(count)
        let (deviation, slope) = (storage.take(count), storage.take(count))
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings.variational.freeze ? 1 : settings.samples) { index, use in
                states[0].withUnsafeBufferPointer { state in
                    guard let base = state.baseAddress else { return }
                    problem.kernels.gaussian(epsilon, count: count, key: key, stream: index)
                    problem.kernels.reparameterise(
                        weights, deviation: deviation, slope: slope, mean: base, rho: base + count,
                        epsilon: epsilon, count: count)
                    let modelsNoise = settings.variational.objective == .likelihood
                    use(
                        .init(
                            parameters: settings.variational.freeze ? base : ConstantFloats(weights),
                            logVariance: modelsNoise ? base[2 * count] : nil))
                }
            }
    }

    /// Prior and posterior of each layer.
    public func summary(states: [[Float]], problem: Problem, settings: TrainingSettings) -> NetworkSummary {
        let network = network(problem, settings)
        let count = network.parameterCount
        guard let state = states.first, state.count > 2 * count else {
            return NetworkSummary(columns: [], rows: [], parameterCount: 0)
        }
        return NetworkSummary(
            columns: ["layer", "shape", "weights", "prior", "posterior mean, spread", "posterior σ, mean"],
            rows: network.layers.map { layer in
                let means = state[layer.weights..<layer.end].map(Double.init)
                let deviations = state[(count + layer.weights)..<(count + layer.end)]
                    .map { ExactExponential.softplus(Double($0)) }
                return [
                    layer.name, "\(layer.inputs) × \(layer.outputs)", "\(layer.parameterCount)",
                    settings.variational.priorText(of: layer),
                    Decimals.text(Standardisation(of: means).deviation, digits: 3),
                    Decimals.text(Standardisation(of: deviations).mean, digits: 3),
                ]
            },
            parameterCount: 2 * count + 1)
    }

    /// Mean and standard deviation of each weight; none where the prior lies around the weights of another network, or
    /// the weights are frozen.
    public func weightPosterior(
        states: [[Float]], problem: Problem, settings: TrainingSettings
    ) -> [LayerPosterior] {
        let network = network(problem, settings)
        let count = network.parameterCount
        let variational = settings.variational
        guard let state = states.first, state.count > 2 * count, variational.start != .moped, !variational.freeze
        else { return [] }
        return network.posterior(
            mean: state[..<count].map(Double.init),
            deviation: state[count..<(2 * count)].map { ExactExponential.softplus(Double($0)) },
            prior: variational.priorParts)
    }

    private func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(
            featureCount: problem.featureCount, widths: settings.hidden, activation: settings.activation,
            predictsNoise: false)
    }
}

extension VariationalSettings {
    /// The prior of a layer as a formula: on its weights, and on its biases where they have another.
    func priorText(of layer: Network.Layer) -> String {
        let (weights, biases) = priorScale.factors(of: layer)
        return weights == biases
            ? priorText(factor: weights) : "\(priorText(factor: weights)), biases \(priorText(factor: biases))"
    }

    private func priorText(factor: Double) -> String {
        let first = "N(0, \(Decimals.text(factor * priorDeviation, digits: 2))²)"
        switch prior {
        case .gaussian: return start == .moped ? first.replacing("N(0", with: "N(w₀") : first
        case .mixture:
            let second = "N(0, \(Decimals.text(factor * secondDeviation, digits: 2))²)"
            return
                "\(Decimals.text(firstShare, digits: 2)) \(first) + \(Decimals.text(1 - firstShare, digits: 2)) \(second)"
        }
    }
}
