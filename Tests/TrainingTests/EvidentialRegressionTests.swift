import Foundation
import Predictions
import Slices
import Testing

@testable import Training

@Suite("Evidential regression")
struct EvidentialRegressionTests {
    let data: DataSet
    let problem: Problem

    init() throws {
        data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        problem = try Problem(data.training)
    }

    @Test("The likelihood is Student's")
    func likelihood() {
        var distribution = NormalInverseGamma(outputs: .zero)
        (distribution.gamma, distribution.nu, distribution.alpha, distribution.beta) = (0.3, 1.7, 2.4, 0.6)
        // SciPy 1.17.1: −stats.t.logpdf(1.1, 2α, loc=γ, scale=√(β (1 + ν) / (ν α))).
        #expect(abs(distribution.loss(1.1).value + 0.5 * log(2 * .pi) - 1.3484706085410971) < 1e-13)
    }

    @Test("Derivatives agree with finite differences", arguments: [SIMD4(0.3, 0.5, -1, 0.2), SIMD4(-2, -3, 2, -4)])
    func derivatives(outputs: SIMD4<Double>) {
        let exact =
            NormalInverseGamma(outputs: outputs).loss(1.1).gradient * NormalInverseGamma.slopes(outputs: outputs)
        for index in 0..<4 {
            var (up, down) = (outputs, outputs)
            up[index] += 1e-5
            down[index] -= 1e-5
            let difference =
                NormalInverseGamma(outputs: up).loss(1.1).value - NormalInverseGamma(outputs: down).loss(1.1).value
            #expect(abs(exact[index] - difference / 2e-5) < 1e-8 * max(1, abs(exact[index])))
        }
    }

