import Foundation
import Predictions
import Synchronization
import Testing

@testable import ReportKit

@Suite struct SweepReportTests {
    /// Results with scores that are known: CRPS of each method, data set by data set and seed by seed.
    private func results(
        _ scores: [String: [String: [Double?]]], seeds: Int
    ) throws -> SweepResults {
        let plan = try SmallSweep.planned(
            ["heteroscedastic", "quantile", "gp"], dataSets: ["sine", "cubic"], seeds: seeds
        ).plan
        return SweepResults(plan, plan.units.map { unit in result(of: unit, plan, scores) })
    }

    private func result(
        of unit: SweepUnit, _ plan: SweepPlan, _ scores: [String: [String: [Double?]]]
    ) -> UnitResult? {
        let cell = plan.cells[unit.cell]
        let dataSet = plan.sources[cell.source].name
        guard let value = scores[dataSet]?[cell.method]?[unit.seed] else { return nil }
        var result = UnitResult(
            version: Version.ofBuild, key: unit.key, source: dataSet, method: cell.method, split: nil, seed: unit.seed)
        // What stands for an error here.
        guard value > 0 else {
            result.error = "no memory"
            return result
        }
        var outcome = UnitResult.Outcome(
            dataSet: dataSet, dataSetTitle: dataSet.uppercased(), method: cell.method, methodTitle: cell.method)
        outcome.scores = [.init(region: .everywhere, name: "crps", value: value)]
        result.outcomes = [outcome]
        return result
    }

    private let whole: [String: [String: [Double?]]] = [
        "sine": ["heteroscedastic": [2, 2.2, 2.4], "quantile": [1, 1.1, 1.2], "gp": [1.2, 1.1, 1.0]],
        "cubic": ["heteroscedastic": [9, 9, 9.3], "quantile": [3, 3, 3.3], "gp": [1, 1.2, 1.4]],
    ]

