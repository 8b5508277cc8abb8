import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Noise that varies with x")
struct VaryingNoiseTests {
    /// A method whose noise varies, and what shortens its training.
    struct Example: Sendable, CustomTestStringConvertible {
        let method: any Training.Method
        var change: @Sendable (inout TrainingSettings) -> Void = { _ in }
        var testDescription: String { method.description.name }
    }

    static let examples: [Example] = [
        Example(method: HeteroscedasticNetwork()),
        Example(method: DeepEnsemble()) { $0[DeepEnsemble.members] = 2 },
        Example(method: StochasticWeightAveraging()),
        Example(method: ConcreteDropout()) { $0[Noise.model] = .varying },
        Example(method: BayesianNetwork()),
        Example(method: LocalReparameterisation()),
        Example(method: VariationalOnlineNewton()),
        Example(method: MonteCarloDropout()),
        Example(method: GaussianProcess()),
        Example(method: Laplace()),
        Example(method: NoUTurnSampler()) {
            $0[Noise.model] = .varying
            $0[Network.hidden] = [6]
            ($0[NoUTurnSampler.chains], $0[NoUTurnSampler.warmUp], $0[NoUTurnSampler.draws]) = (1, 100, 40)
            $0[NoUTurnSampler.treeDepth] = 5
        },
    ]

    @Test("Where the noise grows, so does the variance that is predicted", arguments: examples)
    func grows(example: Example) throws {
        let count = 200
        let draws = Kernels.best.normals(count, key: RandomKey(seed: 3))
        let x = (-1.0...1.0).grid(count)
        // σ from 0.05 to 0.85.
        func deviation(_ x: Double) -> Double { 0.45 + 0.4 * x }
        let observations = Observations(x: x, y: zip(x, draws).map { sin(2 * $0) + deviation($0) * $1 })
        let data = DataSet(
            name: "fan", title: "Fan", summary: "", features: ["x"], target: "y", training: observations,
            test: observations, shown: -1...1)
        let problem = try Problem(observations)
        var settings = example.method.defaults(for: data)
        example.change(&settings)
        let states = try (0..<example.method.runCount(settings)).map { run in
            try example.method.train(
                run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run)
            ) { _, _ in true }.state
        }
        let samples = try example.method.predict(
            at: [-0.9, 0, 0.9], states: states, problem: problem, settings: settings, key: RandomKey(seed: 2))
        let variances = (0..<3).map { point in
            (0..<samples.drawCount).reduce(0.0) { $0 + samples.variance(draw: $1, point: point) }
                / Double(samples.drawCount)
        }
        #expect(variances[0] < variances[1] && variances[1] < variances[2])
        // The truth is 0.09² and 0.81².
        #expect(variances[2] > 4 * variances[0])
        #expect(abs(variances[2].squareRoot() / deviation(0.9) - 1) < 0.5)
        let areFinite = states.allSatisfy { state in state.values.allSatisfy { $0.isFinite } }
        #expect(areFinite)
    }
}
