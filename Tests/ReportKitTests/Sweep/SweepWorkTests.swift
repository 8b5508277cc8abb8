import Foundation
import Predictions
import Testing

@testable import ReportKit

@Suite struct SweepWorkTests {
    private func results(_ directory: borrowing TemporaryDirectory) -> [String: String] {
        directory.texts(below: "results")
    }

    @Test func `Results are the same in one part, in three, and done twice`() async throws {
        let one = try TemporaryDirectory()
        let three = try TemporaryDirectory()
        let planned = try SmallSweep.planned()
        let whole = SweepDirectory(path: one.path)
        try whole.write(planned)
        let plan = try whole.plan()
        #expect(try await SmallSweep.run(plan, in: whole).units.count == 4)
        let files = results(one)
        #expect(files.count == 4 && files.keys.allSatisfy { $0.hasSuffix(".json") && $0.dropFirst(2).first == "/" })
        // The same numbers as a run with several seeds.
        let parts = SweepDirectory(path: three.path)
        try parts.write(planned)
        for part in 1...3 { try await SmallSweep.run(plan, in: parts, shard: try Shard("\(part)/3")) }
        #expect(results(three) == files)
        // Nothing is left to do; what was lost is done again to the same bytes.
        #expect(try await SmallSweep.run(plan, in: whole).units.isEmpty)
        let lost = try #require(files.keys.sorted().first)
        try FileManager.default.removeItem(atPath: one.path + "/results/" + lost)
        #expect(try await SmallSweep.run(plan, in: whole).units.count == 1)
        #expect(results(one) == files)
    }

    @Test func `A result reads back as it was written`() async throws {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let planned = try SmallSweep.planned(["quantile"], seeds: 1)
        try directory.write(planned)
        try await SmallSweep.run(planned.plan, in: directory)
        let unit = try #require(planned.plan.units.first)
        let result = try #require(try directory.result(unit.key))
        #expect(result.outcomes.first?.scores.contains { $0.name == "crps" && $0.value > 0 } == true)
        #expect(result.outcomes.first?.points[.everywhere] == 340)
        #expect(UnitResult(Array(result.json.utf8), key: unit.key) == result)
        #expect(UnitResult(Array(result.json.utf8), key: "other") == nil)
        #expect(UnitResult(Array(result.json.utf8.dropLast(20)), key: unit.key) == nil)
    }

    @Test func `What fails is recorded, left at that, and done again when asked`() async throws {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let planned = try SmallSweep.planned(["quantile"], seeds: 2)
        try directory.write(planned)
        let unit = planned.plan.units[0]
        var failed = UnitResult(
            version: Version.ofBuild, key: unit.key, source: "cubic", method: "quantile", split: nil, seed: unit.seed)
        failed.error = "the node has no memory"
        try directory.write(failed)
        let first = try await SmallSweep.run(planned.plan, in: directory)
        #expect(first.units == [planned.plan.units[1]] && first.failedBefore == [unit])
        let status = try SweepStatus(planned.plan, in: directory)
        #expect(status.done == 1 && status.missing == 0)
        #expect(status.failures == [.init(unit: "quantile on cubic, seed 0", error: "the node has no memory")])
        #expect(status.text.hasPrefix("2 units: 1 done, 1 failed\n"))
        let second = try await SmallSweep.run(planned.plan, in: directory, retries: true)
        #expect(second.units == [unit])
        #expect(try SweepStatus(planned.plan, in: directory).done == 2)
        #expect(results(temporary).count == 2)
    }

    @Test func `Results of another version count when asked for alone`() async throws {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let planned = try SmallSweep.planned(["quantile"], seeds: 2)
        try directory.write(planned)
        let older = planned.plan.of(version: "0.9")
        for unit in older.units {
            var result = UnitResult(
                version: "0.9", key: unit.key, source: "cubic", method: "quantile", split: nil, seed: unit.seed)
            result.outcomes = [
                .init(dataSet: "cubic", dataSetTitle: "Cubic", method: "quantile", methodTitle: "Quantiles")
            ]
            try directory.write(result)
        }
        #expect(try SweepStatus(planned.plan, in: directory).missing == 2)
        let status = try SweepStatus(planned.plan, in: directory, otherVersions: ["0.9"])
        #expect(status.done == 2 && status.ofOtherVersions == 2)
        #expect(try await SmallSweep.run(planned.plan, in: directory, otherVersions: ["0.9"]).units.isEmpty)
        #expect(throws: SweepError.self) {
            try SweepWork(older, in: directory, shard: .whole, retries: false, jobs: 1, options: SmallSweep.options)
        }
    }

    @Test func `Data that are not those of the plan are refused, and so is a directory with another plan.json`()
        async throws
    {
        let temporary = try TemporaryDirectory()
        let rows = (0..<40).map { "\($0),\($0 * $0 % 7)\n" }.joined()
        try temporary.write("x,y\n" + rows, to: "t.csv")
        let path = temporary.path
        let planned = try SmallSweep.planned(["heteroscedastic"], seeds: 1) {
            $0.dataSets = []
            $0.table = TableOptions(path: path + "/t.csv")
        }
        let directory = SweepDirectory(path: path + "/sweep")
        try directory.write(planned)
        let place = "sweep/" + planned.files[0].path
        try temporary.write("x,y\n" + rows + "40,2\n", to: place)
        #expect(throws: SweepError.otherData("t.csv", place: path + "/" + place)) {
            try SweepWork(
                planned.plan, in: directory, shard: .whole, retries: false, jobs: 1, options: SmallSweep.options)
        }
        // A new plan puts them right.
        try directory.write(planned)
        #expect(try await SmallSweep.run(planned.plan, in: directory).units.count == 1)
        try temporary.write("{\"name\": \"mine\"}", to: "other/plan.json")
        #expect(throws: SweepError.occupied(path + "/other/plan.json")) {
            try SweepDirectory(path: path + "/other").write(planned)
        }
        #expect(try temporary.read("other/plan.json") == "{\"name\": \"mine\"}")
    }
}
