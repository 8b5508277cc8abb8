import Predictions
import Foundation
import Slices
import Testing

@testable import Training

/// Gradients against finite differences of the same losses, written again in double precision.
@Suite("Gradients")
struct GradientTests {
    static let shapes: [[Int]] = [[], [5], [8, 6], [17, 16, 3]]

    let problem: Problem
    let rows = 7
    let settings = TrainingSettings { $0[Descent.batch] = 7 }

    init() throws {
        let kernels = Kernels.best
        let x = kernels.normals(2 * 7, key: RandomKey(seed: 1))
        let y = kernels.normals(7, key: RandomKey(seed: 2))
        problem = try Problem(Observations(x: x, y: y, featureCount: 2))
    }

    /// The loss of a network on all rows, mean over rows; masks are per row, layer after layer.
    func loss(_ network: Network, _ parameters: [Double], sharedLogVariance: Double?, masks: [Double]?) -> Double {
        var total = 0.0
        for row in 0..<rows {
            let outputs = network.bodies.enumerated().flatMap { index, body in
                self.outputs(body, parameters, row: row, masks: index == 0 ? masks : nil)
            }
            let logVariance = sharedLogVariance ?? outputs[1]
            let variance = exp(logVariance) + Double(Noise.varianceFloor)
            let residual = outputs[0] - Double(problem.y[row])
            total += 0.5 * (log(variance) + residual * residual / variance)
        }
        return total / Double(rows)
    }

    private func outputs(_ body: Network.Body, _ parameters: [Double], row: Int, masks: [Double]?) -> [Double] {
        var values = (0..<2).map { Double(problem.x[row * 2 + $0]) }
        var maskStart = 0
        for layer in body.hidden {
            let next = (0..<layer.outputs).map { output in
                var z = parameters[layer.biases + output]
                for input in 0..<layer.inputs {
                    z += values[input] * parameters[layer.weights + input * layer.outputs + output]
                }
                let a = activated(body.activation, z)
                return masks.map { a * $0[maskStart + row * layer.outputs + output] } ?? a
            }
            maskStart += rows * layer.outputs
            values = next
        }
        return body.heads.map { head in
            (0..<head.inputs).reduce(parameters[head.biases]) { $0 + values[$1] * parameters[head.weights + $1] }
        }
    }

    func activated(_ activation: Activation, _ x: Double) -> Double {
        switch activation {
        case .relu: max(x, 0)
        case .tanh: tanh(x)
        case .silu: x / (1 + exp(-x))
        case .gelu: 0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
        case .sine: sin(x)
        }
    }

    /// Compares a gradient in single precision with central differences, relative to the largest derivative.
    func expectGradient(_ gradient: [Float], of f: ([Double]) -> Double, at state: [Double], _ what: String) {
        let h = 1e-6
        // Of many parameters the short form takes every third, which are of every unit of every layer.
        let indices = Array(stride(from: 0, to: state.count, by: TestLength.isLong || state.count < 100 ? 1 : 3))
        let exact = indices.map { index in
            var (up, down) = (state, state)
            up[index] += h
            down[index] -= h
            return (f(up) - f(down)) / (2 * h)
        }
        let scale = max(exact.map(abs).max() ?? 0, 1e-3)
        for (index, exact) in zip(indices, exact) {
            #expect(abs(Double(gradient[index]) - exact) < 2e-5 * scale, "\(what), parameter \(index)")
        }
    }

    func loadAllRows(_ workspace: Workspace) {
        for index in 0..<rows * 2 { workspace.input[index] = problem.x[index] }
        for index in 0..<rows { workspace.target[index] = problem.y[index] }
    }

    @Test("The likelihood's gradient is right for every activation and shape", arguments: Activation.allCases, shapes)
    func likelihood(activation: Activation, widths: [Int]) {
        for noise in [Noise.varying, .separate([4]), .separate([3, 4]), .constant] {
            let network = Network(featureCount: 2, widths: widths, activation: activation, noise: noise)
            var objective = GaussianObjective(
                problem: problem, network: network, settings: settings, dropout: 0, key: RandomKey(seed: 3))
            let state = objective.initialState(key: RandomKey(seed: 4))
            loadAllRows(objective.workspace)
            var gradient = [Float](repeating: .nan, count: state.count)
            let found = objective.evaluate(state, gradient: &gradient, rows: rows, step: 0)
            func exact(_ state: [Double]) -> Double {
                loss(
                    network, state, sharedLogVariance: noise.isVarying ? nil : state[network.parameterCount], masks: nil
                )
            }
            let point = state.map(Double.init)
            #expect(abs(found - exact(point)) < 1e-5)
            expectGradient(gradient, of: exact, at: point, "\(activation) \(widths) \(noise)")
        }
    }

