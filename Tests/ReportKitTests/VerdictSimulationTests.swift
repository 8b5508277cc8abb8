import Foundation
import Predictions
import Testing
import Training

@testable import ReportKit

/// The verdict held to account: on data whose law is hidden from it, as that of real data is, it must find who is best, call
/// no band too narrow that is not, and give intervals that hold what they should.
///
/// `LONG_TESTS=1 swift test --filter VerdictSimulation` trains all methods on 200 draws of `sine`, and on 200 that are like
/// `motorcycle`, and prints the table; `VERDICT_DRAWS=40` takes fewer. There the best is recommended in fewer draws than wished
/// for (20 of 24 of `sine`): with 200 test points a band that keeps its promise nearly is taken for one that does not now and
/// then, and others predict within one percent as well. The short form takes predictions of a known error.
@Suite(.serialized) struct VerdictSimulationTests {
    private struct Silence: RunObserver {
        func observe(_ event: RunEvent) {}
    }

    private let key = RandomKey(seed: 0).child("verdict")

    /// The same without what nobody knows of real data.
    private func hiding(_ data: DataSet) -> DataSet {
        DataSet(
            name: data.name, title: data.title, summary: data.summary, features: data.features, target: data.target,
            training: data.training, test: data.test, folds: data.folds, shown: data.shown)
    }

    @Test func `Of predictions with known errors the verdict finds the best`() async throws {
        var simulation = VerdictSimulation()
        for draw in 0..<(TestLength.isLong ? 400 : 24) {
            let key = key.child("known").child(draw)
            let data = try #require(DataSets.named("sine")).make(key: key)
            let laws = try #require(data.laws)
            let hidden = hiding(data)
            let scoring = try Scoring(
                dataSet: hidden,
                scores: Score.all.filter { score in
                    ["crps", "rmse", "coverage-2sigma"].contains(score.name)
                })
            // Some err by a wave, some are too sure or not sure enough, all by other amounts in each draw.
            let amounts = Kernels.best.normals(12, key: key.child("amounts"))
            var evaluations: [Evaluation] = []
            for place in 0..<6 {
                let factor = exp(0.25 * amounts[place])
                let mean = zip(data.test.x, laws).map { x, law in
                    law.mean + 0.12 * amounts[6 + place] * sin(x + Double(place))
                }
                var predictions = MethodPredictions(
                    test: try PredictionSamples(
                        drawCount: 1, pointCount: laws.count, mean: mean.map { Float($0) },
                        noise: .perPoint(laws.map { Float(pow(factor * max($0.deviation, 0.02), 2)) })), lines: [])
                var evaluation = Evaluation(name: "m\(place)", title: "M\(place)")
                evaluation.scores = try await scoring.score(&predictions, line: nil)
                evaluation.predictions = predictions
                evaluations.append(evaluation)
            }
            try simulation.add(evaluations, on: hidden, laws: laws)
        }
        report("known errors", simulation)
        // 95 % would be wished for. The others are bands that hold five points less than they promise, or hardly more: chance
        // decides whether 140 test points call these too narrow.
        #expect(Double(simulation.holdsBest) >= 0.9 * Double(simulation.decidable))
        #expect(Double(simulation.trustsRight) >= 0.95 * Double(simulation.decidable))
        for (name, interval) in simulation.intervals {
            #expect(Double(interval.held) >= 0.93 * Double(interval.count), "\(name)")
        }
    }

    @Test(.enabled(if: TestLength.isLong))
    func `Of methods trained on sine the verdict finds the best`() async throws {
        let simulation = try await simulate { key in
            let data = try #require(DataSets.named("sine")).make(key: key)
            return (hiding(data), try #require(data.laws))
        }
        report("sine", simulation)
    }

    @Test(.enabled(if: TestLength.isLong))
    func `Of methods trained on data like motorcycle the verdict finds the best`() async throws {
        report("like motorcycle", try await simulate { CrashLaw.draw($0) })
    }

    private func simulate(
        _ draw: @escaping @Sendable (RandomKey) throws -> (DataSet, [NormalLaw])
    ) async throws -> VerdictSimulation {
        let methods = Methods.all.filter { !$0.traits.contains(.onRequest) }
        let results = try await inParallel(Array(0..<TestLength.verdictDraws), limit: 2) { index in
            let (data, laws) = try draw(key.child(index))
            let plan = try RunPlan(dataSets: [data], methods: methods, output: "unused", seed: index)
            let evaluations = try await evaluate(plan.train(Silence()).map(\.withoutCheckpoints), plan)
            return (evaluations[0], data, laws)
        }
        var simulation = VerdictSimulation()
        for (evaluations, data, laws) in results { try simulation.add(evaluations, on: data, laws: laws) }
        return simulation
    }

    /// Prints the table, and holds what must never be: that a band is called too narrow that is not.
    private func report(_ title: String, _ simulation: VerdictSimulation) {
        print("Verdict, \(title)\n\(simulation.table)")
        #expect(Double(simulation.calledNarrow + simulation.calledUneven) <= 0.05 * Double(simulation.right))
        #expect(simulation.decidable > 0 && simulation.right > 0 && !simulation.intervals.isEmpty)
    }
}
