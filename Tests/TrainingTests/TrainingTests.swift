import Tables
import Foundation
import Predictions
import Slices
import Testing

@testable import Training

@Suite("Training")
struct TrainingTests {
    /// Mean over draws and standard deviation of the draws' means at each point.
    ///
    /// Of quantiles, the median alone.
    func moments(_ samples: PredictionSamples) -> (mean: [Double], deviation: [Double]) {
        guard samples.hasDraws else {
            return (samples.quantiles([0.5])[0], [Double](repeating: 0, count: samples.pointCount))
        }
        let columns = (0..<samples.pointCount).map { point in
            Standardisation(
                of: (0..<samples.drawCount).map { Double(samples.mean[$0 * samples.pointCount + point]) })
        }
        return (columns.map(\.mean), columns.map { $0.varies ? $0.deviation : 0 })
    }

    func trained(
        _ method: any Method, _ data: DataSet, seed: UInt64, settings: TrainingSettings? = nil, kernels: Kernels = .best
    ) throws -> (states: [MethodState], problem: Problem, settings: TrainingSettings) {
        let settings = settings ?? method.defaults(for: data)
        let problem = try Problem(data.training, kernels: kernels)
        let key = RandomKey(seed: seed).child(method.description.name)
        let states = try (0..<method.runCount(settings)).map { run in
            try method.train(run: run, on: problem, settings: settings, key: key.child(run)) { _, _ in true }.state
        }
        return (states, problem, settings)
    }

    @Test("Every method finds the sine and is less sure where it saw nothing", arguments: Methods.all.indices)
    func sine(index: Int) throws {
        let method = Methods.all[index]
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        var shorter = method.defaults(for: data)
        (shorter[NoUTurnSampler.chains], shorter[NoUTurnSampler.warmUp], shorter[NoUTurnSampler.draws]) = (1, 100, 40)
        shorter[NoUTurnSampler.treeDepth] = 5
        let (states, problem, settings) = try trained(method, data, seed: 0, settings: shorter)
        let inside = (-7.0...7.0).grid(141)
        let outside = (7.2...10.0).grid(29) + (-10.0 ... -7.2).grid(29)
        func predict(_ x: [Double]) throws -> (mean: [Double], deviation: [Double]) {
            moments(
                try method.predict(
                    at: x, states: states, problem: problem, settings: settings, key: RandomKey(seed: 1)))
        }
        let within = try predict(inside)
        let error = zip(within.mean, inside).reduce(0.0) { $0 + pow($1.0 - sin($1.1 / 2), 2) } / 141
        #expect(error.squareRoot() < 0.12)
        // A single function has no doubts about itself; those of a forest are no draws, and its own tests hold them.
        let isSingle = ["heteroscedastic", "quantile", "forest"].contains(method.description.name)
        #expect(within.deviation.contains { $0 > 0 } != isSingle)
        guard !isSingle else { return }
        let without = try predict(outside)
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        // Evidential regression is surer where it saw nothing, as its description warns; its own tests hold that.
        // Boosted trees are flat beyond the rows, as theirs warns.
        guard !["evidential", "ngboost"].contains(method.description.name) else { return }
        #expect(mean(without.deviation) / mean(within.deviation) > 1.3)
    }