    @Test(
        "Dropout's gradient goes through the same masks", arguments: Activation.allCases,
        [Noise.constant, .varying, .separate([4])])
    func dropout(activation: Activation, noise: Noise) {
        let network = Network(featureCount: 2, widths: [8, 6], activation: activation, noise: noise)
        let key = RandomKey(seed: 3)
        var objective = GaussianObjective(
            problem: problem, network: network, settings: settings, dropout: 0.3, key: key)
        let state = objective.initialState(key: RandomKey(seed: 4))
        loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        _ = objective.evaluate(state, gradient: &gradient, rows: rows, step: 5)
        var masks = [Float](repeating: 0, count: rows * network.unitCount)
        problem.kernels.dropoutMask(&masks, count: masks.count, keep: 0.7, key: key, stream: 5)
        expectGradient(
            gradient,
            of: {
                let level = noise == .constant ? $0[network.parameterCount] : nil
                return loss(network, $0, sharedLogVariance: level, masks: masks.map(Double.init))
            },
            at: state.map(Double.init), "dropout \(activation)")
    }

    @Test(
        "The evidence lower bound's gradient is right", arguments: PriorScale.allCases,
        [Noise.constant, .varying, .separate([4])])
    func evidenceLowerBound(scale: PriorScale, noise: Noise) {
        let network = Network(featureCount: 2, widths: [8, 6], activation: .tanh, noise: noise)
        var settings = settings
        settings[Prior.deviation] = 0.7
        settings[Prior.noiseDeviation] = 1.4
        settings[Prior.scale] = scale
        settings[DivergenceWarmUp.share] = 0
        settings[BayesianNetwork.initialDeviation] = 0.2
        settings[BayesianNetwork.divergenceWeight] = 0.5
        let key = RandomKey(seed: 3)
        var objective = VariationalObjective(
            problem: problem, network: network, settings: settings, key: key)
        let state = objective.initialState(key: RandomKey(seed: 4))
        let count = network.parameterCount
        loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        let likelihood = objective.evaluate(state, gradient: &gradient, rows: rows, step: 6)
        var epsilon = [Float](repeating: 0, count: count)
        problem.kernels.gaussian(&epsilon, count: count, key: key, stream: 6)

        func deviation(_ state: [Double], _ index: Int) -> Double { log1p(exp(state[count + index])) }
        func divergence(_ state: [Double]) -> Double {
            (0..<count).reduce(0.0) { sum, index in
                let (m, s) = (state[index], deviation(state, index))
                let prior = 0.7 * Self.priorFactor(network, scale, index)
                return sum + log(prior / s) + (s * s + m * m) / (2 * prior * prior) - 0.5
            }
        }
        func bound(_ state: [Double]) -> Double {
            let weights = (0..<count).map { state[$0] + deviation(state, $0) * Double(epsilon[$0]) }
            let level = noise == .constant ? state[2 * count] : nil
            return loss(network, weights, sharedLogVariance: level, masks: nil)
                + 0.5 / Double(rows) * divergence(state)
        }
        let point = state.map(Double.init)
        expectGradient(gradient, of: bound, at: point, "evidence lower bound")
        let curves = objective.curves(state, meanLoss: likelihood)
        #expect(abs(curves[0] - bound(point)) < 1e-5)
        #expect(abs(curves[2] - 0.5 / Double(rows) * divergence(point)) < 1e-6)
    }

    /// The prior's width on a weight as a share of σ: of n inputs to a unit, each has 1/√n of the variance; twice as wide
    /// on a network of the noise's own, as the settings of these tests say.
    static func priorFactor(_ network: Network, _ scale: PriorScale, _ index: Int) -> Double {
        guard let layer = network.layers.first(where: { index < $0.end }) else { return 1 }
        let factor = layer.isOfNoise ? 2.0 : 1
        return scale == .fanIn && index < layer.biases ? factor * pow(Double(layer.inputs), -0.5) : factor
    }

