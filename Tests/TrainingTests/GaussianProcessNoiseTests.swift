import Foundation
import Predictions
import Testing

@testable import Training

/// A Gaussian process whose noise varies: closed forms, derivatives, and what it makes of small data.
@Suite("Gaussian process with noise that varies")
struct GaussianProcessNoiseTests {
    static let rows = 60
    let problem: Problem

    init() throws {
        problem = try Problem(Self.fan(Self.rows))
    }

    /// A wave whose noise has a σ from 0.05 to 0.85.
    static func fan(_ count: Int) -> Observations {
        let draws = Kernels.best.normals(count, key: RandomKey(seed: 3))
        let x = (-1.0...1.0).grid(count)
        let y = zip(x, draws).map { x, draw -> Double in
            let deviation = 0.45 + 0.4 * x
            return sin(2 * x) + deviation * draw
        }
        return Observations(x: x, y: y)
    }

    /// Of each row, a noise of its own.
    var noise: [Double] { (0..<Self.rows).map { row -> Double in 0.02 + 0.03 * Double(row * 7 % 11) } }

    @Test("The likelihood's gradient agrees with finite differences where each row has its noise")
    func gradient() {
        let likelihood = MarginalLikelihood(x: problem.x, targets: problem.y.map(Double.init), noise: noise)
        let point = [0.3, -0.4, 0.2]
        let gradient = likelihood.valueAndGradient(point).gradient
        for index in point.indices {
            var (up, down) = (point, point)
            up[index] += 1e-5
            down[index] -= 1e-5
            let exact = (likelihood.value(up).total - likelihood.value(down).total) / 2e-5
            #expect(abs(gradient[index] - exact) < 1e-7, "\(index)")
        }
    }

