import Foundation
import Predictions
import Slices
import Testing

@testable import Training

@Suite("Quantile regression")
struct QuantileRegressionTests {
    @Test("The gradient by all weights agrees with finite differences")
    func gradient() throws {
        let levels = [0.1, 0.3, 0.5, 0.9]
        let problem = try Problem(
            Observations(
                x: Kernels.best.normals(14, key: RandomKey(seed: 1)), y: [1, -1, 0.5, 2, 0, 3, -2], featureCount: 2))
        let network = Network(
            featureCount: 2, widths: [5], activation: .tanh, heads: NonCrossingQuantiles(levels: levels).heads)
        let settings = TrainingSettings { $0[Descent.batch] = 7 }
        var objective = QuantileObjective(problem: problem, network: network, levels: levels, settings: settings)
        let state = objective.initialState(key: RandomKey(seed: 4))
        for index in 0..<14 { objective.workspace.input[index] = problem.x[index] }
        for index in 0..<7 { objective.workspace.target[index] = problem.y[index] }
        var gradient = [Float](repeating: .nan, count: state.count)
        let loss = objective.evaluate(state, gradient: &gradient, rows: 7, step: 0)

        // The definitions, with the platform's functions.
        func exact(_ p: [Double]) -> Double {
            (0..<7).reduce(0.0) { sum, row in
                let layer = network.hidden[0]
                let hidden = (0..<5).map { unit in
                    tanh(
                        p[layer.biases + unit]
                            + (0..<2).reduce(0) {
                                $0 + Double(problem.x[row * 2 + $1]) * p[layer.weights + $1 * 5 + unit]
                            })
                }
                let o = network.heads.map { head in
                    (0..<5).reduce(p[head.biases]) { $0 + hidden[$1] * p[head.weights + $1] }
                }
                func step(_ x: Double) -> Double { log1p(exp(x)) }
                let quantiles = [o[2] - step(o[1]) - step(o[0]), o[2] - step(o[1]), o[2], o[2] + step(o[3])]
                let losses = zip(levels, quantiles).map { level, quantile in
                    let error = Double(problem.y[row]) - quantile
                    return max(level * error, (level - 1) * error)
                }
                return sum + losses.reduce(0, +) / 28
            }
        }
        let point = state.map(Double.init)
        #expect(abs(loss - exact(point)) < 1e-6)
        let differences = point.indices.map { index in
            var (up, down) = (point, point)
            up[index] += 1e-6
            down[index] -= 1e-6
            return (exact(up) - exact(down)) / 2e-6
        }
        let largest = differences.map(abs).max() ?? 0
        for index in differences.indices {
            #expect(abs(Double(gradient[index]) - differences[index]) < 2e-5 * largest, "\(index)")
        }
    }

    @Test("The quantiles start as those of a normal distribution")
    func start() {
        var quantiles = NonCrossingQuantiles(levels: QuantileRegression.levels)
        let storage = Storage(count: Storage.alignment * quantiles.levels.count)
        let outputs = quantiles.start.map { bias in
            let place = storage.take(1)
            place[0] = Float(bias)
            return place
        }
        quantiles.read(outputs, row: 0)
        // SciPy 1.17.1: stats.norm.ppf at 0.005, 0.02275, 0.25, 0.5, 0.84135.
        let theirs = [-2.575829303548901, -2.0000024438996027, -0.6744897501960817, 0, 1.0000217133229992]
        for (mine, theirs) in zip([0, 1, 5, 7, 10].map { quantiles.values[$0] }, theirs) {
            #expect(abs(mine - theirs) < 1e-6)
        }
        #expect(QuantileRegression.levels.count == 15)
    }

    @Test("Quantiles of known noise are recovered: y = 1 + 2x + E with E exponential, −log(1 − τ) at level τ")
    func exponentialNoise() throws {
        let count = 4000
        let draws = Kernels.best.uniforms(2 * count, key: RandomKey(seed: 5))
        let x = (0..<count).map { draws[$0] * 4 - 2 }
        let y = (0..<count).map { 1 + 2 * x[$0] - log(1 - draws[count + $0]) }
        let problem = try Problem(Observations(x: x, y: y))
        let method = QuantileRegression()
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 60
            $0[Descent.batch] = 50
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 6)) { _, _ in true }
        let samples = try method.predict(
            at: [-1, 0, 1.5], states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 7))
        for level in [0.05, 0.25, 0.5, 0.75, 0.9, 0.95] {
            let found = samples.quantiles([level])[0]
            // Four standard errors of a quantile, √(τ(1 − τ)/N) / f with density f = 1 − τ there, and half as much again
            // for the slope.
            let tolerance = 6 * (level * (1 - level) / Double(count)).squareRoot() / (1 - level)
            for (place, value) in zip([-1, 0, 1.5], found) {
                #expect(abs(value - (1 + 2 * place - log(1 - level))) < max(tolerance, 0.03), "\(level) at \(place)")
            }
        }
    }

    @Test("Quantiles never cross, even far from the data, and hold what they say on the sine")
    func sine() throws {
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        let problem = try Problem(data.training)
        let method = QuantileRegression()
        let settings = method.defaults(for: data)
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 1)) { _, _ in true }
        func predict(_ x: [Double]) throws -> PredictionSamples {
            try method.predict(
                at: x, states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 0))
        }
        // Making them checks that they rise.
        let far = try predict((-1000.0...1000).grid(2001)).quantiles([0.005, 0.995])
        #expect(zip(far[0], far[1]).allSatisfy { $0 <= $1 })
        let ends = try predict(data.training.x).quantiles([0.05, 0.95])
        let inside = data.training.y.indices.filter {
            ends[0][$0] <= data.training.y[$0] && data.training.y[$0] <= ends[1][$0]
        }
        #expect(abs(Double(inside.count) / Double(data.training.count) - 0.9) < 0.05)
    }
}