    @Test("β weighs each row's gradient by its variance, with a mean weight of 1")
    func beta() {
        let network = Network(featureCount: 2, widths: [8], activation: .tanh, noise: .separate([4]))
        let workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        loadAllRows(workspace)
        let state = Initialisation.he.parameters(of: network, key: RandomKey(seed: 4), kernels: problem.kernels)
        let scratch = Storage(parts: 2 * rows)
        let room = scratch.take(2 * rows)
        func slopes(_ beta: Double) -> [[Double]] {
            state.withFloats { state in
                workspace.forward(state, rows: rows)
                _ = workspace.gaussianLoss(
                    level: state[0..<0], gradient: room[0..<0], scratch: room, rows: rows, beta: beta)
            }
            return workspace.outputGradients.map { gradient in (0..<rows).map { Double(gradient[$0]) } }
        }
        let plain = slopes(0)
        let weighted = slopes(0.5)
        let deviations = (0..<rows).map { exp(0.5 * Double(workspace.outputs[1][$0])) }
        let mean = deviations.reduce(0, +) / Double(rows)
        for head in 0..<2 {
            for row in 0..<rows {
                #expect(abs(weighted[head][row] - plain[head][row] * deviations[row] / mean) < 1e-6)
            }
        }
    }

    @Test("The divergence comes in linearly, and whole where nothing is learned")
    func warmUp() {
        let settings = TrainingSettings {
            ($0[Descent.epochs], $0[Descent.batch], $0[DivergenceWarmUp.share]) = (10, 2, 0.5)
        }
        // Seven rows in batches of two: four steps an epoch, forty in all.
        let warmUp = DivergenceWarmUp(problem: problem, settings: settings)
        #expect([-1, 0, 9, 19, 39].map { warmUp.factor(step: $0) } == [1, 0.05, 0.5, 1, 1])
    }

    @Test("The objective of notebooks, with a mixture prior and several draws, has the right gradient")
    func mixture() {
        let network = Network(featureCount: 2, widths: [8, 6], activation: .tanh, noise: .constant)
        var settings = settings
        settings[Prior.shape] = .mixture
        settings[DivergenceWarmUp.share] = 0
        settings[BayesianNetwork.objective] = .mse
        settings[BayesianNetwork.drawsPerStep] = 2
        let key = RandomKey(seed: 3)
        var objective = VariationalObjective(problem: problem, network: network, settings: settings, key: key)
        let state = objective.initialState(key: RandomKey(seed: 4))
        let count = network.parameterCount
        loadAllRows(objective.workspace)
        var gradient = [Float](repeating: .nan, count: state.count)
        _ = objective.evaluate(state, gradient: &gradient, rows: rows, step: 3)
        let draws = [6, 7].map { stream in
            var epsilon = [Float](repeating: 0, count: count)
            problem.kernels.gaussian(&epsilon, count: count, key: key, stream: stream)
            return epsilon
        }
        func density(_ w: Double) -> Double { 0.5 * exp(-0.5 * w * w) + 0.5 / 0.1 * exp(-0.5 * w * w / 0.01) }
        func exact(_ state: [Double]) -> Double {
            draws.reduce(0.0) { sum, epsilon in
                let deviations = (0..<count).map { log1p(exp(state[count + $0])) }
                let weights = (0..<count).map { weight -> Double in
                    state[weight] + deviations[weight] * Double(epsilon[weight])
                }
                // log q of a draw is −log σ − ½ ε², and ε is fixed.
                let divergence = (0..<count).reduce(0.0) { $0 - log(deviations[$1]) - log(density(weights[$1])) }
                return sum + 0.5 * (squaredLoss(network, weights) + divergence / Double(rows))
            }
        }
        expectGradient(gradient, of: exact, at: state.map(Double.init), "mixture prior")
    }

    /// The mean squared error on all rows: the residual is read off the likelihood at a known variance.
    func squaredLoss(_ network: Network, _ weights: [Double]) -> Double {
        let variance = exp(0.0) + Double(Noise.varianceFloor)
        return 2 * variance
            * (loss(network, weights, sharedLogVariance: 0, masks: nil) - 0.5 * log(variance))
    }