    @Test("The gradient by all weights agrees with finite differences, penalty included")
    func gradient() throws {
        let problem = try Problem(
            Observations(
                x: Kernels.best.normals(14, key: RandomKey(seed: 1)), y: [1, -1, 0.5, 2, 0, 3, -2], featureCount: 2))
        let network = Network(
            featureCount: 2, widths: [5], activation: .tanh, heads: NormalInverseGamma.heads)
        let settings = TrainingSettings {
            $0[Descent.batch] = 7
            $0[EvidentialRegression.evidencePenalty] = 0.3
        }
        var objective = EvidentialObjective(problem: problem, network: network, settings: settings)
        let state = objective.initialState(key: RandomKey(seed: 4))
        for index in 0..<14 { objective.workspace.input[index] = problem.x[index] }
        for index in 0..<7 { objective.workspace.target[index] = problem.y[index] }
        var gradient = [Float](repeating: .nan, count: state.count)
        let loss = objective.evaluate(state, gradient: &gradient, rows: 7, step: 0)

        // The paper's formulas, with the platform's functions.
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
                let positive = o.map { log1p(exp($0)) + 1e-4 }
                let (nu, alpha, beta) = (positive[1], positive[2] + 1, positive[3])
                let error: Double = Double(problem.y[row]) - o[0]
                let omega: Double = 2 * beta * (1 + nu)
                let student: Double = (alpha + 0.5) * log(error * error * nu + omega) - alpha * log(omega)
                let likelihood: Double = 0.5 * log(Double.pi / nu) + student + lgamma(alpha) - lgamma(alpha + 0.5)
                let evidence: Double = 2 * nu + alpha
                return sum + (likelihood + 0.3 * abs(error) * evidence) / 7
            }
        }
        let point = state.map(Double.init)
        #expect(abs(loss + 0.5 * log(2 * .pi) - exact(point)) < 1e-5)
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

    @Test("Strata of the variance are those of numerical integration")
    func strata() {
        var distribution = NormalInverseGamma(outputs: .zero)
        (distribution.alpha, distribution.beta) = (1.5, 0.7)
        // SciPy 1.17.1: integrate.quad of (β / g) times the gamma density between its quintiles.
        let theirs = [
            4.787567549448752, 1.011439974729031, 0.5984216157427976, 0.3841331140265414, 0.21843774605283764,
        ]
        for (mine, theirs) in zip(distribution.variances(strata: 5), theirs) { #expect(abs(mine - theirs) < 1e-8) }
    }

    func predict(_ outputs: SIMD4<Double>, samples: Int) throws -> PredictionSamples {
        // Without hidden layers and with weights 0 the outputs are the biases.
        let outputsAlone: [Float] = (0..<4).flatMap { [Float(0), Float(outputs[$0])] }
        let state = outputsAlone + [1]
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Predictor.samples] = samples
        }
        return try EvidentialRegression().predict(
            at: [0, 1], states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 1))
    }

    @Test(
        "Mean, epistemic and aleatoric variance of the draws are the paper's moments, whatever their number",
        arguments: [
            SIMD4(0.3, 0.5, -1, 0.2), SIMD4(-2, -3, 2, -4), SIMD4(1, 3, -8, 1), SIMD4(0, 20, 200, 30),
            SIMD4(0, 2, 5000, 30),
        ], [2, 4, 100, 103, 1000])
    func moments(outputs: SIMD4<Double>, samples: Int) throws {
        let distribution = NormalInverseGamma(outputs: SIMD4((0..<4).map { Double(Float(outputs[$0])) }))
        let found = PredictiveMoments(try predict(outputs, samples: samples))
        let scale = problem.target.deviation * problem.target.deviation
        let aleatoric = try #require(found.aleatoric)
        for point in 0..<2 {
            let spread = (scale * distribution.epistemicVariance).squareRoot()
            #expect(abs(found.mean[point] - problem.target.restored(distribution.gamma)) < 1e-5 * max(1, spread))
            #expect(abs(found.epistemic[point] / (scale * distribution.epistemicVariance) - 1) < 1e-5)
            #expect(abs(aleatoric[point] / (scale * distribution.aleatoricVariance) - 1) < 1e-5)
        }
    }

    @Test("Many draws together are Student's distribution")
    func student() throws {
        let outputs = SIMD4(0.0, 0.5, 1, 0.2)
        let d = NormalInverseGamma(outputs: SIMD4((0..<4).map { Double(Float(outputs[$0])) }))
        let samples = try predict(outputs, samples: 4000)
        let scale = problem.target.deviation * (d.beta * (1 + d.nu) / (d.nu * d.alpha)).squareRoot()
        // The normal mixture's probability below γ + t, against the integral of Student's density.
        for t in [0.5, 1, 2, 4] {
            let below = (0..<samples.drawCount).reduce(0.0) { sum, draw in
                let z =
                    (problem.target.mean + t * scale - Double(samples.mean[draw * 2]))
                    / samples.variance(draw: draw, point: 0).squareRoot()
                return sum + 0.5 * erfc(-z / 2.0.squareRoot()) / Double(samples.drawCount)
            }
            let freedom = 2 * d.alpha
            let logarithm: Double = lgamma(0.5 * freedom + 0.5) - lgamma(0.5 * freedom)
            let constant: Double = exp(logarithm) / (freedom * .pi).squareRoot()
            let steps = 4000
            let integral = (0..<steps).reduce(0.0) { sum, step in
                let u: Double = t * (Double(step) + 0.5) / Double(steps)
                let base: Double = 1 + u * u / freedom
                let density = constant * pow(base, -0.5 * (freedom + 1))
                return sum + density * t / Double(steps)
            }
            #expect(abs(below - 0.5 - integral) < 0.002, "t = \(t)")
        }
    }

    func trained(on problem: Problem, epochs: Int) throws -> (state: [Float], settings: TrainingSettings) {
        var settings = EvidentialRegression().defaults(for: data)
        settings[Descent.epochs] = epochs
        let run = try EvidentialRegression().train(
            run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
        #expect(run.curves.allSatisfy { $0.values.count == epochs })
        return (run.state.values, settings)
    }

    @Test("Its weakness: on the sine its epistemic part follows the noise and vanishes where there are no data")
    func weakness() throws {
        let (state, settings) = try trained(on: problem, epochs: 100)
        let moments = PredictiveMoments(
            try EvidentialRegression().predict(
                at: [-10, -9, -1, 0, 1, 9, 10], states: [MethodState(state)], problem: problem, settings: settings,
                key: RandomKey(seed: 1)))
        let deviation = moments.epistemicDeviation
        #expect(max(deviation[0], deviation[1], deviation[5], deviation[6]) < 0.5 * deviation[3])
    }

    @Test("Predictions have the same bits on every path of the CPU")
    func paths() throws {
        var reference: [UInt32]?
        for kernels in KernelsTests.paths {
            let problem = try Problem(data.training, kernels: kernels)
            let (state, settings) = try trained(on: problem, epochs: 3)
            let samples = try EvidentialRegression().predict(
                at: (-10.0...10.0).grid(150), states: [MethodState(state)], problem: problem, settings: settings,
                key: RandomKey(seed: 3))
            guard case .perPoint(let variance) = samples.noise else { throw TrainingError.data("no noise") }
            let bits = (samples.mean + variance).map(\.bitPattern)
            if let reference { #expect(bits == reference, "\(kernels.path.name)") }
            reference = bits
        }
    }
}
