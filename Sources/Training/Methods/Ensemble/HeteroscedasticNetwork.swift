public import Predictions
internal import Slices

/// One network that predicts a mean and the noise around it; it knows nothing of what it doesn't know.
public struct HeteroscedasticNetwork: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "heteroscedastic", title: "Heteroscedastic network",
        sentence:
            "One network learns the mean and the noise at each point; its band holds aleatoric uncertainty alone.",
        paper:
            "Nix & Weigend, Estimating the Mean and Variance of the Target Probability Distribution, ICNN 1994, doi:10.1109/ICNN.1994.374138",
        cost: "one training, one prediction")

    /// Trained by descent; what it learns is one function.
    public var traits: Set<MethodTrait> { [.descends, .learnsOneFunction] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: Descent.watched) + [CrossFitting.partsOfFewRows]
    }

    /// Trains the network, then makes its noise as large as the errors on rows that networks like it have not seen.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: 0, key: key)
        let run = Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
        guard run.isUsable, let head = network(problem, settings).heads.last else { return run }
        let held = try CrossFitting(self, on: problem, settings: settings, key: key.child("calibration"))
        let shift = Float(ExactExponential.log(held.varianceFactor))
        return try run.mapStates { state in
            var state = state
            state[head.biases] += shift
            return state
        }.costing(run.gradientRows + held.gradientRows)
    }

    /// The network's one function.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: 1) { _, use in
                states[0].withFloats { use(.init($0, of: network)) }
            }
    }

    /// A level at each x.
    public func noise(_ settings: TrainingSettings) -> Noise { .varying }
}
