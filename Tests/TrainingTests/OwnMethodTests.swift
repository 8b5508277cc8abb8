import Foundation
import Predictions
import Testing
import Training

/// A method of one's own, with nothing but what the room shows to everybody: networks that predict the median and the
/// spread of a Laplace distribution, from several starts.
private struct LeastAbsoluteErrors: NetworkMethod {
    static let restarts = Setting.whole("restarts", 1...100, usual: 3, "networks with a start of their own")

    let description = MethodDescription(
        name: "least-absolute", title: "Least absolute errors",
        sentence: "Networks learn the median and the mean absolute error around it.",
        paper: "Laplace, Mémoire sur la probabilité des causes par les événements, 1774", cost: "M trainings")

    var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [Network.hidden.defaulting([32]), Descent.epochs.defaulting(150)])
            + [Self.restarts]
    }

    func runCount(_ settings: TrainingSettings) -> Int { settings[Self.restarts] }

    func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, heads: ["median", "logarithm of the spread"])
    }

    func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        Descent(problem: problem, settings: settings, key: key)
            .minimise(network(problem, settings), loss: Self.loss, observe: observe)
    }

    /// log 2b + |y − m| / b with b = eˢ, mean over the rows.
    private static func loss(_ outputs: Span<Float>, _ y: Span<Float>, _ slopes: inout MutableSpan<Float>) -> Double {
        var total: Float = 0
        for row in y.indices {
            let error = y[row] - outputs[row]
            let inverse = exp(-outputs[y.count + row])
            total += log(2) + outputs[y.count + row] + abs(error) * inverse
            slopes[row] = (error > 0 ? -inverse : inverse) / Float(y.count)
            slopes[y.count + row] = (1 - abs(error) * inverse) / Float(y.count)
        }
        return Double(total) / Double(y.count)
    }

    func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let count = x.count / problem.featureCount
        var (mean, variance): ([Float], [Float]) = ([], [])
        for state in states {
            let parameters: [Float] = try state.content()
            let outputs = try Predictor(network: network(problem, settings), problem: problem)
                .outputs(at: x, parameters: parameters.span)
            mean += outputs[..<count].map { Float(problem.target.restored(Double($0))) }
            // A Laplace distribution of spread b has the variance 2b².
            variance += outputs[count...].map { 2 * pow(Float(problem.target.deviation) * exp($0), 2) }
        }
        return try PredictionSamples(
            drawCount: states.count, pointCount: count, mean: mean, noise: .perPoint(variance))
    }
}

@Suite("A method of one's own")
struct OwnMethodTests {
    @Test("It trains and predicts with what is public, and outliers don't pull its median")
    func ownMethod() throws {
        let method = LeastAbsoluteErrors()
        let x = (-1.0...1.0).grid(120)
        // Every tenth observation is far too high.
        let y = x.indices.map { 2 * x[$0] + ($0 % 10 == 0 ? 10 : 0.1 * sin(40 * x[$0])) }
        let problem = try Problem(Observations(x: x, y: y))
        let data = try #require(DataSets.named("sine")).make(key: RandomKey(seed: 0))
        var settings = method.defaults(for: data)
        #expect(settings[Network.hidden] == [32] && method.runCount(settings) == 3)
        settings[LeastAbsoluteErrors.restarts] = 2
        let runs = try (0..<method.runCount(settings)).map { run in
            try method.train(
                run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run), observe: { _, _ in true }
            )
        }
        #expect(runs.allSatisfy(\.isUsable) && runs[0].state != runs[1].state)
        let losses = try #require(runs[0].curves.first?.values)
        #expect(losses.count == 150 && (losses.last ?? 0) < 0.7 * losses[0])
        let samples = try method.predict(
            at: [-0.5, 0.5], states: runs.map(\.state), problem: problem, settings: settings, key: RandomKey(seed: 2))
        #expect(samples.drawCount == 2 && samples.pointCount == 2)
        for draw in 0..<2 {
            #expect(abs(Double(samples.mean[2 * draw]) + 1) < 0.3)
            #expect(abs(Double(samples.mean[2 * draw + 1]) - 1) < 0.3)
            #expect(samples.variance(draw: draw, point: 0) > 0)
        }
        let summary = try method.summary(states: runs.map(\.state), problem: problem, settings: settings)
        #expect(summary.rows.map(\.first) == ["hidden 1", "median", "logarithm of the spread"])
        #expect(
            method.learned(runs, settings: settings, rowCount: 120)
                == "2 networks each learned for 150 epochs from 120 rows.")
    }

    @Test("Draws of the parameters of a network become predictions with their noise")
    func draws() throws {
        let problem = try Problem(Observations(x: [-1, 0, 1, 2], y: [1, 3, 5, 7]))
        let network = Network(featureCount: 1, widths: [], activation: .relu, noise: .constant)
        // In standardised units the line is y = x; a log-variance follows.
        let samples = try Predictor(network: network, problem: problem)
            .samples(at: [0, 10], draws: [[1, 0, -2], [0.5, 0, -4]])
        let scale = problem.target.deviation
        #expect(abs(samples.mean[0] - 3) < 1e-5 && abs(samples.mean[1] - 23) < 1e-4)
        #expect(abs(samples.variance(draw: 1, point: 0) - scale * scale * (exp(-4) + 1e-4)) < 1e-5)
        #expect(throws: TrainingError.self) {
            try Predictor(network: network, problem: problem).samples(at: [0], draws: [[1, 0]])
        }
    }
}
