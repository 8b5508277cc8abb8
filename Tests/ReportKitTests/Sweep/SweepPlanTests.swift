import Testing

@testable import ReportKit

@Suite struct SweepPlanTests {
    @Test func `A plan holds every unit once, and reads back as it was written`() throws {
        let plan = try SmallSweep.planned(dataSets: ["sine", "cubic"], seeds: 3, splits: 2).plan
        #expect(plan.units.count == 2 * 2 * 3 * 2)
        #expect(Set(plan.units.map(\.key)).count == plan.units.count)
        #expect(plan.units.allSatisfy { $0.key.count == 32 })
        #expect(try SweepPlan(Array(plan.json.utf8), path: "plan.json") == plan)
        let same = try SmallSweep.planned(dataSets: ["sine", "cubic"], seeds: 3, splits: 2).plan
        #expect(same.json == plan.json)
    }

    @Test func `A key stands for settings, version, split, seed and data, and for nothing else`() throws {
        func keys(_ planned: PlannedSweep) -> [String] { planned.plan.units.map(\.key) }
        let plan = try SmallSweep.planned()
        // More seeds, methods and data sets leave the keys of the others alone.
        let larger = try SmallSweep.planned(
            ["heteroscedastic", "quantile", "gp"], dataSets: ["cubic", "sine"], seeds: 5)
        #expect(Set(keys(plan)).isSubset(of: keys(larger)))
        #expect(Set(keys(plan)).isDisjoint(with: keys(try SmallSweep.planned(epochs: 2))))
        #expect(Set(keys(plan)).isDisjoint(with: keys(try SmallSweep.planned(splits: 1))))
        #expect(Set(keys(plan)).isDisjoint(with: plan.plan.of(version: "0.9").units.map(\.key)))
        let curves = try SmallSweep.planned(shares: [25, 50])
        #expect(curves.plan.units.count == 12 && Set(keys(plan)).isSubset(of: keys(curves)))
        #expect(curves.plan.units.prefix(6).map(\.share) == [100, 100, 50, 50, 25, 25])
        #expect(try SweepPlan(Array(curves.plan.json.utf8), path: "p") == curves.plan)
        let tuned = try SmallSweep.planned { $0.trials = 2 }
        #expect(Set(keys(plan)).isDisjoint(with: keys(tuned)))
    }

    @Test func `A table is known by what it holds`() throws {
        let directory = try TemporaryDirectory()
        func keys(_ rows: String, _ path: String) throws -> Set<String> {
            try directory.write("x,y\n" + rows, to: path)
            let planned = try SmallSweep.planned(["heteroscedastic"]) {
                $0.dataSets = []
                $0.table = TableOptions(path: directory.path + "/" + path)
            }
            #expect(planned.files.map(\.path).allSatisfy { $0.hasPrefix("data/") && $0.hasSuffix("/t.csv") })
            return Set(planned.plan.units.map(\.key))
        }
        let rows = (0..<40).map { "\($0),\($0 * $0 % 7)\n" }.joined()
        let first = try keys(rows, "one/t.csv")
        #expect(try keys(rows, "two/t.csv") == first)
        #expect(try keys(rows + "40,3\n", "one/t.csv").isDisjoint(with: first))
    }

    @Test func `Shards are all units, each once, and have large and small ones`() throws {
        let plan = try SmallSweep.planned(dataSets: ["sine", "cubic"], seeds: 7).plan
        for count in [1, 2, 3, 7, 28, 40] {
            let parts = try (1...count).map { try Shard("\($0)/\(count)").units(of: plan) }
            let all = parts.flatMap(\.self)
            #expect(all.count == plan.units.count && Set(all) == Set(plan.units))
            let sizes = parts.map(\.count)
            #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
            for part in parts {
                let costs = part.map { plan.cost(ofCell: $0.cell) }
                #expect(costs == costs.sorted(by: >))
            }
        }
        for text in ["0/3", "4/3", "1", "a/b", "1/0", "-1/2", "1/2/3", ""] {
            #expect(throws: SettingError.self) { try Shard(text) }
        }
    }

    @Test func `A plan that was changed by hand is refused`() throws {
        let json = try SmallSweep.planned().plan.json
        for (text, other) in [("\"epochs\": \"1\"", "\"epochs\": \"2\""), ("\"seeds\": [0", "\"seeds\": [7")] {
            #expect(json.contains(text))
            #expect(throws: SweepError.damaged("p")) {
                try SweepPlan(Array(json.replacing(text, with: other).utf8), path: "p")
            }
        }
        for text in ["", "{}", "[1]", "{\"schema\": \"uncertainty-report metrics 2\"}"] {
            #expect(throws: SweepError.notPlan("p")) { try SweepPlan(Array(text.utf8), path: "p") }
        }
    }

    @Test func `Splits of data that are split already, and two data sets of one name, are refused`() throws {
        let directory = try TemporaryDirectory()
        let rows = (0..<40).map { "\($0),\($0 * $0 % 7),\($0 % 4)\n" }.joined()
        for place in ["one", "two"] { try directory.write("x,y,fold\n" + rows, to: "\(place)/t.csv") }
        func options(_ place: String) -> RunOptions {
            var options = RunOptions()
            options.methods = ["heteroscedastic"]
            options.table = TableOptions(path: "\(directory.path)/\(place)/t.csv", y: ["y"])
            options.table?.split.column = "fold"
            return options
        }
        #expect(throws: SettingError.self) { try PlannedSweep([options("one")], seeds: 1, splits: 2, processors: 1) }
        #expect(throws: SettingError.self) {
            try PlannedSweep([options("one"), options("two")], seeds: 1, splits: nil, processors: 1)
        }
    }
}
