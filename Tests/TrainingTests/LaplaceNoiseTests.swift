import Foundation
import Predictions
import Slices
import Testing

@testable import Training

/// Laplace's approximation whose noise varies: derivatives and closed forms.
@Suite("Laplace approximation with noise that varies")
struct LaplaceNoiseTests {
    static let rows = 30
    static let settings = TrainingSettings { $0[Noise.hidden] = [8] }
    let problem: Problem

    init() throws {
        problem = try Problem(GaussianProcessNoiseTests.fan(Self.rows))
    }

    func form(_ widths: [Int]) -> LaplaceState {
        LaplaceState(
            network: Network(featureCount: 1, widths: widths, activation: .tanh, noise: .constant),
            noise: NoiseNetwork(problem, Self.settings))
    }

    @Test("The gradient of the posterior agrees with finite differences", arguments: [true, false])
    func gradient(learnsNoise: Bool) {
        let form = form([3])
        let settings = TrainingSettings { $0[Descent.batch] = Self.rows }
        func objective() -> VaryingPosteriorObjective {
            let objective = VaryingPosteriorObjective(
                problem: problem, network: form.network, noise: NoiseNetwork(problem, Self.settings),
                settings: settings, precision: 2, learnsNoise: learnsNoise)
            for index in 0..<Self.rows {
                objective.workspace.input[index] = problem.x[index]
                objective.workspace.target[index] = problem.y[index]
            }
            return objective
        }
        var shared = objective()
        var state = shared.initialState(key: RandomKey(seed: 4))
        // Away from the noise network's start, at which it is zero.
        let moves = Kernels.best.normals(state.count, key: RandomKey(seed: 6))
        for index in state.indices { state[index] += Float(0.2 * moves[index]) }
        func value(_ state: [Float]) -> Double {
            var objective = objective()
            var gradient = [Float](repeating: 0, count: state.count)
            let loss = objective.evaluate(state, gradient: &gradient, rows: Self.rows, step: 0)
            return objective.curves(state, meanLoss: loss)[0]
        }
        var gradient = [Float](repeating: .nan, count: state.count)
        _ = shared.evaluate(state, gradient: &gradient, rows: Self.rows, step: 0)
        for index in state.indices {
            if !learnsNoise, shared.layout[.noiseWeights].contains(index) {
                #expect(gradient[index] == 0)
                continue
            }
            var (up, down) = (state, state)
            up[index] += 0.01
            down[index] -= 0.01
            let exact = (value(up) - value(down)) / Double(up[index] - down[index])
            #expect(abs(Double(gradient[index]) - exact) < 2e-3, "\(index)")
        }
    }

    /// The posterior of linear regression with a noise of its own for each row has the precision δ + Σ xᵢxᵢᵀ/σᵢ².
    @Test("The spread of a linear model's weights is that of weighted Bayesian regression")
    func weights() throws {
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 300
            $0[Descent.batch] = Self.rows
            $0[Noise.model] = .varying
            $0[Noise.hidden] = Self.settings[Noise.hidden]
        }
        let state = try Laplace().train(
            run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }.state
        let form = form([])
        let variances = try #require(form.variances(at: problem.x, state.values)).map(Double.init)
        #expect((variances.last ?? 0) > 2 * variances[0])
        let levels = form.levels(state.values)
        var (precision, right) = ([[levels.priorPrecision, 0], [0, levels.priorPrecision]], [0.0, 0])
        for row in 0..<Self.rows {
            let inputs = [Double(problem.x[row]), 1]
            for i in 0..<2 {
                right[i] += inputs[i] * Double(problem.y[row]) / variances[row]
                for j in 0..<2 { precision[i][j] += inputs[i] * inputs[j] / variances[row] }
            }
        }
        let covariance = LinearPosterior.inverse(precision)
        let layer = try #require(
            Laplace().weightPosterior(states: [state], problem: problem, settings: settings).first)
        for weight in 0..<2 {
            #expect(abs(layer.deviation[weight] / covariance[weight][weight].squareRoot() - 1) < 1e-4)
            let mode = covariance[weight][0] * right[0] + covariance[weight][1] * right[1]
            #expect(abs(layer.mean[weight] - mode) < 1e-4)
        }
    }

    @Test("A noise network that is zero leaves one level, and the same model")
    func level() throws {
        let form = form([4])
        let weights = Kernels.best.normals(form.network.parameterCount, key: RandomKey(seed: 2)).map { Float($0) }
        let noise = NoiseNetwork(problem, Self.settings).initialWeights(key: RandomKey(seed: 3))
        let variances = try #require(form.variances(at: problem.x, weights + noise + [log(0.25), 0]))
        for variance in variances { #expect(abs(variance - 0.25 - Noise.varianceFloor) < 1e-5) }
        let jacobian = Jacobian(
            network: form.network, weights: 0..<form.network.parameterCount, kernels: problem.kernels)
        func evidence(_ noise: [Double]?, precision: Double) -> Double {
            let model = LinearisedModel(jacobian, parameters: weights, problem: problem, noise: noise)
            return LaplaceLevels(priorPrecision: 1, noisePrecision: precision).best(for: model).evidence
        }
        // Rows in other units: the likelihood changes by the logarithm of the unit alone.
        let scaled = evidence([Double](repeating: 0.25, count: Self.rows), precision: 1)
        #expect(abs(scaled - evidence(nil, precision: 4) - 0.5 * log(4)) < 1e-5)
    }

    @Test("A state of the other kind of noise is refused")
    func state() throws {
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Noise.model] = .varying
        }
        #expect(throws: TrainingError.self) {
            try Laplace().predict(
                at: [0], states: [[0, 0, 0, 0]], problem: problem, settings: settings, key: RandomKey(seed: 0))
        }
    }
}
