import Predictions
import Testing

@testable import Training

@Suite("States of methods")
struct MethodStateTests {
    /// A state that is no flat vector, as a tree's would be.
    private struct Splits: StateContent, Equatable {
        var features: [UInt8]
        var encoded: [UInt8] { [1] + features }

        init(features: [UInt8]) { self.features = features }

        init?(encoded: [UInt8]) {
            guard encoded.first == 1 else { return nil }
            features = Array(encoded.dropFirst())
        }
    }

    @Test("A flat vector is found again in its bytes, bit for bit")
    func vectors() throws {
        let vector: [Float] = [1, -2.5, .pi, 1e-30, -0.0, .infinity]
        let state = MethodState(vector)
        let kept = MethodState(encoded: state.encoded)
        #expect(try kept.content(as: [Float].self).map(\.bitPattern) == vector.map(\.bitPattern))
        #expect(kept == state)
        #expect(state != MethodState([1, -2.5] as [Float]))
        // The least significant byte first, on every machine.
        #expect(MethodState([1] as [Float]).encoded == [0, 0, 0x80, 0x3f])
    }

    @Test("Another method's state is refused")
    func refusal() throws {
        let splits = Splits(features: [3, 1])
        let state = MethodState(splits)
        #expect(try state.content() == splits)
        #expect(try MethodState(encoded: state.encoded).content() == splits)
        #expect(throws: TrainingError.state(expected: "Array<Float>")) { try state.content(as: [Float].self) }
        #expect(throws: TrainingError.state(expected: "Splits")) {
            try MethodState(encoded: [2]).content(as: Splits.self)
        }
        let problem = try Problem(Observations(x: [1, 2, 3], y: [1, 3, 2]))
        for method in Methods.all {
            let error = #expect(throws: TrainingError.self, "\(method.description.name)") {
                try method.predict(
                    at: [1], states: [state], problem: problem, settings: TrainingSettings(),
                    key: RandomKey(seed: 0))
            }
            if case .state = error { continue }
            Issue.record("\(method.description.name): \(String(describing: error))")
        }
    }

    /// A method with the three requirements that have no implementation of their own.
    private struct Mean: Training.Method {
        let description = MethodDescription(name: "mean", title: "Mean", sentence: "", paper: "", cost: "")

        func train(
            run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
            observe: (_ epoch: Int, _ loss: Double) -> Bool
        ) throws(TrainingError) -> TrainedRun {
            _ = observe(1, 0)
            return TrainedRun(state: [0, 1], curves: [.init(name: "loss", values: [0])])
        }

        func predict(
            at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
        ) throws -> PredictionSamples {
            let mean = Float(problem.target.mean)
            return try PredictionSamples(
                drawCount: states.count, pointCount: x.count,
                mean: [Float](repeating: mean, count: states.count * x.count), noise: .none)
        }
    }

    @Test("Three requirements make a method; the others have an answer")
    func smallest() throws {
        let method = Mean()
        let problem = try Problem(Observations(x: [1, 2, 3], y: [1, 3, 2]))
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        let settings = method.defaults(for: data)
        #expect(settings == TrainingSettings())
        #expect(method.runCount(settings) == 1 && method.passCount(settings) == 1)
        #expect(method.traits.isEmpty && method.settings.isEmpty)
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)) { _, _ in true }
        #expect(method.learned([run], settings: settings, rowCount: 3) == "One model learned for 1 epoch from 3 rows.")
        #expect(try method.summary(states: [run.state], problem: problem, settings: settings).rows.isEmpty)
        #expect(try method.weightPosterior(states: [run.state], problem: problem, settings: settings).isEmpty)
        let samples = try method.predict(
            at: [1, 5], states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 0))
        #expect(samples.mean == [2, 2])
        #expect(
            try RandomSearch(
                method, on: data.training, start: settings, fixed: [], key: RandomKey(seed: 0)) == nil)
    }
}