    @Test("Squared residuals are those of processes that lack the row")
    func residuals() throws {
        let kernel = SquaredExponential(logarithms: [0.3, -0.4, 0.2])
        let y = problem.y.map(Double.init)
        let process = try #require(ConditionedProcess(kernel, x: problem.x, targets: y, noise: noise))
        let squares = process.squaredResiduals()
        for row in [0, 17, 59] {
            let others = y.indices.filter { $0 != row }
            let without = try #require(
                ConditionedProcess(
                    kernel, x: others.map { problem.x[$0] }, targets: others.map { y[$0] },
                    noise: others.map { noise[$0] }))
            without.forEachPoint([problem.x[row]]) { _, covariance in
                let expected = without.moments(covariance)
                let variance = kernel.noiseVariance * noise[row]
                let square = (y[row] - expected.mean) * (y[row] - expected.mean)
                let exact = square * variance / (variance + expected.variance)
                #expect(abs(squares[row] / exact - 1) < 1e-8)
            }
        }
    }

    @Test("A log-variance that can't vary is the logarithm of the mean square")
    func constantLevel() throws {
        let squares = (0..<Self.rows).map { 0.1 + Double($0 * $0 % 17) }
        let process = try #require(
            LogVarianceProcess(
                [-30, 0], x: problem.x, squares: squares, from: [Double](repeating: 0, count: Self.rows)))
        let mean = squares.reduce(0, +) / Double(Self.rows)
        let conditioned = try #require(process.conditioned(x: problem.x))
        for value in process.values(conditioned) { #expect(abs(value - log(mean)) < 1e-4) }
        for variance in process.expectedVariances(at: [-3, 0.1], conditioned) {
            #expect(abs(variance / (mean + Double(Noise.varianceFloor)) - 1) < 1e-4)
        }
    }

    @Test("Scoring ends where the density of log σ² is highest, wherever it begins", arguments: [-6.0, 0, 3])
    func mode(start: Double) throws {
        let squares = (0..<Self.rows).map { row -> Double in
            let share = Double(row * 5 % 13) / 6
            return 0.05 * exp(2 * Double(problem.x[row])) * share
        }
        let process = try #require(
            LogVarianceProcess(
                [0.5, -0.5], x: problem.x, squares: squares, from: [Double](repeating: start, count: Self.rows)))
        let conditioned = try #require(process.conditioned(x: problem.x))
        let values = process.values(conditioned)
        // The slope of the likelihood at each row, and what the process answers: K times the one is the other.
        let slopes = zip(values, squares).map { 0.5 * ($1 * exp(-$0) - 1) }
        var row = 0
        conditioned.forEachPoint(problem.x) { _, covariance in
            let answer = zip(covariance, slopes).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(values[row] - process.level - answer) < 5e-3)
            row += 1
        }
        #expect(abs(slopes.reduce(0, +)) < 5e-3)
    }

    @Test("Draws have the closed form's mean and covariance where each row has its noise")
    func draws() throws {
        let kernel = SquaredExponential(logarithms: [0.3, -0.4, 0])
        let y = problem.y.map(Double.init)
        let process = try #require(ConditionedProcess(kernel, x: problem.x, targets: y, noise: noise))
        let points: [Float] = [-1.2, 0.3, 2.5]
        let count = 4000
        let values = PathwiseDraws(process, noise: noise, problem: problem)
            .values(at: points, draws: count, key: RandomKey(seed: 4))
        process.forEachPoint(points) { point, covariance in
            let exact = process.moments(covariance)
            let own = (0..<count).map { problem.target.standardised(Double(values[$0 * points.count + point])) }
            let mean = own.reduce(0, +) / Double(count)
            let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
            #expect(abs(mean - exact.mean) < 4 * (exact.variance / Double(count)).squareRoot())
            #expect(abs(variance / exact.variance - 1) < 4.5 * (2 / Double(count)).squareRoot())
        }
    }

    func trained(_ problem: Problem, _ settings: TrainingSettings) throws -> TrainedRun {
        try GaussianProcess().train(
            run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)
        ) { _, _ in true }
    }

    @Test("Noise that does not vary is found to be one level")
    func evenNoise() throws {
        let draws = Kernels.best.normals(100, key: RandomKey(seed: 8))
        let x = (-1.0...1.0).grid(100)
        let y = zip(x, draws).map { x, draw -> Double in sin(2 * x) + 0.3 * draw }
        let problem = try Problem(Observations(x: x, y: y))
        let settings = TrainingSettings { $0[Noise.model] = .varying }
        let samples = try GaussianProcess().predict(
            at: x, states: [try trained(problem, settings).state], problem: problem, settings: settings,
            key: RandomKey(seed: 1))
        for point in x.indices {
            #expect(abs(samples.variance(draw: 0, point: point).squareRoot() / 0.3 - 1) < 0.3)
        }
    }

    @Test("Few rows have one noise level by default, more have noise that varies")
    func defaults() throws {
        func model(_ rows: Int) -> NoiseModel {
            let data = DataSet(
                name: "fan", title: "Fan", summary: "", features: ["x"], target: "y", training: Self.fan(rows),
                test: Self.fan(rows), shown: -1...1)
            return GaussianProcess().defaults(for: data)[Noise.model]
        }
        #expect(model(Noise.rowsToVary - 1) == .constant)
        #expect(model(Noise.rowsToVary) == .varying)
    }

    @Test("A state of the other kind of noise is refused")
    func state() throws {
        let varying = TrainingSettings { $0[Noise.model] = .varying }
        #expect(throws: TrainingError.self) {
            try GaussianProcess().predict(
                at: [0], states: [[0, 0, 0]], problem: problem, settings: varying, key: RandomKey(seed: 0))
        }
    }

    @Test("Copied rows are seen once and told of; repeated features with other targets are kept")
    func copies() throws {
        let fan = Self.fan(Self.rows)
        let problem = try Problem(Observations(x: fan.x + fan.x.prefix(20), y: fan.y + fan.y.prefix(20)))
        #expect(CopiedRows(in: problem).count == 20)
        let settings = TrainingSettings()
        let run = try trained(problem, settings)
        #expect(run.state == (try trained(problem.withoutCopies, settings)).state)
        let summary = try GaussianProcess().summary(states: [run.state], problem: problem, settings: settings)
        #expect(summary.rows.last == ["copied rows, learned from once", "20"])
        let repeated = try Problem(
            Observations(x: fan.x + fan.x.prefix(20), y: fan.y + fan.y.prefix(19) + [fan.y[19] + 1]))
        #expect(CopiedRows(in: repeated).count == 0)
        #expect(repeated.withoutCopies.count == 80)
    }

    @Test("Targets without noise leave it at the floor that every method's variance has")
    func floor() throws {
        let x = (-1.0...1.0).grid(40)
        let problem = try Problem(Observations(x: x, y: x.map { sin(3 * $0) }))
        let state = try trained(problem, TrainingSettings()).state.values
        #expect(abs(exp(Double(state[2])) / Double(Noise.varianceFloor) - 1) < 1e-3)
    }
}
