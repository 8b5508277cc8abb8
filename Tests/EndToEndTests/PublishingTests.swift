import Foundation
import Testing

/// What happens to the earlier report, whatever happens to the run.
@Suite struct PublishingTests {
    private let quick = SmallReport.arguments

    /// A workspace with a report in it.
    private func prepared() throws -> Workspace {
        let workspace = try Workspace()
        try SmallReport.made.get().place(in: workspace)
        return workspace
    }

    @Test func `The paths of all files are printed, and each is there`() throws {
        let report = try SmallReport.made.get()
        let outcome = report.outcome
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.lines.sorted() == report.files.keys.map { "reports/" + $0 }.sorted())
        #expect(
            Set(outcome.lines).isSuperset(
                of: ["index.html", "README.md", "metrics.json", "metrics.csv"].map { "reports/" + $0 }))
    }

    @Test func `A second run replaces the report`() throws {
        let workspace = try prepared()
        let before = try workspace.contents("reports")
        let outcome = try ReportCommand.finish(workspace.report.start(quick + ["--seed", "1"]))
        #expect(outcome.status == 0)
        let after = try workspace.contents("reports")
        #expect(after["metrics.json"] != before["metrics.json"])
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(try workspace.names() == ["reports"])
    }

    /// A run that would take a minute, and watches no held-out rows that could end it earlier.
    private let endless = ["--method", "bnn", "--epochs", "1000000"]

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
    func `A run that is ended leaves the earlier report, and the next run succeeds`(signal: Int32) throws {
        let workspace = try prepared()
        let before = try workspace.contents("reports")
        let long = try workspace.report.start(endless)
        while try !workspace.names().contains(".reports.staging"), long.process.isRunning { usleep(10_000) }
        usleep(100_000)
        kill(long.process.processIdentifier, signal)
        let outcome = try ReportCommand.finish(long)
        #expect(outcome.status == 128 + signal)
        #expect(try workspace.contents("reports") == before)
        if signal != SIGKILL {
            #expect(try workspace.names() == ["reports"])
            #expect(outcome.errors.contains("interrupted"))
        }
        let next = try ReportCommand.finish(workspace.report.start(quick))
        #expect(next.status == 0, "\(next.errors)")
        #expect(try workspace.names() == ["reports"])
        #expect(try workspace.contents("reports") == before)
    }

    @Test func `Of two runs into one directory the second is refused`() throws {
        let workspace = try prepared()
        let long = try workspace.report.start(endless)
        while try !workspace.names().contains(".reports.staging"), long.process.isRunning { usleep(10_000) }
        let outcome = try ReportCommand.finish(workspace.report.start(quick))
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("another run"))
        kill(long.process.processIdentifier, SIGKILL)
        _ = try ReportCommand.finish(long)
    }

    @Test(arguments: [0, 1, 8, 16])
    func `When no more can be written, the earlier report stands and nothing is left over`(blocks: Int) throws {
        let workspace = try prepared()
        let before = try workspace.contents("reports")
        // The limit on the size of a file stands for a full disk: the write fails in the same place.
        let line = "trap '' XFSZ; ulimit -f \(blocks); exec \"$REPORT\" \(quick.joined(separator: " ")) 2>/dev/null"
        let outcome = try workspace.report.shell(line)
        #expect(outcome.status == 74)
        #expect(outcome.output.isEmpty)
        #expect(try workspace.contents("reports") == before)
        #expect(try workspace.names() == ["reports"])
    }

    @Test func `An output directory that is a file or holds files of others is refused`() throws {
        let workspace = try Workspace()
        try workspace.write("mine", to: "file")
        try workspace.write("mine", to: "folder/mine.txt")
        for name in ["file", "folder"] {
            let outcome = try ReportCommand.finish(workspace.report.start(quick + ["--output", name]))
            #expect(outcome.status == 73)
            #expect(outcome.errors.contains("'\(name)'"))
        }
        let long = try workspace.report.run("--method", "bnn", "--output", String(repeating: "long", count: 75))
        #expect(long.status == 73)
        #expect(try workspace.names() == ["file", "folder"])
        let forced = try ReportCommand.finish(workspace.report.start(quick + ["--output", "folder", "--force"]))
        #expect(forced.status == 0)
        #expect(try workspace.contents("folder")["mine.txt"] == Data("mine".utf8))
    }

    @Test(arguments: ["| true", "2>&1 >/dev/null | true", ">&-", "2>&-", "<&- >&- 2>&-"])
    func `A stream that nobody reads or that is closed neither ends a run nor changes its code`(end: String) throws {
        let workspace = try Workspace()
        let line = "set -o pipefail; \"$REPORT\" \(quick.joined(separator: " ")) \(end)"
        let outcome = try workspace.report.shell(line)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let made = try SmallReport.made.get().files
        #expect(try workspace.contents("reports") == made)
        #expect(try workspace.names() == ["reports"])
    }

    @Test func `A stdout that takes nothing is told, and that the report is there`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.shell("\"$REPORT\" \(quick.joined(separator: " ")) >/dev/full")
        #expect(outcome.status == 74)
        #expect(outcome.errors.contains("what was to be made is made"))
        #expect(try workspace.contents("reports") == SmallReport.made.get().files)
    }

    @Test func `A path that is no UTF-8 is refused, and one with combining marks goes where it says`() throws {
        let workspace = try Workspace()
        let command = "\"$REPORT\" \(quick.joined(separator: " ")) --quiet"
        let odd = try workspace.report.shell(command + " --output $'a\\xff'")
        #expect(odd.status == 64)
        #expect(odd.errors.contains("not UTF-8"))
        #expect(try workspace.names() == [])
        for (name, sign) in [("\u{301}a", "="), ("b/\u{301}c", " ")] {
            let outcome = try workspace.report.shell(command + " --output\(sign)'\(name)'")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.lines.allSatisfy { Array($0.utf8).starts(with: Array("\(name)/".utf8)) })
            #expect(try workspace.contents(name) == SmallReport.made.get().files)
        }
    }

    @Test func `Messages about hostile arguments stay in their lines and do nothing to a terminal`() throws {
        let workspace = try Workspace()
        let hostile = "a\u{1B}[2J\nreport: error: forged\u{202E}\u{2066}"
        for arguments in [
            ["--no-such-\(hostile)"], ["--seed", hostile], ["--seed=\(hostile)"], ["--method", hostile], [hostile],
            ["--method", "bnn", "--output", "/dev/null/\(hostile)"],
            ["--all", "--data", hostile, "--x", "x", "--y", "y"],
            ["--all", "--set", hostile], ["methods", hostile], ["--predictions", hostile],
        ] {
            let outcome = try ReportCommand.finish(workspace.report.start(arguments))
            #expect(outcome.status > 0)
            #expect(!outcome.errors.isEmpty)
            #expect(!outcome.errors.split(separator: "\n").contains { $0.hasPrefix("report: error: forged") })
            #expect(
                !(outcome.errors + outcome.output).unicodeScalars.contains {
                    $0.value < 0x20 && $0 != "\n" || [0x202E, 0x2066].contains($0.value)
                }, "\(arguments)")
        }
    }
}
