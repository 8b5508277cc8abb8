public import Predictions

/// Several networks, each from its own start and in its own order; where they disagree, nobody knows.
public struct DeepEnsemble: Method {
    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "deep-ensemble", title: "Deep ensemble",
        sentence:
            "Several networks learn mean and noise from different starts; their disagreement is the epistemic part.",
        paper:
            "Lakshminarayanan, Pritzel & Blundell, Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles, NeurIPS 2017, arXiv:1612.01474",
        cost: "M trainings and M predictions",
        options: MethodDescription.networkOptions + [
            "noise", "members", "adversarial-step", "bootstrap", "anchor-deviation",
        ])

    /// The settings used where the user gave none.
    public func defaults(for dataSet: DataSet) -> TrainingSettings {
        var settings = TrainingSettings.watched(on: dataSet)
        settings.noise = .varying
        return settings
    }

    /// One run for each member.
    public func runCount(_ settings: TrainingSettings) -> Int { settings.ensemble.members }

    /// Trains one member.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: 0, key: key)
        return Descent(problem: problem, settings: settings, key: key)
            .run(&objective, resampled: settings.ensemble.bootstrap, observe: observe)
    }

    /// One draw from each member.
    public func predict(
        at x: [Double], states: [[Float]], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let network = network(problem, settings)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: states.count) { index, use in
                states[index].withUnsafeBufferPointer { state in
                    guard let base = state.baseAddress else { return }
                    use(
                        .init(
                            parameters: base,
                            logVariance: network.predictsNoise ? nil : base[network.parameterCount]))
                }
            }
    }

    /// The layers with the spread of their weights over all members.
    public func summary(states: [[Float]], problem: Problem, settings: TrainingSettings) -> NetworkSummary {
        network(problem, settings).summary(states: states)
    }

    private func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(
            featureCount: problem.featureCount, widths: settings.hidden, activation: settings.activation,
            predictsNoise: settings.noise == .varying)
    }
}
