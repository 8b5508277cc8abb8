public import Predictions
internal import Slices

/// One network that predicts quantiles of the observations, which can't cross; it has no σ and no likelihood, and knows
/// nothing of what it doesn't know.
public struct QuantileRegression: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// The levels of the quantiles: the ends of the central intervals of 99, 95.45, 90, 80, 68.27, 50 and 30 %, and the
    /// median: `[15]`.
    public static let levels = tails + [0.5] + tails.reversed().map { 1 - $0 }
    private static let tails = [0.005, 0.02275, 0.05, 0.1, 0.15865, 0.25, 0.35]

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "quantile", title: "Quantile regression",
        sentence:
            "One network learns quantiles of the observations, of any shape and never crossing; its band holds aleatoric uncertainty alone.",
        paper:
            "Koenker & Bassett, Regression Quantiles, Econometrica 1978, doi:10.2307/1913643; steps that can't cross: Park, Maddix, Aubet, Kan, Gasthaus & Wang, Learning Quantile Functions without Quantile Crossing, AISTATS 2022, arXiv:2111.06581",
        cost: "one training, one prediction")

    /// Trained by descent; what it learns is one function.
    public var traits: Set<MethodTrait> { [.descends, .learnsOneFunction] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: Descent.watched) + [CrossFitting.partsOfFewRows]
    }

    /// Trains the network, then stretches its quantiles until they hold rows that networks like it have not seen.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = QuantileObjective(
            problem: problem, network: network(problem, settings), levels: Self.levels, settings: settings)
        let run = Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
        guard run.isUsable else { return run }
        let held = try CrossFitting(self, on: problem, settings: settings, key: key.child("calibration"))
        let stretch = QuantileStretch(held, levels: Self.levels)
        return try run.mapStates { $0 + stretch.factors.map { Float($0) } }
            .costing(run.gradientRows + held.gradientRows)
    }

    /// The quantiles of the network at each point.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let features = problem.featureCount
        let standardised = problem.standardise(x)
        let count = x.count / features
        let workspace = Workspace(
            network: network(problem, settings), capacity: min(128, max(count, 1)), kernels: problem.kernels)
        var quantiles = NonCrossingQuantiles(levels: Self.levels)
        let stretch = try QuantileStretch(
            factors: states[0].suffix(Self.levels.count).map(Double.init), levels: Self.levels,
            isWhole: states[0].count == workspace.network.parameterCount + Self.levels.count)
        var values = [Float](repeating: 0, count: Self.levels.count * count)
        Array(states[0].dropLast(Self.levels.count)).withFloats { state in
            for start in stride(from: 0, to: count, by: workspace.capacity) {
                let rows = min(workspace.capacity, count - start)
                workspace.load(standardised, from: start, rows: rows)
                workspace.forward(state, rows: rows)
                for row in 0..<rows {
                    quantiles.read(workspace.outputs, row: row)
                    for (level, value) in stretch.values(quantiles.values).enumerated() {
                        values[level * count + start + row] = Float(problem.target.restored(value))
                    }
                }
            }
        }
        return PredictionSamples(try PredictiveQuantiles(levels: Self.levels, values: values))
    }

    /// The layers with the spread of their weights.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        return network(problem, settings).summary(states: states.map { Array($0.dropLast(Self.levels.count)) })
    }

    /// A network with an output for each number that it predicts.
    public func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, heads: NonCrossingQuantiles(levels: Self.levels).heads)
    }
}
