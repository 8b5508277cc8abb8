import Predictions
import Training

/// The three trainings of the notebook that the peers rebuild, and 100 draws at 1,000 points.
struct TrainingStage: Sendable {
    let problem: Problem
    /// Where predictions are made.
    let grid = (-10.0...10.0).grid(1000)

    init() throws {
        let data = DataSets.all[0].make(key: RandomKey(seed: 0))
        problem = try Problem(data.training)
    }

    /// Names of the methods with the peers' names for them.
    static let methods = [("bnn", "bnn"), ("mc-dropout", "mcd"), ("deep-ensemble", "ens")]

    /// The notebook's settings: batch 16, 100 epochs, Adam at a constant rate.
    static func settings(_ name: String) -> TrainingSettings {
        TrainingSettings {
            $0[Descent.schedule] = .constant
            switch name {
            case "bnn":
                $0[Network.hidden] = [32, 32]
                $0[BayesianNetwork.objective] = .mse
                // The notebook's 0.01 / 19 batches, as a factor on the divergence per row.
                $0[BayesianNetwork.divergenceWeight] = 0.01 / 19 * 300
                $0[BayesianNetwork.initialDeviation] = 9.11e-4
            case "deep-ensemble": $0[Descent.learningRate] = 0.001
            default: break
            }
        }
    }

    /// A run of a method: one network of an ensemble, or the only one.
    struct Run: Sendable {
        let name: String
        let number: Int
    }

    /// The runs of a method.
    static func runs(_ name: String) -> [Run] {
        let count = Methods.named(name)?.runCount(settings(name)) ?? 0
        return (0..<count).map { Run(name: name, number: $0) }
    }

    /// Trains runs of one method or several, as many at a time as there are cores, and gives their states.
    func train(_ runs: [Run]) -> [MethodState] {
        concurrently(runs) { run in
            let trained = try? Methods.named(run.name)?.train(
                run: run.number, on: problem, settings: Self.settings(run.name),
                key: RandomKey(seed: 1).child(run.number), observe: { _, _ in true })
            return trained?.state ?? []
        }
    }

    /// Draws from the posterior on the grid.
    func predict(_ name: String, _ states: [MethodState]) throws -> PredictionSamples? {
        try Methods.named(name)?.predict(
            at: grid, states: states, problem: problem, settings: Self.settings(name), key: RandomKey(seed: 2))
    }

    /// Floating-point operations of one training.
    static func operations(_ name: String) -> Double {
        let settings = settings(name)
        let runs = name == "deep-ensemble" ? Double(settings[DeepEnsemble.members]) : 1
        return operations(settings, heads: name == "deep-ensemble" ? 2 : 1, rows: 300) * runs
    }

    /// Those of one network, forward and twice backward.
    private static func operations(_ settings: TrainingSettings, heads: Int, rows: Int) -> Double {
        let widths = [1] + settings[Network.hidden] + [heads]
        let perRow = zip(widths, widths.dropFirst()).reduce(0.0) { $0 + 2 * Double($1.0 * $1.1) }
        return 3 * perRow * Double(rows) * Double(settings[Descent.epochs])
    }

    /// One epoch of a wide and deep network, of four layers of 256, on 50,000 rows: seconds and operations.
    static func wide() throws -> (seconds: Double, operations: Double) {
        let x = (-7.0...7.0).grid(50_000)
        let problem = try Problem(Observations(x: x, y: x.map { $0 * $0 }))
        let settings = TrainingSettings {
            $0[Network.hidden] = [256, 256, 256, 256]
            $0[Descent.epochs] = 1
            $0[Descent.batch] = 64
        }
        let time = try Measurement(repetitions: 3) {
            _ = try HeteroscedasticNetwork().train(
                run: 0, on: problem, settings: settings, key: RandomKey(seed: 1), observe: { _, _ in true })
        }
        return (time.median, operations(settings, heads: 2, rows: 50_000))
    }
}
