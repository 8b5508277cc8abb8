import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct LearningCurveTests {
    private func curve(_ deviation: (Double, Int) -> Double, repetitions: Int = 3) -> LearningCurve {
        LearningCurve(
            method: .init(name: "bnn", title: "Bayes by Backprop", base: nil),
            dataSet: .init(name: "sine", title: "Sine"),
            steps: [25, 50, 100].map { share in
                LearningCurve.Step(
                    share: share, rows: Double(4 * share), scores: Array(repeating: 1, count: repetitions),
                    deviations: (0..<repetitions).map { deviation(Double(4 * share), $0) })
            })
    }

    @Test func `A σ that falls with the root of the rows is halved by four times as many`() throws {
        let halving = try #require(curve { rows, _ in 3 / rows.squareRoot() }.halving)
        #expect(abs((halving.factor ?? 0) - 4) < 1e-9)
        #expect(abs((halving.low ?? 0) - 4) < 1e-6 && abs((halving.high ?? 0) - 4) < 1e-6)
        // Slopes of −1/2 and −1: the mean is −3/4, and nothing says more of two.
        let mixed = try #require(
            curve({ rows, run in run == 0 ? 3 / rows.squareRoot() : 3 / rows }, repetitions: 2).halving)
        #expect(abs((mixed.factor ?? 0) - 2.519842) < 1e-5)
        #expect((mixed.low ?? 9) < 2 && mixed.high == nil)
    }

    @Test func `A σ that does not fall is halved by no rows, and without one nothing is said`() throws {
        #expect(try #require(curve { _, _ in 1 }.halving).factor == nil)
        #expect(curve { _, _ in .nan }.halving == nil)
    }

    @Test func `Units with fewer rows learn from fewer, those of a smaller share among those of a larger`() async throws
    {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let planned = try SmallSweep.planned(["mc-dropout"], dataSets: ["sine"], seeds: 2, shares: [30, 60])
        try directory.write(planned)
        try await SmallSweep.run(planned.plan, in: directory)
        let results = try planned.plan.units.map { try directory.result($0.key) }
        let rows = results.map { $0?.outcomes.first?.rows ?? 0 }
        let all = try #require(rows.first)
        func share(_ percent: Int) -> Int { Int((Double(percent) / 100 * Double(all)).rounded()) }
        #expect(rows == [all, all, share(60), share(60), share(30), share(30)])
        let sweep = SweepResults(planned.plan, results)
        #expect(sweep.curves.count == 1 && sweep.curves[0].steps.map(\.share) == [30, 60, 100])
        #expect(sweep.repetitionCount == 2 && sweep.curves[0].steps.allSatisfy { $0.deviations.allSatisfy { $0 > 0 } })
        let report = try SweepReport(
            planned.plan, in: directory, otherVersions: [], baseline: nil, formats: ["pdf"], themes: ["light"], jobs: 2)
        _ = try await report.publish(to: nil, force: false) { _ in }
        #expect(try temporary.read("report/README.md").contains("What more rows would do"))
        #expect(try temporary.read("report/tables/learning.csv").split(separator: "\r\n").count == 4)
        let whole = DataSets.all[0].make(key: RandomKey(seed: 0))
        let key = RandomKey(seed: 1)
        let (small, large) = (whole.learning(fromShare: 0.3, key: key), whole.learning(fromShare: 0.6, key: key))
        #expect(Set(small.training.x).isSubset(of: large.training.x))
        #expect(small.test == whole.test)
    }
}
