import Tables
import Foundation
import Predictions
import Testing

@testable import Training

/// Numbers of scikit-learn 1.9.1: GaussianProcessRegressor, kernel ConstantKernel · RBF + WhiteKernel, alpha 0,
/// n_restarts_optimizer 5, on features and targets that were standardised as ``Problem`` does.
@Suite("Gaussian process")
struct GaussianProcessTests {
    static let rows = 40
    let observations: Observations
    let problem: Problem
    let settings = TrainingSettings { $0[Descent.epochs] = 200 }

    init() throws {
        var (x, y) = ([Double](), [Double]())
        for i in 0..<Self.rows {
            let (a, b) = (Double(i * 7 % 40) / 10, Double(i * 11 % 40) / 8 - 2)
            x += [a, b]
            y.append(a * (a - 2) * 0.5 + 1 / (1 + b * b) + Double(i * i * 13 % 17 - 8) / 60)
        }
        observations = Observations(x: x, y: y, featureCount: 2)
        problem = try Problem(observations)
    }

    @Test("The marginal likelihood and its gradient are scikit-learn's")
    func likelihood() {
        let logarithms = [1.5, 0.7, 1.3, 0.05].map { log($0) }
        let n = Double(Self.rows)
        let likelihood = MarginalLikelihood(problem)
        let constant = 0.5 * log(2 * .pi)
        let value = likelihood.value(logarithms)
        #expect(abs(-n * (value.total + constant) - -11.646554533474529) < 1e-9)
        let found = likelihood.valueAndGradient(logarithms)
        #expect(found.value == value.total)
        let gradient = [-4.9447320839590185, 15.008989475034316, 8.405583527077498, -9.77766352946907]
        for (mine, theirs) in zip(found.gradient, gradient) { #expect(abs(-n * mine - theirs) < 1e-9) }
    }

    @Test("The gradient agrees with finite differences at the bounds and between", arguments: [-3.0, 0, 2])
    func gradient(shift: Double) {
        let likelihood = MarginalLikelihood(problem)
        let point = [0.5 * shift, 0.2 - 0.4 * shift, 0.1 + 0.3 * shift, -2 + 0.5 * shift]
        let gradient = likelihood.valueAndGradient(point).gradient
        for index in point.indices {
            var (up, down) = (point, point)
            up[index] += 1e-5
            down[index] -= 1e-5
            let exact = (likelihood.value(up).total - likelihood.value(down).total) / 2e-5
            #expect(abs(gradient[index] - exact) < 1e-7, "\(index)")
        }
    }

    func trained() throws -> TrainedRun {
        try GaussianProcess().train(
            run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
    }

    @Test("Training finds scikit-learn's hyperparameters")
    func hyperparameters() throws {
        let run = try trained()
        let theirs = [2.4972910299512114, 1.3449174893394433, 2.079336438924272, 0.005973037436980764]
        for (mine, theirs) in zip(run.state.values, theirs) { #expect(abs(Double(mine) - log(theirs)) < 2e-3) }
        let value = try #require(run.curves.first?.values.last)
        let n = Double(Self.rows)
        #expect(abs(-n * (value + 0.5 * log(2 * .pi)) - 11.264633394336848) < 1e-5)
        #expect(
            run.curves[0].values.indices.allSatisfy {
                $0 == 0 || run.curves[0].values[$0] <= run.curves[0].values[$0 - 1]
            })
    }

    @Test("Draws have scikit-learn's predictive mean and joint covariance")
    func draws() throws {
        let state = [2.4972910299512114, 1.3449174893394433, 2.079336438924272, 0.005973037436980764]
            .map { Float(log($0)) }
        let points = [1.0, 0.5, 3.5, -1.0, 2.0, 2.0, 6.0, 4.0]
        let mean = [0.13482843633735497, 3.3250103239514646, 0.292703533408714, 2.805907713750499]
        let covariance = [
            [0.0026458707733897093, 0.0003330682681703403, -0.000398013437318545, -0.0011873265070427765],
            [0.00033306826817088904, 0.004891864271110173, -0.0003840041045699335, 0.010324276221593428],
            [-0.00039801343731964237, -0.00038400410457011636, 0.002564934545940883, 0.0016758621780903703],
            [-0.0011873265070427607, 0.010324276221592377, 0.0016758621780892044, 3.0410570518957707],
        ]
        var settings = settings
        settings[Predictor.samples] = 4000
        let samples = try GaussianProcess().predict(
            at: points, states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 3))
        let n = Double(settings[Predictor.samples])
        let values = (0..<4).map { point in
            (0..<settings[Predictor.samples]).map { Double(samples.mean[$0 * 4 + point]) }
        }
        let means = values.map { $0.reduce(0, +) / n }
        for i in 0..<4 {
            #expect(abs(means[i] - mean[i]) < 4 * (covariance[i][i] / n).squareRoot())
            for j in 0..<4 {
                let found = zip(values[i], values[j]).reduce(0) { $0 + ($1.0 - means[i]) * ($1.1 - means[j]) } / n
                let error = (covariance[i][i] * covariance[j][j] + covariance[i][j] * covariance[i][j]).squareRoot()
                #expect(abs(found - covariance[i][j]) < 4.5 * error / n.squareRoot(), "\(i), \(j)")
            }
            // Normal draws: a share 0.9545 within two standard deviations.
            let near = values[i].count { abs($0 - mean[i]) < 2 * covariance[i][i].squareRoot() }
            #expect(abs(Double(near) / n - 0.9545) < 0.015)
        }
        #expect(abs(samples.variance(draw: 7, point: 0) - 0.009839913098875915) < 1e-7)
    }

    @Test("A draw is one function, whichever points are asked for")
    func functions() throws {
        let state: [Float] = [0.5, 0, 0.5, -4]
        func draw(_ x: [Double]) throws -> PredictionSamples {
            try GaussianProcess().predict(
                at: x, states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 3))
        }
        let many = try draw((0..<100).flatMap { [Double($0) / 20, 0.5] })
        let one = try draw([35.0 / 20, 0.5])
        for index in 0..<settings[Predictor.samples] { #expect(one.mean[index] == many.mean[index * 100 + 35]) }
    }

    @Test("Predictions have the same bits on every path of the CPU")
    func paths() throws {
        var reference: [UInt32]?
        for kernels in KernelsTests.paths {
            let problem = try Problem(observations, kernels: kernels)
            let samples = try GaussianProcess().predict(
                at: (0..<70).map { Double($0) / 10 }, states: [[0.5, 0, 0.5, -4]], problem: problem,
                settings: settings, key: RandomKey(seed: 3))
            let bits = samples.mean.map(\.bitPattern)
            if let reference { #expect(bits == reference, "\(kernels.path.name)") }
            reference = bits
        }
    }

    @Test("The summary gives lengths in the user's units")
    func summary() throws {
        let summary = try GaussianProcess().summary(
            states: [MethodState([0, 0, log(2), 0])], problem: problem, settings: settings)
        #expect(summary.rows.map { $0[0] }.count == 4)
        #expect(summary.rows[2][1] == NumberText.fixed(2 * problem.features[1].deviation, decimals: 3))
    }
}
