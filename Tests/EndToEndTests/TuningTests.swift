import Foundation
import Testing

/// A search for settings, seen from outside.
@Suite struct TuningTests {
    @Test func `Tuned settings stand in the report with the budget, and are the same whatever the number of jobs`()
        throws
    {
        let workspace = try Workspace()
        let arguments = [
            "--method", "mc-dropout", "gp", "--dataset", "cubic", "--tune", "3", "--hidden", "8", "--figure-format",
            "pdf", "--theme", "light",
        ]
        let first = try ReportCommand.finish(workspace.report.start(arguments + ["--jobs", "1", "--output", "one"]))
        let second = try ReportCommand.finish(workspace.report.start(arguments + ["--jobs", "2", "--output", "two"]))
        #expect(first.status == 0, "\(first.errors)")
        #expect(second.status == 0, "\(second.errors)")
        #expect(first.errors.contains("tuned 1 method with 3 trials"))
        let files = try workspace.contents("one")
        #expect(try workspace.contents("two") == files)
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("Of 3 trials with other values of epochs, learning-rate and dropout"))
        #expect(page.contains("--tune 3"))
    }

    @Test func `What the user gave is kept`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run(
            "--method", "mc-dropout", "--dataset", "gap", "--tune", "2", "--epochs", "7", "--figure-format", "pdf",
            "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = String(decoding: try #require(try workspace.contents("reports")["index.html"]), as: UTF8.self)
        #expect(page.contains("learned for 7 epochs"))
        #expect(page.contains("other values of learning-rate and dropout"))
    }
}
