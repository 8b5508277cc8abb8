import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Concrete dropout")
struct ConcreteDropoutTests {
    @Test("The gradient by weights, noise and probabilities is right", arguments: [true, false], [[8], [8, 6]])
    func gradient(predictsNoise: Bool, widths: [Int]) throws {
        let reference = try GradientTests()
        let (problem, rows) = (reference.problem, reference.rows)
        let network = Network(
            featureCount: 2, widths: widths, activation: .tanh, noise: predictsNoise ? .varying : .constant)
        var settings = reference.settings
        settings[MonteCarloDropout.dropout] = [0.3]
        settings[ConcreteDropout.lengthScale] = 0.7
        let key = RandomKey(seed: 3)
        var objective = ConcreteDropoutObjective(problem: problem, network: network, settings: settings, key: key)
        var state = objective.initialState(key: RandomKey(seed: 4))
        let logits = ConcreteDropoutObjective.layout(of: network)[.logits].lowerBound
        for layer in widths.indices { state[logits + layer] += Float(layer) * 0.5 }
        reference.loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        let likelihood = objective.evaluate(state, gradient: &gradient, rows: rows, step: 5)

        var bits = [UInt32](repeating: 0, count: rows * network.unitCount)
        problem.kernels.randomBits(&bits, count: bits.count, key: key, stream: 5)
        func probability(_ state: [Double], _ layer: Int) -> Double { 1 / (1 + exp(-state[logits + layer])) }
        func masks(_ state: [Double]) -> [Double] {
            var place = 0
            return widths.indices.flatMap { layer in
                (0..<rows * widths[layer]).map { _ in
                    let u = (Double(bits[place] >> 9) + 0.5) / 8_388_608
                    place += 1
                    // Equation 5 of the paper.
                    let z = 1 / (1 + exp(-(state[logits + layer] + log(u) - log(1 - u)) / 0.1))
                    return (1 - z) / (1 - probability(state, layer))
                }
            }
        }
        func divergence(_ state: [Double]) -> Double {
            var total = 0.0
            for (place, layer) in network.layers.enumerated() {
                let squares = state[layer.weights..<layer.biases].reduce(0) { $0 + $1 * $1 }
                let before = min(place, widths.count) - 1
                // The paper's l²(1 − p)/2 ‖M‖² with M = W / (1 − p).
                total += 0.49 / 2 * squares / (before < 0 ? 1 : 1 - probability(state, before))
            }
            for layer in widths.indices {
                let p = probability(state, layer)
                total += Double(widths[layer]) * (p * log(p) + (1 - p) * log(1 - p))
            }
            return total
        }
        func bound(_ state: [Double]) -> Double {
            let noise = predictsNoise ? nil : state[network.parameterCount]
            return reference.loss(network, state, sharedLogVariance: noise, masks: masks(state))
                + divergence(state) / Double(rows)
        }
        let point = state.map(Double.init)
        reference.expectGradient(gradient, of: bound, at: point, "concrete dropout \(widths)")
        let curves = objective.curves(state, meanLoss: likelihood)
        #expect(abs(curves[0] - bound(point)) < 1e-5)
    }

    @Test("Masks of predictions drop the learned share of each layer, the same units for all points")
    func prediction() throws {
        let problem = try Problem(LinearPosterior.observations(count: 20, featureCount: 1, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = [1]
            $0[Predictor.samples] = 4000
        }
        // One unit max(0, x + 5), whose drop leaves the mean 0; p = sigmoid(-1).
        let state: [Float] = [1, 5, 1, 0, 0, -1]
        let points = [-1.0, 0, 1].map { problem.features[0].restored($0) }
        let samples = try ConcreteDropout().predict(
            at: points, states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 1))
        let drop = 1 / (1 + exp(1.0))
        var dropped = 0.0
        for draw in 0..<4000 {
            let values = (0..<3).map {
                (Double(samples.mean[draw * 3 + $0]) - problem.target.mean) / problem.target.deviation
            }
            if abs(values[0]) < 1e-6 { dropped += 1 }
            let scale = abs(values[0]) < 1e-6 ? 0 : 1 / (1 - drop)
            #expect(zip(values, [4, 5, 6]).allSatisfy { abs($0 - scale * $1) < 1e-3 })
        }
        #expect(abs(dropped / 4000 - drop) < 5 * (drop * (1 - drop) / 4000).squareRoot())
    }

    @Test("What was learned is one function only where every layer's probability fell to nothing")
    func oneFunction() throws {
        let problem = try Problem(LinearPosterior.observations(count: 20, featureCount: 1, seed: 5))
        let settings = TrainingSettings { $0[Network.hidden] = [1, 1] }
        func learnsOne(_ logits: [Float]) throws -> Bool {
            // Three layers of a weight and a bias, the level of the noise, two probabilities.
            try ConcreteDropout().learnedOneFunction(
                states: [MethodState([1, 5, 1, 5, 1, 0, 0] + logits)], problem: problem, settings: settings)
        }
        #expect(try learnsOne([-6, -7]))
        #expect(try !learnsOne([-6, -3]))
        #expect(try !learnsOne([-1, -7]))
        #expect(
            try HeteroscedasticNetwork().learnedOneFunction(states: [], problem: problem, settings: settings))
        #expect(try !DeepEnsemble().learnedOneFunction(states: [], problem: problem, settings: settings))
    }

    @Test("Where noise hides nothing, hardly a unit drops; where there is nothing to learn, many do")
    func learned() throws {
        let x = (-1.0...1.0).grid(200)
        let noise = Kernels.best.normals(200, key: RandomKey(seed: 6))
        func probability(_ y: [Double]) throws -> Double {
            let settings = TrainingSettings {
                $0[Network.hidden] = [20]
                $0[Descent.epochs] = 200
                $0[MonteCarloDropout.dropout] = [0.3]
            }
            let problem = try Problem(Observations(x: x, y: y))
            let run = try ConcreteDropout().train(
                run: 0, on: problem, settings: settings, key: RandomKey(seed: 2)
            ) { _, _ in true }
            return 1 / (1 + exp(-Double(try #require(run.state.values.last))))
        }
        let clear = try probability(x.map { $0 * $0 * $0 })
        let hidden = try probability(noise)
        #expect(clear < 0.1)
        #expect(hidden > 0.2)
    }
}
