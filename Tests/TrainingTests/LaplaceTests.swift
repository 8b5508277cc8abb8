import Foundation
import Predictions
import Slices
import Testing

@testable import Training

// Numbers of scikit-learn 1.9.1: BayesianRidge with all four hyperpriors 0, fit_intercept off, and a column of ones
// beside the features, on data standardised as ``Problem`` does. That is Bayesian linear regression with one prior on
// all weights, the bias among them, and both precisions by marginal likelihood.
@Suite("Laplace approximation")
struct LaplaceTests {
    static let rows = 30
    static let priorPrecision = 3.3290304336104763
    static let noisePrecision = 6.762407581881417
    let observations: Observations
    let problem: Problem
    let settings = TrainingSettings {
        $0[Network.hidden] = []
        $0[Descent.epochs] = 20
    }

    init() throws {
        var (x, y) = ([Double](), [Double]())
        for i in 0..<Self.rows {
            let (a, b) = (Double(i * 7 % 30) / 10, Double(i * 11 % 30) / 8 - 2)
            x += [a, b]
            y.append(1.3 * a - 0.4 * b + Double(i * i * 13 % 17 - 8) / 12)
        }
        observations = Observations(x: x, y: y, featureCount: 2)
        problem = try Problem(observations)
    }

    func train(_ settings: TrainingSettings, on problem: Problem) throws -> [Float] {
        try Laplace().train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 0)) { _, _ in true }.state
            .values
    }

    @Test("A linear model's weights and precisions are scikit-learn's, however short its training")
    func linear() throws {
        let state = try train(settings, on: problem)
        let weights = [0.8606696372690532, -0.3818504133165272, 0]
        for (mine, theirs) in zip(state, weights) { #expect(abs(Double(mine) - theirs) < 2e-6) }
        let network = Network(featureCount: 2, widths: [], activation: .silu, noise: .constant)
        let levels = LaplaceState(network: network, noise: nil).levels(state)
        #expect(abs(levels.priorPrecision / Self.priorPrecision - 1) < 1e-5)
        #expect(abs(levels.noisePrecision / Self.noisePrecision - 1) < 1e-5)
        let jacobian = Jacobian(network: network, weights: 0..<3, kernels: .best)
        let model = LinearisedModel(jacobian, parameters: state, problem: problem)
        let evidence = levels.best(for: model).evidence
        // Ours is per row, negative, and without ½ log 2π.
        #expect(abs(-evidence - 0.5 * log(2 * .pi) - -0.6694677743613547) < 1e-6)
    }

    /// The posterior precision of linear regression is α + β XᵀX; both forms of the matrix must give its inverse.
    @Test("The spread of a linear model's weights is that of Bayesian linear regression", arguments: [2, 30])
    func weights(rows: Int) throws {
        let problem = try Problem(
            Observations(
                x: Array(observations.x.prefix(2 * rows)), y: Array(observations.y.prefix(rows)), featureCount: 2))
        let state = try train(settings, on: problem)
        let network = Network(featureCount: 2, widths: [], activation: .silu, noise: .constant)
        let levels = LaplaceState(network: network, noise: nil).levels(state)
        let inputs = (0..<rows).map { [Double(problem.x[2 * $0]), Double(problem.x[2 * $0 + 1]), 1] }
        let precision = (0..<3).map { i in
            (0..<3).map { j in
                let prior = i == j ? levels.priorPrecision : 0
                return inputs.reduce(prior) { sum, input -> Double in sum + levels.noisePrecision * input[i] * input[j]
                }
            }
        }
        let covariance = LinearPosterior.inverse(precision)
        let layers = try Laplace().weightPosterior(states: [MethodState(state)], problem: problem, settings: settings)
        let layer = try #require(layers.first)
        #expect(layers.count == 1 && layer.name == "mean")
        #expect(layer.mean == state.prefix(3).map(Double.init))
        #expect(abs(layer.prior[0].deviation * levels.priorPrecision.squareRoot() - 1) < 1e-12)
        for weight in 0..<3 {
            #expect(abs(layer.deviation[weight] / covariance[weight][weight].squareRoot() - 1) < 1e-6)
        }
    }

    /// Expects draws with a mean and a covariance, within the error that their number leaves.
    func expect(_ samples: PredictionSamples, mean: [Double], covariance: [[Double]]) {
        let n = Double(samples.drawCount)
        let values = mean.indices.map { point in
            (0..<samples.drawCount).map { Double(samples.mean[$0 * samples.pointCount + point]) }
        }
        let means = values.map { $0.reduce(0, +) / n }
        for i in mean.indices {
            #expect(abs(means[i] - mean[i]) < 4.5 * (covariance[i][i] / n).squareRoot())
            for j in mean.indices {
                let found = zip(values[i], values[j]).reduce(0) { $0 + ($1.0 - means[i]) * ($1.1 - means[j]) } / n
                let error = (covariance[i][i] * covariance[j][j] + covariance[i][j] * covariance[i][j]).squareRoot()
                #expect(abs(found - covariance[i][j]) < 4.5 * error / n.squareRoot(), "\(i), \(j)")
            }
        }
    }

    @Test(
        "Draws of a linear model have scikit-learn's predictive mean and covariance", arguments: LaplaceWeights.allCases
    )
    func linearDraws(weights: LaplaceWeights) throws {
        var settings = settings
        settings[Predictor.samples] = 4000
        settings[Laplace.weights] = weights
        let samples = try Laplace().predict(
            at: [1.0, 0.5, 3.5, -1.0, 12.0, 9.0], states: [MethodState(try train(settings, on: problem))],
            problem: problem,
            settings: settings, key: RandomKey(seed: 2))
        expect(
            samples, mean: [1.078972005894324, 4.916352429414195, 11.18122251564247],
            covariance: [
                [0.013560050346261603, -0.006735376185857652, -0.001505275596125493],
                [-0.006735376185857652, 0.05866534076671823, 0.1791214366448945],
                [-0.0015052755961254688, 0.17912143664489444, 1.6306483694353897],
            ])
        #expect(abs(samples.variance(draw: 3, point: 0) - 0.23949744249769986) < 1e-5)
    }

    @Test(
        "Draws of a network have the covariance J (β JᵀJ + δ I)⁻¹ Jᵀ, whichever Gram matrix is the smaller",
        arguments: [2, 12])
    func networkDraws(width: Int) throws {
        let network = Network(featureCount: 2, widths: [width], activation: .tanh, noise: .constant)
        let count = network.parameterCount
        #expect((count > Self.rows) == (width == 12))
        var settings = settings
        settings[Network.hidden] = [width]
        settings[Network.activation] = .tanh
        settings[Predictor.samples] = 4000
        let state = try train(settings, on: problem)
        let levels = LaplaceState(network: network, noise: nil).levels(state)
        let jacobian = Jacobian(network: network, weights: 0..<count, kernels: .best)
        var matrix = (0..<count * count).map { $0 % (count + 1) == 0 ? levels.priorPrecision : 0 }
        jacobian.forEachRow(of: problem.x, parameters: state) { _, _, row in
            for i in 0..<count {
                for j in 0..<count {
                    matrix[i * count + j] += levels.noisePrecision * Double(row[i]) * Double(row[j])
                }
            }
        }
        let inverse = try #require(Cholesky(matrix, count: count)).inverse()
        let points = [1.0, 0.5, 3.5, -1.0, 12.0, 9.0]
        var (mean, rows) = ([Double](), [[Double]]())
        jacobian.forEachRow(of: problem.standardise(points), parameters: state) { _, output, row in
            mean.append(problem.target.restored(Double(output)))
            rows.append((0..<count).map { problem.target.deviation * Double(row[$0]) })
        }
        let covariance = rows.map { left in
            rows.map { right in
                (0..<count).reduce(0.0) { sum, i in
                    let product = (0..<count).reduce(0.0) { $0 + inverse[i * count + $1] * right[$1] }
                    return sum + left[i] * product
                }
            }
        }
        let samples = try Laplace().predict(
            at: points, states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 2))
        expect(samples, mean: mean, covariance: covariance)
    }

    @Test("The Jacobian agrees with finite differences")
    func jacobian() {
        let network = Network(featureCount: 2, widths: [3, 4], activation: .tanh, noise: .constant)
        let parameters = Kernels.best.normals(network.parameterCount, key: RandomKey(seed: 5)).map { Float($0) }
        func output(_ parameters: [Double], row: Int) -> Double {
            var values = (0..<2).map { Double(problem.x[row * 2 + $0]) }
            for layer in network.layers {
                values = (0..<layer.outputs).map { unit in
                    let sum = (0..<layer.inputs).reduce(parameters[layer.biases + unit]) {
                        $0 + values[$1] * parameters[layer.weights + $1 * layer.outputs + unit]
                    }
                    return layer == network.heads[0] ? sum : tanh(sum)
                }
            }
            return values[0]
        }
        let point = parameters.map(Double.init)
        for weights in LaplaceWeights.allCases.map({ $0.range(of: network) }) {
            Jacobian(network: network, weights: weights, kernels: .best)
                .forEachRow(of: problem.x, parameters: parameters) { row, value, derivatives in
                    #expect(abs(Double(value) - output(point, row: row)) < 1e-5)
                    for (index, weight) in weights.enumerated() {
                        var (up, down) = (point, point)
                        up[weight] += 1e-6
                        down[weight] -= 1e-6
                        let exact = (output(up, row: row) - output(down, row: row)) / 2e-6
                        #expect(abs(Double(derivatives[index]) - exact) < 2e-5)
                    }
                }
        }
    }

    @Test("The posterior's gradient is that of the likelihood and of the prior")
    func posterior() {
        let network = Network(featureCount: 2, widths: [3], activation: .tanh, noise: .constant)
        let settings = TrainingSettings { $0[Descent.batch] = 30 }
        func gradient(_ precision: Double) -> (values: [Float], state: [Float], curves: [Double]) {
            var objective = PosteriorObjective(
                problem: problem, network: network, settings: settings, precision: precision, key: RandomKey(seed: 1))
            let state = objective.initialState(key: RandomKey(seed: 4))
            for index in 0..<2 * Self.rows { objective.workspace.input[index] = problem.x[index] }
            for index in 0..<Self.rows { objective.workspace.target[index] = problem.y[index] }
            var gradient = [Float](repeating: .nan, count: state.count)
            let loss = objective.evaluate(state, gradient: &gradient, rows: Self.rows, step: 0)
            return (gradient, state, objective.curves(state, meanLoss: loss))
        }
        let (plain, held) = (gradient(0), gradient(6))
        let weights = plain.state.dropLast()
        for (index, weight) in weights.enumerated() {
            #expect(abs(held.values[index] - plain.values[index] - 6 / 30 * weight) < 1e-6)
        }
        #expect(held.values.last == plain.values.last)
        let penalty = weights.reduce(0) { $0 + 0.5 * 6 / 30 * Double($1) * Double($1) }
        #expect(abs(held.curves[0] - plain.curves[0] - penalty) < 1e-5)
    }

    @Test("Predictions have the same bits on every path of the CPU", arguments: LaplaceWeights.allCases)
    func paths(weights: LaplaceWeights) throws {
        let settings = TrainingSettings {
            $0[Network.hidden] = [16]
            $0[Descent.epochs] = 3
            $0[Network.activation] = .silu
            $0[Laplace.weights] = weights
        }
        var reference: [UInt32]?
        for kernels in KernelsTests.paths {
            let problem = try Problem(observations, kernels: kernels)
            let samples = try Laplace().predict(
                at: (0..<140).map { Double($0) / 10 }, states: [MethodState(try train(settings, on: problem))],
                problem: problem,
                settings: settings, key: RandomKey(seed: 3))
            let bits =
                samples.mean.map(\.bitPattern) + [samples.variance(draw: 0, point: 0)].map { Float($0).bitPattern }
            if let reference { #expect(bits == reference, "\(kernels.path.name)") }
            reference = bits
        }
    }

    @Test("The last layer finds the sine as well")
    func lastLayer() throws {
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        let problem = try Problem(data.training)
        var settings = Laplace().defaults(for: data)
        settings[Laplace.weights] = .lastLayer
        let state = try train(settings, on: problem)
        func moments(_ x: [Double]) throws -> PredictiveMoments {
            PredictiveMoments(
                try Laplace().predict(
                    at: x, states: [MethodState(state)], problem: problem, settings: settings, key: RandomKey(seed: 1)))
        }
        let x = (-7.0...7.0).grid(141)
        let inside = try moments(x)
        let error = zip(inside.mean, x).reduce(0.0) { $0 + pow($1.0 - sin($1.1 / 2), 2) } / 141
        #expect(error.squareRoot() < 0.08)
        let outside = try moments([-10, -9, 9, 10])
        #expect(outside.epistemicDeviation[0] > 2 * inside.epistemicDeviation[70])
    }

    @Test("More rows and weights than it can do are refused with the limit")
    func limit() throws {
        let x = (0...2000).map(Double.init)
        let problem = try Problem(Observations(x: x, y: x))
        #expect {
            _ = try train(TrainingSettings(), on: problem)
        } throws: { error in
            guard case TrainingError.data(let text) = error else { return false }
            return text.contains("2000") && text.contains("2001") && text.contains("laplace=last-layer")
        }
    }
}
