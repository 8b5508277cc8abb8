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
}