    @Test("Adversarial training averages the gradients at an input and at its neighbour")
    func adversarial() {
        let network = Network(featureCount: 2, widths: [8, 6], activation: .tanh, noise: .varying)
        func gradient(_ step: Double) -> [Float] {
            var settings = settings
            settings[DeepEnsemble.adversarialStep] = step
            var objective = GaussianObjective(
                problem: problem, network: network, settings: settings, dropout: 0, key: RandomKey(seed: 3))
            let state = objective.initialState(key: RandomKey(seed: 4))
            loadAllRows(objective.workspace)
            var gradient = [Float](repeating: .nan, count: state.count)
            let loss = objective.evaluate(state, gradient: &gradient, rows: rows, step: 0)
            return gradient + [Float(loss)]
        }
        let (plain, small, large) = (gradient(0), gradient(1e-6), gradient(0.05))
        #expect(zip(plain, small).allSatisfy { abs($0 - $1) < 1e-3 })
        // Moved against the model, the inputs are harder.
        #expect(large[large.count - 1] > plain[plain.count - 1])
        #expect(zip(plain, large).contains { abs($0 - $1) > 1e-3 })
    }

    @Test("The closed form of the divergence agrees with Monte Carlo")
    func divergence() {
        let (mean, rho): ([Float], [Float]) = ([0.3, -1.2], [-0.5, 0.4])
        let prior = 0.8
        var settings = TrainingSettings()
        settings[Prior.deviation] = prior
        let closed = WeightPrior(
            Prior(settings),
            network: Network(featureCount: 1, widths: [], activation: .relu, noise: .constant), kernels: .best
        )
        .divergence(mean: mean, rho: rho, epsilon: [0, 0])
        let draws = 200_000
        let epsilon = Kernels.best.normals(2 * draws, key: RandomKey(seed: 12))
        var values: [Double] = []
        for draw in 0..<draws {
            var value = 0.0
            for index in 0..<2 {
                let s = log1p(exp(Double(rho[index])))
                let e = epsilon[2 * draw + index]
                let w = Double(mean[index]) + s * e
                value += -log(s) - 0.5 * e * e + log(prior) + 0.5 * (w / prior) * (w / prior)
            }
            values.append(value)
        }
        let estimate = Standardisation(of: values)
        #expect(abs(estimate.mean - closed) < 5 * estimate.deviation / Double(draws).squareRoot())
    }

    /// Values of blitz 0.2.8 (`log_posterior() - log_prior()` in double precision), which adds 1e-6 to the prior's density:
    /// the tolerance is what that changes at the draw furthest out, where the density is 0.006 or less.
    @Test(
        "A single draw's divergence from a mixture is that of blitz",
        arguments: [(0.5, 1.0, 0.1, 11.184809808415533), (0.25, 1.5, 0.1, 10.834098836050392)])
    func mixtureDivergence(share: Double, first: Double, second: Double, expected: Double) {
        var settings = TrainingSettings()
        settings[Prior.shape] = .mixture
        settings[Prior.firstShare] = share
        settings[Prior.deviation] = first
        settings[Prior.secondDeviation] = second
        let divergence = WeightPrior(
            Prior(settings),
            network: Network(featureCount: 3, widths: [], activation: .relu, noise: .constant), kernels: .best
        )
        .divergence(
            mean: [0.1, -0.3, 0.05, 0.7], rho: [-7, -3, -1, 0.5], epsilon: [0.5, -1.2, 0.3, 2])
        #expect(abs(divergence - expected) < 3e-4)
    }

    @Test("σ = log(1 + e^ρ) has the published value at ρ = −7")
    func softplus() {
        // blitz 0.2.8 starts its weights at ρ = −7: σ = 9.11e-4.
        #expect(abs(ExactExponential.softplus(-7) - 9.11e-4) < 1e-6)
        #expect(abs(ExactExponential.inverseSoftplus(ExactExponential.softplus(-7)) + 7) < 1e-9)
        // Where 1 + eˣ is 1, and where it can't be told from eˣ.
        #expect(abs(ExactExponential.softplus(-50) / exp(-50) - 1) < 1e-12)
        #expect(ExactExponential.softplus(800) == 800)
    }
}
