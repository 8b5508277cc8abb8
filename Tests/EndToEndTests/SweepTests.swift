import Foundation
import Testing

/// Sweeps as a user runs them.
@Suite struct SweepTests {
    private static let options = [
        "--dataset", "cubic", "--method", "heteroscedastic", "quantile", "--epochs", "2", "--seeds", "4",
    ]
    private static let files = ["--figure-format", "pdf", "--theme", "light", "--quiet"]

    @Test func `One part, three parts and a kill in the middle give the same bytes, those of a run with seeds`() throws
    {
        let workspace = try Workspace()
        func run(_ arguments: [String], status: Int32 = 0) throws -> ReportCommand.Outcome {
            let outcome = try ReportCommand.finish(workspace.report.start(arguments))
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            return outcome
        }
        _ = try run(["sweep"] + Self.options + Self.files + ["-o", "whole"])
        let whole = try workspace.contents("whole/report")
        #expect(whole.count > 8)

        let plan = try run(["sweep", "plan"] + Self.options + ["-o", "parts", "--quiet"])
        #expect(plan.lines == ["parts/plan.json"])
        #expect(try workspace.contents("parts")["plan.json"] == workspace.contents("whole")["plan.json"])
        for shard in ["2/3", "3/3"] { _ = try run(["sweep", "run", "parts", "--shard", shard, "--quiet"]) }
        let status = try run(["sweep", "status", "parts", "--json"])
        #expect(status.output.contains("\"units\": 8,") && status.output.contains("\"missing\": 3"))
        let partial = try run(["sweep", "merge", "parts"] + Self.files, status: 3)
        #expect(partial.errors.contains("3 of 8 units have failed or are missing"))
        _ = try run(["sweep", "run", "parts/plan.json", "--shard", "1/3", "--quiet"])
        _ = try run(["sweep", "merge", "parts/plan.json"] + Self.files)
        #expect(try workspace.contents("parts/report") == whole)

        _ = try run(["sweep", "plan"] + Self.options + ["-o", "killed", "--quiet"])
        let running = try workspace.report.start(["sweep", "run", "killed", "--jobs", "1", "--quiet"])
        while try workspace.contents("killed/results").isEmpty, running.process.isRunning { usleep(2000) }
        kill(running.process.processIdentifier, SIGKILL)
        _ = try ReportCommand.finish(running)
        let left = try workspace.contents("killed/results").count
        #expect((1..<8).contains(left))
        _ = try run(["sweep", "run", "killed", "--quiet"])
        _ = try run(["sweep", "merge", "killed"] + Self.files)
        #expect(try workspace.contents("killed/report") == whole)

        // The numbers are those of a run with as many seeds.
        _ = try run(Self.options + ["--figure-format", "pdf", "--theme", "light", "--quiet", "-o", "seeds"])
        func rows(_ path: String) throws -> [[String]] {
            let text = String(decoding: try #require(try workspace.contents(".")[path]), as: UTF8.self)
            return text.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
        }
        let units = try rows("whole/report/units.csv")
        let header = try #require(units.first)
        let column = try #require(header.firstIndex(of: "crps in-range"))
        let seed = try #require(header.firstIndex(of: "seed"))
        let metrics = try rows("seeds/metrics.csv").filter { $0[2] == "in-range" && $0[3] == "crps" }
        #expect(metrics.count == 8 && units.count == 9)
        for unit in units.dropFirst() {
            #expect(metrics.contains { $0[1] == unit[2] && $0[10] == unit[seed] && $0[4] == unit[column] }, "\(unit)")
        }
    }

    @Test func `Tables go with built-in data sets, and what is wrong is said`() throws {
        let workspace = try Workspace()
        for name in ["a", "b"] {
            let rows = (0..<60).map { "\($0),\(($0 * $0) % (name == "a" ? 11 : 13))\n" }.joined()
            try workspace.write("x,y\n" + rows, to: "data/\(name).csv")
        }
        let outcome = try ReportCommand.finish(
            workspace.report.start([
                "sweep", "--data", "data/a.csv", "data/b.csv", "--dataset", "cubic", "--method", "heteroscedastic",
                "quantile", "--epochs", "1", "--seeds", "2", "--figure-format", "pdf", "--theme", "light",
            ]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("12 units: 2 methods × 3 data sets × 2 seeds"))
        let files = try workspace.contents("sweep")
        #expect(files.keys.filter { $0.hasPrefix("data/") }.count == 2)
        let page = String(decoding: try #require(files["report/README.md"]), as: UTF8.self)
        #expect(page.contains("Mean rank") && page.contains("Nadeau"))
        let again = try ReportCommand.finish(workspace.report.start(["sweep", "run", "sweep"]))
        #expect(again.errors.contains("0 units to do, 12 done already"))
        for (arguments, status, words) in [
            (["sweep", "run", "data"], 66, "plan.json"),
            (["sweep", "run", "sweep", "--shard", "4/3"], 64, "1/8 to 8/8"),
            (["sweep", "run", "sweep", "--epochs", "3"], 64, "leave out the options of a run"),
            (["sweep", "merge", "sweep", "--baseline", "quantiles"], 64, "quantile"),
            (["sweep", "--predictions", "p.npz"], 64, "--predictions has no effect"),
            (["sweep", "run", "data/a.csv"], 65, "is no plan of a sweep"),
        ] as [([String], Int32, String)] {
            let refused = try ReportCommand.finish(workspace.report.start(arguments))
            #expect(refused.status == status && refused.errors.contains(words), "\(arguments): \(refused.errors)")
        }
    }

    @Test func `A sweep is handed to Slurm as an array and a merge after it, with what stands behind the dashes`()
        throws
    {
        let workspace = try Workspace()
        _ = try ReportCommand.finish(
            workspace.report.start(["sweep", "plan"] + Self.options + ["-o", "s w", "--quiet"]))
        // What takes the place of Slurm writes down what it is given.
        try workspace.write(
            "#!/bin/sh\nprintf '%s|' \"$@\" >>calls\necho >>calls\necho \"$(wc -l <calls);cluster\"\n", to: "bin/sbatch"
        )
        try workspace.write("#!/bin/sh\nprintf 'RUNNING\\nRUNNING\\nPENDING\\n'\n", to: "bin/sacct")
        for name in ["sbatch", "sacct"] {
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: workspace.path + "/bin/" + name)
        }
        let environment = ["PATH": workspace.path + "/bin:/usr/bin:/bin"]
        func run(_ arguments: String...) throws -> ReportCommand.Outcome {
            try ReportCommand.finish(workspace.report.start(arguments, environment: environment))
        }
        let outcome = try run("sweep", "submit", "s w", "--shards", "5", "--", "--partition", "cpu", "--mem=2G")
        #expect(outcome.status == 0 && outcome.lines == ["1", "2"], "\(outcome.errors)")
        let folder = workspace.path + "/s w"
        let calls = String(decoding: try #require(try workspace.contents(".")["calls"]), as: UTF8.self)
            .split(separator: "\n")
        #expect(
            calls == [
                "--parsable|--output=\(folder)/logs/%A-%a.txt|--partition|cpu|--mem=2G|\(folder)/submit/slurm-run-5.sh|",
                "--parsable|--output=\(folder)/logs/%j-merge.txt|--partition|cpu|--mem=2G|--dependency=afterany:1|\(folder)/submit/slurm-merge.sh|",
            ])
        let status = try run("sweep", "status", "s w")
        #expect(status.output == "8 units: 0 done, 8 missing\ntasks: 1 pending, 2 running\n")
        let printed = try run("sweep", "submit", "s w", "--engine", "print")
        #expect(printed.status == 0 && printed.output.contains("# kubernetes\n"), "\(printed.errors)")
        let array = try run("sweep", "submit", "s w", "--", "--array=1-3")
        #expect(array.status == 64 && array.errors.contains("--shards"))
        let none = try workspace.report.run("sweep", "submit", "s w", environment: ["PATH": "/nowhere"])
        #expect(none.status == 69 && none.errors.contains("--engine print"))
    }
}
