import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Local reparameterization")
struct LocalReparameterisationTests {
    @Test(
        "The evidence lower bound's gradient is right", arguments: [[], [5], [8, 6]], [Noise.constant, .separate([4])])
    func gradient(widths: [Int], noise: Noise) throws {
        try check(widths: widths, activation: .tanh, noise: noise)
        try check(widths: widths, activation: .silu, noise: noise)
    }

    private func check(widths: [Int], activation: Activation, noise: Noise) throws {
        let scale: PriorScale = activation == .tanh ? .equal : .fanIn
        let reference = try GradientTests()
        let (problem, rows) = (reference.problem, reference.rows)
        let network = Network(featureCount: 2, widths: widths, activation: activation, noise: noise)
        var settings = reference.settings
        settings[Prior.deviation] = 0.7
        settings[Prior.noiseDeviation] = 1.4
        settings[Prior.scale] = scale
        settings[DivergenceWarmUp.share] = 0
        settings[BayesianNetwork.initialDeviation] = 0.2
        settings[BayesianNetwork.divergenceWeight] = 0.5
        let key = RandomKey(seed: 3)
        var objective = LocalReparameterisationObjective(
            problem: problem, network: network, settings: settings, key: key)
        let state = objective.initialState(key: RandomKey(seed: 4))
        let count = network.parameterCount
        reference.loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        let likelihood = objective.evaluate(state, gradient: &gradient, rows: rows, step: 6)
        let width = network.layers.reduce(0) { $0 + $1.outputs }
        var epsilon = [Float](repeating: 0, count: rows * width)
        problem.kernels.gaussian(&epsilon, count: rows * width, key: key, stream: 6)

        func variance(_ state: [Double], _ index: Int) -> Double { pow(log1p(exp(state[count + index])), 2) }
        func divergence(_ state: [Double]) -> Double {
            (0..<count).reduce(0.0) { sum, index in
                let (m, v) = (state[index], variance(state, index))
                let prior = pow(0.7 * GradientTests.priorFactor(network, scale, index), 2)
                return sum + 0.5 * log(prior / v) + (v + m * m) / (2 * prior) - 0.5
            }
        }
        func negativeLogLikelihood(_ state: [Double]) -> Double {
            var total = 0.0
            for row in 0..<rows {
                var place = 0
                let outputs = network.bodies.map { body in
                    var values = (0..<2).map { Double(problem.x[row * 2 + $0]) }
                    for (index, layer) in body.layers.enumerated() {
                        var next: [Double] = []
                        for output in 0..<layer.outputs {
                            var mean = state[layer.biases + output]
                            var spread = variance(state, layer.biases + output)
                            for input in 0..<layer.inputs {
                                let weight = layer.weights + input * layer.outputs + output
                                mean += values[input] * state[weight]
                                spread += values[input] * values[input] * variance(state, weight)
                            }
                            let normal = Double(epsilon[place + row * layer.outputs + output])
                            let drawn = mean + spread.squareRoot() * normal
                            next.append(
                                index < body.hidden.count ? reference.activated(body.activation, drawn) : drawn)
                        }
                        place += rows * layer.outputs
                        values = next
                    }
                    return values[0]
                }
                let level = outputs.count > 1 ? outputs[1] : state[2 * count]
                let noise = exp(level) + Double(Noise.varianceFloor)
                total += 0.5 * (log(noise) + pow(outputs[0] - Double(problem.y[row]), 2) / noise)
            }
            return total / Double(rows)
        }
        func bound(_ state: [Double]) -> Double {
            negativeLogLikelihood(state) + 0.5 / Double(rows) * divergence(state)
        }
        let point = state.map(Double.init)
        reference.expectGradient(gradient, of: bound, at: point, "local reparameterization \(widths)")
        #expect(abs(likelihood - negativeLogLikelihood(point)) < 1e-5)
        let curves = objective.curves(state, meanLoss: likelihood)
        #expect(abs(curves[0] - bound(point)) < 1e-5)
    }

    @Test("It starts where the Bayesian network starts")
    func start() throws {
        let reference = try GradientTests()
        let network = Network(featureCount: 2, widths: [8], activation: .relu, noise: .constant)
        for deviation in [1e-3, 0.05, 1, 30] {
            var settings = reference.settings
            settings[BayesianNetwork.initialDeviation] = deviation
            let local = LocalReparameterisationObjective(
                problem: reference.problem, network: network, settings: settings, key: RandomKey(seed: 3)
            ).initialState(key: RandomKey(seed: 4))
            let other = VariationalObjective(
                problem: reference.problem, network: network, settings: settings, key: RandomKey(seed: 3)
            ).initialState(key: RandomKey(seed: 4))
            #expect(zip(local, other).allSatisfy { abs($0 - $1) <= 2e-4 * abs($1) })
        }
    }

    @Test("On linear data it agrees with the exact posterior", arguments: [1, 2])
    func linear(featureCount: Int) throws {
        let method = LocalReparameterisation()
        let problem = try Problem(
            LinearPosterior.observations(count: 200, featureCount: featureCount, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 1000
            $0[Descent.batch] = 50
            $0[Predictor.samples] = 20_000
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { _, _ in true }
        let exact = LinearPosterior.factorised(problem, priorDeviation: 1)
        let distance = try exact.distance(of: method, states: [run.state], problem: problem, settings: settings)
        // Five standard errors of 20,000 draws are 0.035 and 0.025; the rest is left for where descent stopped.
        #expect(distance.mean < 0.05)
        #expect(distance.deviation < 0.04)
        #expect(distance.noise < 0.01)
        // One standardised feature: precision and covariance are diagonal, and the factorised posterior is exact. Two
        // that are correlated: each weight's spread given the others is narrower than its marginal one.
        let ratio = exact.precision[0][0] * exact.covariance[0][0]
        #expect(featureCount == 1 ? abs(ratio - 1) < 1e-6 : ratio > 2)
    }
}
