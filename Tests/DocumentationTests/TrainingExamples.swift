import Predictions
import Testing
import Training

/// Examples in the documentation of `Training`.
@Suite struct TrainingExamples {
    private var line: DataSet {
        let rows = Observations(x: [0, 1, 2, 3], y: [0.1, 0.9, 2.1, 2.9])
        let line = DataSet(
            name: "line", title: "Line", summary: "Four points near a line.", features: ["x (m)"], target: "y (m)",
            training: rows, test: rows, shown: -1...4)
        return line
    }

    @Test func `Settings have the values that they are given, and defaults`() throws {
        let members = Setting.whole("members", 1...10_000, usual: 5, "networks in an ensemble")
        var settings = TrainingSettings()
        settings[members] = 3
        try members.set(&settings, to: "7")
        #expect(settings[members] == 7 && members.text(settings) == "7")
        #expect(throws: TrainingError.self) { try members.set(&settings, to: "many") }
    }

    @Test func `A method has defaults for a data set`() {
        let dataSet = line
        var settings = DeepEnsemble().defaults(for: dataSet)
        settings[Descent.epochs] = 50
        #expect(settings[Descent.epochs] == 50)
    }

    @Test func `A state gives what it was made of`() throws {
        let state = MethodState([1.5, -0.3] as [Float])
        let weights: [Float] = try state.content()
        #expect(weights == [1.5, -0.3])
    }

    @Test func `A method trains and predicts`() throws {
        let dataSet = line
        let method = DeepEnsemble()
        var settings = method.defaults(for: dataSet)
        settings[Descent.epochs] = 50
        let problem = try Problem(dataSet.training)
        let key = RandomKey(seed: 0)
        let runs = try (0..<method.runCount(settings)).map { run in
            try method.train(run: run, on: problem, settings: settings, key: key.child(run)) { _, _ in true }
        }
        let samples = try method.predict(
            at: dataSet.test.x, states: runs.map(\.state), problem: problem, settings: settings,
            key: key.child("prediction"))
        #expect(samples.pointCount == 4 && samples.drawCount == runs.count)
    }

    @Test func `A descent minimises a loss`() throws {
        let problem = try Problem(line.training)
        var settings = TrainingSettings()
        settings[Descent.epochs] = 30
        let key = RandomKey(seed: 0)
        let network = Network(featureCount: 1, widths: [], activation: .relu, noise: .none)
        let descent = Descent(problem: problem, settings: settings, key: key)
        let run = descent.minimise(network) { outputs, targets, slopes in
            var total = 0.0
            for row in targets.indices {
                let error = outputs[row] - targets[row]
                slopes[row] = 2 * error / Float(targets.count)
                total += Double(error * error)
            }
            return total / Double(targets.count)
        } observe: { _, _ in
            true
        }
        let losses = try #require(run.curves.first?.values)
        #expect(losses.count == 30 && (losses.last ?? 1) < losses[0])
    }

    @Test func `A predictor evaluates draws of parameters`() throws {
        // A line through two parameters, slope and intercept, and the logarithm of its noise's variance.
        let problem = try Problem(Observations(x: [-1, 0, 1, 2], y: [1, 3, 5, 7]))
        let network = Network(featureCount: 1, widths: [], activation: .relu, noise: .constant)
        let predictor = Predictor(network: network, problem: problem)
        let samples = try predictor.samples(at: [0, 10], draws: [[1, 0, -2], [0.5, 0, -4]])
        #expect(samples.drawCount == 2 && abs(samples.mean[1] - 23) < 1e-3)
    }
}