    @Test func `Means, ranks and differences are those of the numbers`() throws {
        let results = try results(whole, seeds: 3)
        let crps = SweepResults.Quantity(score: "crps", region: .everywhere)
        let (sine, cubic) = (results.dataSets[0], results.dataSets[1])
        // In the order of the registry of methods.
        let quantile = try #require(results.methods.first { $0.name == "quantile" })
        let summary = try #require(results.summary(crps, of: quantile, on: sine))
        #expect(abs(summary.mean - 1.1) < 1e-12 && abs((summary.standardError ?? 0) - 0.1 / 3.0.squareRoot()) < 1e-12)
        let ranks = MeanRanks(results, by: .continuousRankedProbability, in: .everywhere)
        // quantile and gp share the first rank on the sine but for rounding: 1.1 both.
        #expect(ranks.means["heteroscedastic"] == 3)
        #expect((ranks.means["quantile"] ?? 0) + (ranks.means["gp"] ?? 0) == 3)
        let best = SweepComparison.best(results, .continuousRankedProbability, in: .everywhere, on: cubic)
        #expect(best == ["gp"])
        let story = try SweepStory(results, baseline: "quantile")
        let comparison = try #require(story.comparison)
        #expect(comparison.rows.count == 4 && comparison.baseline.name == "quantile")
        let row = try #require(
            comparison.rows.first { $0.method.name == "heteroscedastic" && $0.dataSet == sine })
        #expect(abs(row.difference.ratio.value - 2) < 1e-12)
        #expect(row.adjusted >= row.difference.probability)
        #expect(throws: SettingError.self) { try SweepStory(results, baseline: "ensemble") }
    }

    @Test func `What has failed or is missing stands in no mean, has no rank, and is named`() throws {
        var scores = whole
        scores["sine"]?["quantile"] = [1, -1, 1.2]
        scores["cubic"]?["gp"] = [1, 1.2, nil]
        let results = try results(scores, seeds: 3)
        let crps = SweepResults.Quantity(score: "crps", region: .everywhere)
        let quantile = try #require(results.methods.first { $0.name == "quantile" })
        #expect(results.count(crps, of: quantile, on: results.dataSets[0]) == 2)
        let story = try SweepStory(results, baseline: nil)
        #expect(story.ranks.means.isEmpty)
        let page = MarkdownWriter(figures: FigureFiles()).write(story.document)
        #expect(page.contains("Of 18 units, 1 failed and 1 missing."))
        #expect(page.contains("quantile on sine, seed 1: no memory"))
        #expect(page.contains("gp on cubic, seed 2"))
        #expect(page.contains("1.10 ± 0.1 (2 of 3)"))
        let table = story.tables.units(results.plan.units.map { result(of: $0, results.plan, scores) })
        let text = String(decoding: table.bytes, as: UTF8.self)
        #expect(text.contains(",failed,") && text.contains(",missing,") && text.contains("no memory"))
        // A method that failed throughout is there all the same.
        scores["sine"]?["gp"] = [-1, -1, -1]
        let failed = try self.results(scores, seeds: 3)
        let tables = SweepTables(results: failed).scores(.continuousRankedProbability, in: .everywhere)
        #expect(tables[0].table.rows.contains { $0[0] == "Gaussian process" && $0[1] == "failed" })
    }

    @Test func `Merging gives the same bytes whoever did the units, and keeps what others have put beside`()
        async throws
    {
        let temporary = try TemporaryDirectory()
        let planned = try SmallSweep.planned(seeds: 3)
        var merged: [[String: String]] = []
        for (place, shards) in [["1/1"], ["3/3", "1/3", "2/3"]].enumerated() {
            let directory = SweepDirectory(path: "\(temporary.path)/\(place)")
            try directory.write(planned)
            for shard in shards { try await SmallSweep.run(planned.plan, in: directory, shard: try Shard(shard)) }
            try directory.keep(times: "\(planned.plan.units[0].key),0.5\n", of: "host-\(place)")
            let report = try SweepReport(
                planned.plan, in: directory, otherVersions: [], baseline: nil, formats: ["pdf"], themes: ["light"],
                jobs: place + 1)
            let outcome = try await report.publish(to: nil, force: false) { _ in }
            #expect(outcome.absentCount == 0)
            merged.append(temporary.texts(below: "\(place)/report"))
            #expect(try temporary.read("\(place)/times/seconds.csv").contains(",0.5\r\n"))
        }
        #expect(merged[0] == merged[1] && merged[0].count > 10)
        try temporary.write("mine", to: "0/report/notes.txt")
        let directory = SweepDirectory(path: "\(temporary.path)/0")
        let report = try SweepReport(
            planned.plan, in: directory, otherVersions: [], baseline: nil, formats: ["pdf"], themes: ["light"], jobs: 1)
        await #expect(throws: PublishingError.self) { try await report.publish(to: nil, force: false) { _ in } }
        #expect(try temporary.read("0/report/notes.txt") == "mine")
        let empty = SweepDirectory(path: temporary.path + "/empty")
        try empty.write(planned)
        let none = try SweepReport(
            planned.plan, in: empty, otherVersions: [], baseline: nil, formats: nil, themes: nil, jobs: 1)
        await #expect(throws: SweepError.noResults(empty.planPath)) {
            try await none.publish(to: nil, force: false) { _ in }
        }
    }

    @Test func `A damaged result counts as missing, and what killed processes have left is cleared away`() async throws
    {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let planned = try SmallSweep.planned(["quantile"], seeds: 2)
        try directory.write(planned)
        try await SmallSweep.run(planned.plan, in: directory)
        let key = planned.plan.units[0].key
        let place = "results/\(key.prefix(2))/\(key).json"
        try temporary.write("{\"schema\": \"uncertainty", to: place)
        // No process has so large a number; one of another machine may be at work, and so is this one.
        let parts = [
            "\(SweepDirectory.host)-2147483647-0", "elsewhere-2147483647-0", "\(SweepDirectory.host)-\(getpid())-9",
        ]
        for part in parts { try temporary.write("{", to: "\(place).\(part).part") }
        let report = try SweepReport(
            planned.plan, in: directory, otherVersions: [], baseline: nil, formats: ["pdf"], themes: ["light"], jobs: 1)
        let warnings = Mutex<[String]>([])
        let outcome = try await report.publish(to: nil, force: false) { text in warnings.withLock { $0.append(text) } }
        #expect(outcome.absentCount == 1)
        #expect(warnings.withLock { $0.count == 1 && $0[0].contains("\(key) is damaged") })
        let left = temporary.tree().filter { $0.hasSuffix(".part") }
        #expect(left.count == 2 && !left.contains { $0.contains("\(SweepDirectory.host)-2147483647") })
    }

    @Test func `Several splits count as the repetitions, and rows that they share make intervals wider`() throws {
        let plan = try SmallSweep.planned(["quantile"], dataSets: ["motorcycle"], seeds: 2, splits: 2).plan
        let results = SweepResults(
            plan,
            plan.units.enumerated().map { place, unit in
                var result = UnitResult(
                    version: Version.ofBuild, key: unit.key, source: "motorcycle", method: "quantile",
                    split: unit.split, seed: unit.seed)
                var outcome = UnitResult.Outcome(
                    dataSet: "motorcycle", dataSetTitle: "Motorcycle", method: "quantile", methodTitle: "Quantiles")
                outcome.overlap = 0.25
                outcome.scores = [.init(region: .everywhere, name: "crps", value: Double(place + 1))]
                result.outcomes = [outcome]
                return result
            })
        let crps = SweepResults.Quantity(score: "crps", region: .everywhere)
        #expect(results.blocks(crps, of: results.methods[0], on: results.dataSets[0]) == [1.5, 3.5])
        #expect(results.series(results.methods[0], on: results.dataSets[0])?.overlap == 0.25)
        let fixed = try SmallSweep.planned(["quantile"], dataSets: ["motorcycle"]) { $0.dataSeed = 3 }.plan
        #expect(!fixed.redraws(0) && plan.redraws(0))
    }
}
