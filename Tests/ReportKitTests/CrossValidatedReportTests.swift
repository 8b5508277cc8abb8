import Figures
import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct CrossValidatedReportTests {
    private struct Silence: RunObserver {
        func observe(_ event: RunEvent) {}
    }

    /// Points of which each lies where no other tells of it, so that only a fit that saw it could know.
    private var scattered: DataSet {
        let x = (0..<15).map { Double($0) * 100 }
        let rows = Observations(x: x, y: x.indices.map { Double($0 * 7 % 15) })
        return DataSet(
            name: "scattered", title: "Scattered", summary: "Far apart.", features: ["x"], target: "y", training: rows,
            test: rows, shown: 0...1400)
    }

    private func plan(_ data: DataSet, seedCount: Int = 1) throws -> RunPlan {
        try RunPlan(dataSets: [data], methods: [GaussianProcess()], output: "unused", seedCount: seedCount)
    }

    @Test func `What is scored comes from fits that did not see it, what is drawn from a fit to all`() async throws {
        let folded = scattered.crossValidating(key: RandomKey(seed: 1))
        let plan = try plan(folded)
        let trained = try #require(try await plan.train(Silence()).first)
        #expect(trained.folds.count == 5)
        let evaluation = try #require(try await evaluate([trained], plan).first?.first)
        let predictions = try #require(evaluation.predictions)
        for (index, fold) in folded.folds.enumerated() {
            let own = trained.folds[index]
            #expect(own.problem.count == 12)
            let alone = try own.predict(at: folded.test.rows(fold.points).x, states: own.states)
            #expect(try predictions.test.selecting(points: fold.points).mean == alone.mean)
        }
        let whole = try trained.predict(at: folded.test.x, states: trained.states)
        #expect(predictions.fitted == whole)
        #expect(predictions.test.mean != whole.mean)
        #expect(evaluation.scores[.rootMeanSquareError, .everywhere]?.points == 15)
        // Each run of each fold is told.
        #expect(evaluation.training?.runCount == 6)
    }

    @Test func `An adjustment learns from the calibration rows of each fold alone`() async throws {
        let folded = scattered.crossValidating(key: RandomKey(seed: 1)).keepingForCalibration(
            share: 0.5, key: RandomKey(seed: 2))
        let plan = try plan(folded)
        let trained = try #require(try await plan.train(Silence()).first)
        let adjustment = Adjustment.recalibration(.variance)
        let changed = try trained.predictTest(on: folded) { method, part, samples in
            let kept = try #require(part.calibration)
            #expect(Set(kept.x).isDisjoint(with: part.test.x))
            #expect(Set(kept.x).isDisjoint(with: part.training.x))
            let own = try method.predict(at: kept.x, states: method.states)
            return try adjustment.fit(own, observed: kept.y, on: method.path).adjusting(samples)
        }
        var evaluation = Evaluation(name: "gp", title: "Gaussian process")
        evaluation.predictions = MethodPredictions(test: try trained.predictTest(on: folded), lines: [])
        var options = RunOptions()
        options.recalibration = ["variance"]
        let adjusted = try await trained.adjusting(
            evaluation, by: AdjustmentChoice(options, band: nil), on: folded, lines: [], Scoring(dataSet: folded))
        #expect(adjusted.last?.predictions?.test == changed)
    }

    @Test func `Other seeds keep data that were given, and make other folds of a table`() throws {
        let folded = scattered.crossValidating(key: RandomKey(seed: 1))
        #expect(folded.folds.map(\.points) == scattered.crossValidating(key: RandomKey(seed: 1)).folds.map(\.points))
        #expect(folded.folds.map(\.points) != scattered.crossValidating(key: RandomKey(seed: 2)).folds.map(\.points))
    }
}
