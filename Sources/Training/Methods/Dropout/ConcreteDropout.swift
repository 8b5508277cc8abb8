internal import Tables
public import Predictions
internal import Slices

/// MC dropout that learns from the data how often the units of each layer drop out.
public struct ConcreteDropout: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// The length scale l of a prior N(0, 1/l²) on the weights.
    public static let lengthScale = Setting.real(
        "length-scale", .within(0...1e6), usual: 1, "length scale l of the prior N(0, 1/l²) of learned dropout"
    ).tuned(.around(0.1...10))

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "concrete-dropout", title: "Concrete dropout",
        sentence:
            "Dropout as in MC dropout, but each layer learns its probability together with the weights.",
        paper: "Gal, Hron & Kendall, Concrete Dropout, NeurIPS 2017, arXiv:1705.07832",
        cost: "one training, S predictions")

    /// What it reads; `dropout` is where the probabilities start.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            Network.hidden.defaulting([50]), Descent.epochs.defaulting(500), Descent.patience(100),
        ]) + [
            MonteCarloDropout.dropout.defaulting([0.1]), Self.lengthScale.defaulting(0.1), Noise.modelByRows,
            Predictor.samples,
        ]
    }

    /// Trains weights and probabilities.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let start = MonteCarloDropout.dropout
        guard settings[start].count == 1 else {
            throw .setting(
                name: "\(description.name).\(start.name)", found: start.text(settings),
                expected: "one number, where the probabilities start")
        }
        var objective = ConcreteDropoutObjective(
            problem: problem, network: network(problem, settings), settings: settings, key: key.child("masks"))
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
    }

    /// One draw for each mask of ones and zeros; a mask holds for all points.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let storage = Storage(parts: network.unitCount)
        let mask = storage.take(network.unitCount)
        let probabilities = learned(states[0], network, problem)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings[Predictor.samples]) { index, use in
                var start = 0
                for (layer, hidden) in network.hidden.enumerated() {
                    problem.kernels.dropoutMask(
                        mask[start..<start + hidden.outputs], count: hidden.outputs,
                        keep: 1 - Double(probabilities[layer]), key: key.child(layer), stream: index)
                    start += hidden.outputs
                }
                states[0].withFloats { use(.init($0, of: network, mask: ConstantFloats(mask))) }
            }
    }

    /// The layers with their weights and the probabilities that were learned.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let plain = network.summary(states: states)
        let probabilities = states.first.map { learned($0, network, problem) } ?? []
        return NetworkSummary(
            columns: plain.columns + ["dropout after it"],
            rows: plain.rows.enumerated().map { index, row in
                row + [index < probabilities.count ? NumberText.fixed(Double(probabilities[index]), decimals: 3) : "–"]
            },
            parameterCount: plain.parameterCount)
    }

    /// The probability below which a layer of a hundred units drops none as a rule.
    private static let leastProbability: Float = 0.01

    /// Whether no layer drops units any more.
    public func learnedOneFunction(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> Bool {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        return states.allSatisfy { learned($0, network, problem).allSatisfy { $0 < Self.leastProbability } }
    }

    private func learned(_ state: [Float], _ network: Network, _ problem: Problem) -> [Float] {
        state.withFloats {
            ConcreteDropoutObjective.probabilities($0, network: network, kernels: problem.kernels)
        }
    }

    /// One level for all x or one at each, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { Noise(settings) }
}
