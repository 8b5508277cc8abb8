import Foundation
import Predictions
import Testing

@testable import Training

@Suite("IVON")
struct VariationalOnlineNewtonTests {
    let method = VariationalOnlineNewton()

    @Test(
        "Gradient and curvature are those of the loss at the weights that were drawn", arguments: [1, 3],
        [Noise.constant, .varying, .separate([4])])
    func gradient(draws: Int, noise: Noise) throws {
        let scale: PriorScale = draws == 1 ? .fanIn : .equal
        let reference = try GradientTests()
        let (problem, rows) = (reference.problem, reference.rows)
        let network = Network(featureCount: 2, widths: [8, 6], activation: .tanh, noise: noise)
        var settings = reference.settings
        settings[Prior.deviation] = 0.7
        settings[Prior.noiseDeviation] = 1.4
        settings[Prior.scale] = scale
        settings[BayesianNetwork.divergenceWeight] = 0.5
        settings[BayesianNetwork.drawsPerStep] = draws
        settings[VariationalOnlineNewton.initialHessian] = 2
        let key = RandomKey(seed: 3)
        var objective = VariationalOnlineNewtonObjective(
            problem: problem, network: network, settings: settings, key: key)
        let state = objective.initialState(key: RandomKey(seed: 4))
        let count = network.layout.count
        #expect(state.count == 2 * count)
        reference.loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        let likelihood = objective.evaluate(state, gradient: &gradient, rows: rows, step: 6)

        // λ is N over the factor on the divergence, and δ the prior's precision over λ.
        let lambda = Double(rows) / 0.5
        // The log-variance of the noise follows the weights of the network.
        let prior = (0..<count).map { 0.7 * GradientTests.priorFactor(network, scale, $0) }
        let deviation = prior.map { 1 / (lambda * (2 + 1 / (lambda * $0 * $0))).squareRoot() }
        let epsilon = (0..<draws).map { draw in
            var values = [Float](repeating: 0, count: count)
            problem.kernels.gaussian(&values, count: count, key: key, stream: 6 * draws + draw)
            return values.map(Double.init)
        }
        func loss(_ mean: [Double]) -> Double {
            epsilon.reduce(0.0) { sum, epsilon in
                let weights = mean.indices.map { mean[$0] + deviation[$0] * epsilon[$0] }
                let level = noise == .constant ? weights[count - 1] : nil
                return sum + reference.loss(network, weights, sharedLogVariance: level, masks: nil)
            } / Double(draws)
        }
        let mean = state.prefix(count).map(Double.init)
        reference.expectGradient(gradient, of: loss, at: mean, "IVON")
        #expect(abs(likelihood - loss(mean)) < 1e-5)
        if draws == 1 {
            // ĥ = ĝ (θ − m) / σ².
            for index in 0..<count {
                let expected = Double(gradient[index]) * epsilon[0][index] / deviation[index]
                #expect(abs(Double(gradient[count + index]) - expected) < 1e-4 * max(1, abs(expected)))
            }
        }
        let divergence = mean.indices.reduce(0.0) { sum, index in
            let (m, s, p) = (mean[index], deviation[index], prior[index])
            return sum + log(p / s) + (s * s + m * m) / (2 * p * p) - 0.5
        }
        let curves = objective.curves(state, meanLoss: likelihood)
        #expect(abs(curves[2] - divergence / lambda) < 1e-5 * divergence / lambda)
    }

    @Test("Steps are those of the published algorithm")
    func steps() throws {
        let settings = TrainingSettings {
            $0[Descent.learningRate] = 0.2
            $0[VariationalOnlineNewton.initialHessian] = 0.5
            $0[VariationalOnlineNewton.memory] = 0.9
            $0[Prior.deviation] = 2
        }
        let posterior = FactorisedPosterior(
            network: Network(featureCount: 1, widths: [], activation: .relu, noise: .constant),
            settings: settings, observations: 10)
        var rule = VariationalOnlineNewtonStep(posterior: posterior, settings: settings)
        var state: [Float] = [1, -2, 0.5, 0.5, 0.5, 0.5]
        // Algorithm 1 line by line: δ = 1 / (λ s²), and rates scaled by h₀ + δ.
        let delta = 1 / (10.0 * 4)
        var (m, h, g) = ([1.0, -2, 0.5], [0.5, 0.5, 0.5], [0.0, 0, 0])
        for t in 1...30 {
            let draws = Kernels.best.normals(6, key: RandomKey(seed: UInt64(t)))
            rule.step(&state, gradient: draws.map(Float.init), factor: 0.7)
            for i in 0..<3 {
                let (gradient, hessian) = (draws[i], draws[3 + i])
                g[i] = 0.9 * g[i] + 0.1 * gradient
                h[i] =
                    0.9 * h[i] + 0.1 * hessian + 0.5 * 0.01 * (h[i] - hessian) * (h[i] - hessian) / (h[i] + delta)
                let corrected = g[i] / (1 - pow(0.9, Double(t)))
                m[i] -= 0.2 * 0.7 * (0.5 + delta) * (corrected + delta * m[i]) / (h[i] + delta)
            }
        }
        for i in 0..<3 {
            #expect(abs(Double(state[i]) - m[i]) < 1e-4 * max(1, abs(m[i])))
            #expect(abs(Double(state[3 + i]) - h[i]) < 1e-4 * max(1, abs(h[i])))
            #expect(h[i] + delta > 0)
        }
    }

    @Test("On linear data it agrees with the exact posterior", arguments: [1, 2])
    func linear(featureCount: Int) throws {
        let problem = try Problem(
            LinearPosterior.observations(count: 400, featureCount: featureCount, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 10_000
            $0[Descent.batch] = 200
            $0[Descent.learningRate] = 0.02
            $0[VariationalOnlineNewton.memory] = 0.9998
            $0[Predictor.samples] = 20_000
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { _, _ in true }
        let exact = LinearPosterior.factorised(problem, priorDeviation: 1)
        let distance = try exact.distance(of: method, states: [run.state], problem: problem, settings: settings)
        // Five standard errors of 20,000 draws are 0.035 and 0.025. Beyond them, the steps of a falling rate leave the
        // mean uncertain by some 0.04, and the curvature is a running mean over some 10,000 estimates with relative
        // errors of about 2, so that σ is known to 1 %.
        #expect(distance.mean < 0.12)
        #expect(distance.deviation < 0.06)
        #expect(distance.noise < 0.02)
    }
}
