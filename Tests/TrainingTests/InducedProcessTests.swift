import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Gaussian process of many rows")
struct InducedProcessTests {
    private static let kernel = SquaredExponential(logarithms: [0.3, -0.6, -0.2, -3])

    private static func problem(_ count: Int) throws -> Problem {
        let x = Kernels.best.normals(2 * count, key: RandomKey(seed: 1))
        let noise = Kernels.best.normals(count, key: RandomKey(seed: 2))
        let y = (0..<count).map { row -> Double in
            let wave: Double = sin(2 * x[2 * row])
            return wave + 0.5 * x[2 * row + 1] + 0.2 * noise[row]
        }
        return try Problem(Observations(x: x, y: y, featureCount: 2))
    }

    @Test("Seen through all rows, it is the exact process")
    func exact() throws {
        let problem = try Self.problem(90)
        let targets = problem.y.map(Double.init)
        let noise = (0..<90).map { 0.02 + 0.01 * Double($0 % 7) }
        let exact = try #require(
            ConditionedProcess(
                Self.kernel, x: problem.x, targets: targets, noise: noise.map { $0 / Self.kernel.noiseVariance }))
        let induced = try #require(
            InducedProcess(Self.kernel, inducing: problem.x, x: problem.x, targets: targets, noise: noise))
        let points: [Float] = [0, 0, 1, -1, -0.5, 2, 4, 4]
        let found = induced.moments(at: points)
        exact.forEachPoint(points) { point, covariance in
            let expected = exact.moments(covariance)
            #expect(abs(found.means[point] - expected.mean) < 1e-4)
            #expect(abs(found.variances[point] - expected.variance) < 1e-4)
        }
    }

    @Test("Its posterior is the closed form of the inducing variables, and a flat state holds it")
    func posterior() throws {
        let problem = try Self.problem(70)
        let targets = problem.y.map(Double.init)
        let inducing = Array(problem.x.prefix(2 * 12))
        let noise = [Double](repeating: 0.05, count: 70)
        let induced = try #require(
            InducedProcess(Self.kernel, inducing: inducing, x: problem.x, targets: targets, noise: noise))
        // A = K + Σ k kᵀ / τ²: the mean at a point is kᵀ A⁻¹ Σ k y / τ², without a factor of K.
        let scaled = Self.kernel.scaled(inducing)
        var matrix = Self.kernel.covariances(scaled)
        func covariance(_ x: [Float]) -> [Double] {
            let point = Self.kernel.scaled(x)
            return (0..<12).map { row in
                let (a, b) = (point[0] - scaled[2 * row], point[1] - scaled[2 * row + 1])
                return Self.kernel.signalVariance * exp(-0.5 * (a * a + b * b))
            }
        }
        var pull = [Double](repeating: 0, count: 12)
        for row in 0..<70 {
            let own = covariance(Array(problem.x[2 * row..<2 * row + 2]))
            for i in 0..<12 {
                pull[i] += own[i] * targets[row] / 0.05
                for j in 0...i { matrix[i * 12 + j] += own[i] * own[j] / 0.05 }
            }
        }
        let weights = try #require(Cholesky(matrix, count: 12)).solve(pull)
        let found = induced.moments(at: [0.3, -0.4])
        let expected = zip(covariance([0.3, -0.4]), weights).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(found.means[0] - expected) < 1e-5)

        let read = try #require(InducedProcess(Self.kernel, inducing: inducing, state: induced.values[...]))
        let again = read.moments(at: [0.3, -0.4])
        #expect(abs(again.means[0] - found.means[0]) < 1e-5 && abs(again.variances[0] - found.variances[0]) < 1e-5)
        #expect(InducedProcess(Self.kernel, inducing: inducing, state: induced.values.dropLast()) == nil)

        let draws = induced.draws(4000, at: [0.3, -0.4, 6, 6], problem: problem, key: RandomKey(seed: 3))
        for point in 0..<2 {
            let values = (0..<4000).map { problem.target.standardised(Double(draws[2 * $0 + point])) }
            let spread = Standardisation(of: values)
            let own = induced.moments(at: point == 0 ? [0.3, -0.4] : [6, 6])
            let deviation = own.variances[0].squareRoot()
            #expect(abs(spread.mean - own.means[0]) < 5 * deviation / 4000.0.squareRoot())
            #expect(abs(spread.deviation / deviation - 1) < 5 / 8000.0.squareRoot())
        }
    }

    @Test("More rows than an exact process learns from are learned from, and make the band narrower")
    func manyRows() throws {
        let problem = try Self.problem(2300)
        let few = try Self.problem(2000)
        #expect(problem.exact.count == 1000 && few.exact.count == 2000)
        #expect(InducedProcess.count(rows: 100_000) == 447)
        let method = GaussianProcess()
        let settings = TrainingSettings {
            $0[Descent.epochs] = 1
            $0[Noise.model] = .constant
            $0[Predictor.samples] = 200
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 1)) { _, _ in true }
        let truth = [(0.3, -0.4), (-1.0, 0.5), (0.8, 1.0)]
        let samples = try method.predict(
            at: truth.flatMap { [$0.0, $0.1] }, states: [run.state], problem: problem, settings: settings,
            key: RandomKey(seed: 2))
        let moments = PredictiveMoments(samples)
        for (point, place) in truth.enumerated() {
            let value = sin(2 * place.0) + 0.5 * place.1
            #expect(abs(moments.mean[point] - value) < 0.1)
            #expect(moments.epistemicDeviation[point] < 0.06)
        }
        let summary = try method.summary(states: [run.state], problem: problem, settings: settings)
        #expect(summary.rows.contains(["inducing rows", "1000"]))
    }
}
