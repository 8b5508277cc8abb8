public import Predictions

/// The posterior of a Bayesian network, trained by drawing what enters each unit instead of the weights.
public struct LocalReparameterisation: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "local-reparameterization", title: "Local reparameterization",
        sentence:
            "The posterior and prior of the Bayesian network; in training each row draws its own inputs to every unit, which calms the gradient.",
        paper:
            "Kingma, Salimans & Welling, Variational Dropout and the Local Reparameterization Trick, NeurIPS 2015, arXiv:1506.02557",
        cost: "one training of twice the parameters with two passes a step, S predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [FactorisedDefaults.hidden, FactorisedDefaults.epochs]) + [
            Predictor.samples, FactorisedDefaults.priorDeviation, FactorisedDefaults.priorScale,
            BayesianNetwork.initialNoise, Noise.modelByRows, Noise.hidden, Prior.noiseDeviation,
            FactorisedDefaults.beta,
            BayesianNetwork.divergenceWeight, DivergenceWarmUp.share, FactorisedDefaults.initialDeviation,
        ]
    }

    /// One level for all x or a network of its own, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { .separate(settings) }

    /// Fits the distribution.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = LocalReparameterisationObjective(
            problem: problem, network: network(problem, settings), settings: settings,
            key: key.child("pre-activations"))
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
    }

    /// One draw of all weights for each function: the state is that of the Bayesian network, which knows how.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        try BayesianNetwork()
            .predict(at: x, states: states, problem: problem, settings: plain(settings), key: key)
    }

    /// Prior and posterior of each layer.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        try BayesianNetwork().summary(states: states, problem: problem, settings: plain(settings))
    }

    /// Mean and standard deviation of each weight.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] {
        try BayesianNetwork().weightPosterior(states: states, problem: problem, settings: plain(settings))
    }

    /// The settings without those of the Bayesian network that this method does not have.
    private func plain(_ settings: TrainingSettings) -> TrainingSettings {
        var settings = settings
        settings[Prior.shape] = .gaussian
        settings[BayesianNetwork.objective] = .likelihood
        settings[BayesianNetwork.start] = .random
        settings[BayesianNetwork.freeze] = false
        return settings
    }
}