    @Test("Training and prediction have the same bits on every path of the CPU", arguments: Methods.all.indices)
    func paths(index: Int) throws {
        let method = Methods.all[index]
        let source = try #require(DataSets.named("sine"))
        var reference: [[UInt32]]?
        for kernels in KernelsTests.paths {
            let data = source.make(key: RandomKey(seed: 0), kernels: kernels)
            var settings = method.defaults(for: data)
            // A width that fills vectors and leaves some over.
            settings[Network.hidden] = [20, 20]
            settings[Descent.epochs] = 2
            settings[DeepEnsemble.members] = 2
            settings[Predictor.samples] = 10
            (settings[NoUTurnSampler.chains], settings[NoUTurnSampler.warmUp], settings[NoUTurnSampler.draws]) = (
                2, 20, 4
            )
            // A single step of the sampler goes through all kernels.
            settings[NoUTurnSampler.treeDepth] = 2
            let trained = try trained(method, data, seed: 0, settings: settings, kernels: kernels)
            // As many points as fill the widest vectors and leave some over.
            let draws = try method.predict(
                at: (-10.0...10.0).grid(150), states: trained.states, problem: trained.problem, settings: settings,
                key: RandomKey(seed: 1))
            var predicted = [draws.mean]
            if case .quantiles(let quantiles) = draws.form {
                predicted += [quantiles.values, quantiles.epistemicDeviation ?? []]
            }
            let bits = (trained.states.map(\.values) + predicted).map { $0.map(\.bitPattern) }
            if let reference { #expect(bits == reference, "\(kernels.path.name)") }
            reference = bits
        }
    }

    @Test("A run that diverges stops, says when, and keeps numbers")
    func divergence() throws {
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        let method = DeepEnsemble()
        var settings = method.defaults(for: data)
        settings[Descent.learningRate] = 1e30
        let run = try method.train(
            run: 0, on: Problem(data.training), settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
        #expect(run.divergedAt == 1)
        let isWhole = run.state.values.allSatisfy { $0.isFinite }
        #expect(isWhole)
    }

    @Test("Training stops when its observer asks")
    func observer() throws {
        let data = try #require(DataSets.named("cubic")).make(key: RandomKey(seed: 0))
        let method = MonteCarloDropout()
        let run = try method.train(
            run: 0, on: Problem(data.training), settings: method.defaults(for: data), key: RandomKey(seed: 0)
        ) { epoch, _ in epoch < 3 }
        #expect(run.curves[0].values.count == 3)
    }

    @Test("States are kept after the epochs that were asked for")
    func checkpoints() throws {
        let data = try #require(DataSets.named("cubic")).make(key: RandomKey(seed: 0))
        var settings = DeepEnsemble().defaults(for: data)
        settings[Descent.epochs] = 20
        settings[Descent.patience] = 0
        settings.checkpoints = [10, 20]
        let run = try DeepEnsemble().train(
            run: 0, on: Problem(data.training), settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
        #expect(run.checkpoints.map(\.epoch) == [10, 20])
        #expect(run.checkpoints[1].state == run.state)
        #expect(run.checkpoints[0].state != run.state)
    }

    @Test("Where training stopped early, what follows is the state that was kept")
    func stoppedCheckpoints() throws {
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        var settings = DeepEnsemble().defaults(for: data)
        settings[Descent.patience] = 5
        settings.checkpoints = [10, 90, 100]
        let run = try DeepEnsemble().train(
            run: 0, on: Problem(data.training), settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
        let epochs = try #require(run.curves.first).values.count
        #expect(epochs > 10 && epochs < 90)
        #expect(run.checkpoints.map(\.epoch) == [10, 90, 100])
        let areKept = run.checkpoints.map { $0.state == run.state }
        #expect(areKept == [false, true, true])
    }

    @Test("A batch of a shuffled epoch holds every row once")
    func batches() throws {
        let x = (0..<10).map(Double.init)
        let problem = try Problem(Observations(x: x, y: x))
        let network = Network(featureCount: 1, widths: [2], activation: .relu, noise: .constant)
        let workspace = Workspace(network: network, capacity: 4, kernels: .best)
        var batches = MiniBatches(
            problem: problem, rows: (0..<10).map { $0 }, size: 4, key: RandomKey(seed: 1))
        var orders: [[Float]] = []
        for epoch in 1...2 {
            batches.shuffle(epoch: epoch)
            var seen: [Float] = []
            for batch in 0..<batches.count {
                let rows = batches.load(batch, into: workspace)
                for row in 0..<rows {
                    #expect(workspace.input[row] == workspace.target[row])
                    seen.append(workspace.target[row])
                }
            }
            #expect(seen.sorted() == problem.y.sorted())
            orders.append(seen)
        }
        #expect(orders[0] != orders[1])
    }

    /// Variants of methods, by the setting that makes them.
    private static let changes: [(method: String, setting: String, value: String)] = [
        ("bnn", "prior", "mixture"), ("bnn", "objective", "mse"), ("bnn", "start", "moped"),
        ("bnn", "draws-per-step", "3"), ("bnn", "freeze", "yes"), ("bnn", "prior-scale", "equal"),
        ("deep-ensemble", "adversarial-step", "0.01"), ("deep-ensemble", "bootstrap", "yes"),
        ("deep-ensemble", "noise", "constant"), ("deep-ensemble", "anchor-deviation", "3"),
        ("deep-ensemble", "patience", "20"), ("swag", "patience", "20"),
        ("deep-ensemble", "gradient-limit", "1"), ("swag", "noise", "constant"),
        ("deep-ensemble", "optimiser", "adam"), ("mc-dropout", "activation", "gelu"),
        ("deep-ensemble", "schedule", "warmup"), ("deep-ensemble", "activation", "silu"),
        ("deep-ensemble", "initialisation", "glorot"), ("swag", "networks", "3"), ("swag", "rank", "0"),
        ("concrete-dropout", "noise", "constant"), ("concrete-dropout", "length-scale", "0.01"),
        ("local-reparameterization", "prior-deviation", "2"), ("ivon", "draws-per-step", "2"),
        ("ivon", "hessian-memory", "0.998"), ("ivon", "initial-hessian", "0.5"),
    ]

    @Test(
        "Every variant of a method finds the sine",
        // The short form takes every other, among them one of each method.
        arguments: TrainingTests.changes.indices.filter { TestLength.isLong || $0 % 2 == 0 }.map {
            TrainingTests.changes[$0]
        })
    func variants(name: String, key: String, value: String) throws {
        let method = try #require(Methods.named(name))
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        var settings = method.defaults(for: data)
        try #require(Methods.setting(named: key)).set(&settings, to: value)
        #expect(settings != method.defaults(for: data))
        settings[DeepEnsemble.members] = 2
        // Half as wide as the defaults: the sine needs no more, and a variant's fault would show as well.
        settings[Network.hidden] = TestLength.isLong ? [32, 32] : [20, 20]
        let trained = try trained(method, data, seed: 0, settings: settings)
        let x = (-7.0...7.0).grid(141)
        let mean = moments(
            try method.predict(
                at: x, states: trained.states, problem: trained.problem, settings: settings, key: RandomKey(seed: 1))
        ).mean
        let error = zip(mean, x).reduce(0.0) { $0 + pow($1.0 - sin($1.1 / 2), 2) } / 141
        #expect(error.squareRoot() < 0.15, "\(name) with \(key) = \(value)")
    }

    @Test(
        "Settings outside their range are refused and leave the rest alone",
        arguments: [
            ("epochs", "0"), ("epochs", "ten"), ("learning-rate", "nan"), ("learning-rate", "-1"),
            ("hidden", "1000000000"),
            ("hidden", "64,,64"), ("dropout", "1"), ("members", "0"), ("activation", "Relu"), ("bootstrap", "true"),
        ])
    func settings(name: String, value: String) throws {
        let key = try #require(Methods.setting(named: name))
        var settings = TrainingSettings()
        #expect(throws: TrainingError.setting(name: name, found: value, expected: key.range)) {
            try key.set(&settings, to: value)
        }
        #expect(settings == TrainingSettings())
    }

    @Test("Every setting reads back what it writes")
    func settingsRoundTrip() throws {
        for key in Methods.settings {
            var settings = TrainingSettings()
            try key.set(&settings, to: key.text(settings))
            #expect(settings == TrainingSettings(), "\(key.name)")
        }
        #expect(Set(Methods.settings.map(\.name)).count == Methods.settings.count)
    }

    @Test("Methods that share the name of a setting mean the same, and each default reads back")
    func settingsAreShared() throws {
        let data = DataSets.all.map { $0.make(key: RandomKey(seed: 0)) }
        for method in Methods.all {
            #expect(Set(method.settings.map(\.name)).count == method.settings.count)
            for setting in method.settings {
                let first = try #require(Methods.setting(named: setting.name))
                #expect(type(of: first) == type(of: setting), "\(setting.name)")
                #expect(first.range == setting.range && first.summary == setting.summary, "\(setting.name)")
                #expect(first.tuning == setting.tuning, "\(setting.name)")
                #expect(first.text(TrainingSettings()) == setting.text(TrainingSettings()), "\(setting.name)")
                for dataSet in data {
                    let defaults = method.defaults(for: dataSet)
                    var (mine, theirs) = (defaults, defaults)
                    try setting.set(&mine, to: setting.text(defaults))
                    try first.set(&theirs, to: setting.text(defaults))
                    #expect(mine == defaults && theirs == defaults, "\(method.description.name) \(setting.name)")
                }
            }
        }
    }

    @Test("Settings are equal when they hold the same values, however they came by them")
    func settingsAreEqual() {
        var settings = TrainingSettings()
        settings[Descent.epochs] = 7
        #expect(settings != TrainingSettings())
        #expect(settings == TrainingSettings { $0[Descent.epochs] = 7 })
        #expect(settings != TrainingSettings { $0[Descent.epochs] = 8 })
        #expect(settings != TrainingSettings { $0[Descent.batch] = 7 })
        settings[Descent.epochs] = Descent.epochs.usual
        #expect(settings == TrainingSettings())
        #expect(settings[Descent.epochs.defaulting(3)] == 100)
        settings.checkpoints = [1]
        #expect(settings != TrainingSettings())
    }

    @Test("Data that cannot be learned from is refused")
    func refused() {
        #expect(throws: TrainingError.self) { try Problem(Observations(x: [1], y: [1])) }
        #expect(throws: TrainingError.self) { try Problem(Observations(x: [1, 2, 3], y: [5, 5, 5])) }
    }

    @Test("A constant feature is kept at zero")
    func constantFeature() throws {
        let problem = try Problem(Observations(x: [1, 7, 2, 7, 3, 7], y: [1, 2, 4], featureCount: 2))
        #expect([problem.x[1], problem.x[3], problem.x[5]] == [0, 0, 0])
        #expect(!problem.features[1].varies)
    }

    @Test("Exact sine and cosine agree with the platform's")
    func exactSine() {
        for index in -4000...4000 {
            let x = Double(index) * 0.037
            #expect(abs(ExactSine.sin(x) - sin(x)) < 2e-15)
            #expect(abs(ExactSine.cos(x) - cos(x)) < 2e-15)
        }
    }

    @Test("Keys of different parts differ, those of the same part don't")
    func keys() {
        let root = RandomKey(seed: 0)
        let keys = [root, root.child(0), root.child(1), root.child("a"), root.child("b"), root.child("a").child(0)]
        #expect(Set(keys).count == keys.count)
        #expect(root.child("a") == RandomKey(seed: 0).child("a"))
        #expect(RandomKey(seed: 1) != root)
    }

    @Test("Numbers in tables are plain decimals")
    func decimals() {
        #expect(NumberText.fixed(0.05, decimals: 3) == "0.050")
        #expect(NumberText.fixed(-12.345, decimals: 1) == "−12.3")
        #expect(NumberText.fixed(-0.0001, decimals: 2) == "0.00")
        #expect(NumberText.fixed(7, decimals: 0) == "7")
    }
}
