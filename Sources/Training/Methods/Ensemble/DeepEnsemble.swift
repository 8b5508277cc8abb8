public import Predictions
internal import Slices

/// Several networks, each from its own start and in its own order; where they disagree, nobody knows.
public struct DeepEnsemble: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// Networks in the ensemble.
    public static let members = Setting.whole("members", 1...10_000, usual: 5, "networks in an ensemble")
    /// Step of adversarial examples as a share of each feature's range; 0 for none.
    public static let adversarialStep = Setting.real(
        "adversarial-step", .within(0...1), usual: 0, "adversarial step as a share of the range")
    /// Whether each member learns from its own draw, with replacement, of the training rows.
    public static let bootstrap = Setting.flag(
        "bootstrap", usual: false, "whether each member learns from its own draw of the rows")
    /// Standard deviation of the prior whose draws the members are pulled to, each to its own; 0 for none.
    public static let anchorDeviation = Setting.real(
        "anchor-deviation", .within(0...1e6), usual: 0,
        "standard deviation of the prior whose draws the members are pulled to; 0 for none")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "deep-ensemble", title: "Deep ensemble",
        sentence:
            "Several networks learn mean and noise from different starts; their disagreement is the epistemic part.",
        paper:
            "Lakshminarayanan, Pritzel & Blundell, Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles, NeurIPS 2017, arXiv:1612.01474",
        cost: "M trainings and M predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: Descent.watched) + [
            Noise.modelByRows, Self.members.defaulting(10), Self.adversarialStep, Self.bootstrap,
            Self.anchorDeviation,
        ]
    }

    /// One run for each member.
    public func runCount(_ settings: TrainingSettings) -> Int { settings[Self.members] }

    /// Trains one member.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: 0, key: key)
        return Descent(problem: problem, settings: settings, key: key)
            .run(&objective, resampled: settings[Self.bootstrap], observe: observe)
    }

    /// One draw from each member.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: states.count) { index, use in
                states[index].withFloats { use(.init($0, of: network)) }
            }
    }

    /// One level for all x or one at each, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { Noise(settings) }
}
