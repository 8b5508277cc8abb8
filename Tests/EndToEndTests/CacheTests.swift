import Foundation
import Testing

/// Work that a run keeps for the next one, seen from outside.
@Suite struct CacheTests {
    private static let methods =
        TestLength.isLong
        ? ["--all", "--epochs", "5"]
        : [
            "--method", "bnn", "laplace", "gp", "deep-ensemble", "evidential", "forest", "--epochs", "2", "--members",
            "3",
        ]
    private static let arguments = methods + ["--dataset", "cubic", "--figure-format", "png", "--theme", "light"]

    @Test func `A second run makes the same bytes without any work, whatever became of the cache`() throws {
        let workspace = try Workspace()
        func run(_ output: String, _ more: [String] = ["--cache", "cache"]) throws -> ReportCommand.Outcome {
            let outcome = try ReportCommand.finish(
                workspace.report.start(Self.arguments + ["--output", output] + more))
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome
        }
        let first = try run("one")
        #expect(first.errors.contains("trained Gaussian process on") && !first.errors.contains("from the cache"))
        let made = try workspace.contents("one")
        let second = try run("two")
        #expect(second.errors.contains("took the report from the cache") && !second.errors.contains("trained"))
        #expect(try workspace.contents("two") == made)
        // Torn, damaged and foreign files, in all kinds of work.
        for (number, name) in try workspace.contents("cache").keys.sorted().enumerated() {
            var bytes = [UInt8](try #require(try workspace.contents("cache")[name]))
            switch number % 3 {
            case 0: bytes[bytes.count / 2] ^= 1
            case 1: bytes.removeLast(bytes.count / 3)
            default: bytes = Array("somebody's".utf8)
            }
            try workspace.write(bytes, to: "cache/" + name)
        }
        let third = try run("three")
        #expect(third.errors.contains("trained Gaussian process on") && !third.errors.contains("from the cache"))
        #expect(try workspace.contents("three") == made)
        #expect(try run("four").errors.contains("took the report from the cache"))
        let without = try run("five", ["--no-cache"])
        #expect(without.errors.contains("trained Gaussian process on"))
        #expect(try workspace.contents("five") == made)
    }

    @Test func `One changed setting of one method trains that method alone, and gives what a fresh run gives`() throws {
        let workspace = try Workspace()
        func run(_ more: String...) throws -> ReportCommand.Outcome {
            let outcome = try ReportCommand.finish(workspace.report.start(Self.arguments + more))
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome
        }
        _ = try run("--output", "one", "--cache", "cache")
        let changed = try run(
            "--output", "two", "--cache", "cache", "--set", "deep-ensemble.learning-rate=0.02", "--progress", "json")
        let events = try changed.errors.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        func jobs(_ kind: String) -> [Int] {
            events.filter { $0["event"] as? String == kind }.compactMap { $0["job"] as? Int }
        }
        let all = try #require(
            events.first { $0["event"] as? String == "training" }?["jobs"] as? [[String: Any]])
        let own = try #require(all.firstIndex { $0["method"] as? String == "Deep ensemble" })
        let runs = try #require(all[own]["runs"] as? Int)
        #expect(jobs("trained") == [Int](repeating: own, count: runs))
        #expect(Set(jobs("reused")) == Set(all.indices).subtracting([own]))
        _ = try run("--output", "three", "--no-cache", "--set", "deep-ensemble.learning-rate=0.02")
        #expect(try workspace.contents("two") == workspace.contents("three"))
    }

    @Test func `The user's cache is used where there is one, and may go at any time`() throws {
        let workspace = try Workspace()
        func run() throws -> String {
            let outcome = try ReportCommand.finish(
                workspace.report.start(
                    SmallReport.arguments, environment: ["HOME": workspace.path + "/home", "PATH": "/usr/bin:/bin"]))
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.errors
        }
        #expect(try !run().contains("from the cache"))
        #expect(try run().contains("from the cache"))
        // Who names a kind of CPU wants it to compute.
        let forced = try ReportCommand.finish(
            workspace.report.start(
                SmallReport.arguments, environment: ["HOME": workspace.path + "/home", "REPORT_CPU": "baseline"]))
        #expect(forced.status == 0 && !forced.errors.contains("from the cache"), "\(forced.errors)")
        try FileManager.default.removeItem(atPath: workspace.path + "/home/.cache/uncertainty-report")
        #expect(try !run().contains("from the cache"))
        #expect(try workspace.names() == ["home", "reports"])
    }

    @Test func `Two runs at once share a cache`() throws {
        let workspace = try Workspace()
        let running = try ["one", "two", "three"].map { output in
            try workspace.report.start(SmallReport.arguments + ["--cache", "cache", "--output", output])
        }
        for command in running { #expect(try ReportCommand.finish(command).status == 0) }
        let made = try workspace.contents("one")
        #expect(try workspace.contents("two") == made && workspace.contents("three") == made)
        #expect(try workspace.contents("cache").keys.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func `A changed file is read again`() throws {
        let workspace = try Workspace()
        func run(_ slope: Int) throws -> ReportCommand.Outcome {
            let rows = (0..<60).map { "\($0),\($0 * slope + $0 * $0 % 7)\n" }.joined()
            try workspace.write("a,b\n" + rows, to: "data.csv")
            return try ReportCommand.finish(
                workspace.report.start(SmallReport.arguments + ["--data", "data.csv", "--cache", "cache"]))
        }
        #expect(try !run(1).errors.contains("from the cache"))
        #expect(try !run(2).errors.contains("from the cache"))
        #expect(try run(1).errors.contains("took the report from the cache"))
    }
}
