public import Predictions
internal import Slices

/// Dropout that stays on when predicting: each mask is a network of its own.
public struct MonteCarloDropout: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// Probability that a hidden unit is dropped.
    public static let dropout = Setting.real(
        "dropout", .within(0...0.95), usual: 0.2, "probability that a hidden unit is dropped"
    ).tuned(.within(0.01...0.5))

    /// Less on tables of many features, where a network that lacks a unit predicts much worse.
    private static let usualDropout = dropout.defaulting { $0.features.count > 1 ? 0.05 : 0.1 }

    /// On tables of many features a network learns the residuals by heart; along a curve it needs all epochs to become
    /// unsure outside.
    private static let usualPatience = Descent.patience.defaulting {
        $0.features.count > 1 && $0.training.count >= 100 ? 50 : 0
    }

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "mc-dropout", title: "MC dropout",
        sentence: "Units drop out at random while predicting as they did while training; each mask gives one function.",
        paper:
            "Gal & Ghahramani, Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning, ICML 2016, arXiv:1506.02142",
        cost: "one training, S predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            Descent.epochs.defaulting(500), Descent.optimiser.defaulting(.adamw), Descent.weightDecay.defaulting(0.02),
            Self.usualPatience, CrossValidation.foldsOfFewRows,
        ]) + [Noise.modelByRows, Noise.hidden, Self.usualDropout, Predictor.samples]
    }

    /// Trains the network.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: settings[Self.dropout],
            key: key.child("masks"))
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
    }

    /// One draw for each mask; a mask holds for all points.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let storage = Storage(parts: network.unitCount)
        let mask = storage.take(network.unitCount)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings[Predictor.samples]) { index, use in
                problem.kernels.dropoutMask(
                    mask, count: network.unitCount, keep: 1 - settings[Self.dropout], key: key, stream: index)
                states[0].withFloats { use(.init($0, of: network, mask: ConstantFloats(mask))) }
            }
    }

    /// One level for all x or a network of its own without dropout, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { .separate(settings) }
}
