import Foundation
import Testing

/// A whole run, seen from outside.
@Suite struct RunTests {
    @Test func `The same bytes come out with one job and with two, in any environment`() throws {
        let workspace = try Workspace()
        // In all figures, formats and themes; the short form with a method for each way to divide the work.
        let all =
            ["--epochs", "2"]
            + (TestLength.isLong
                ? ["--all"] : ["--method", "bnn", "deep-ensemble", "forest", "--dataset", "cubic", "--members", "3"])
        let first = try ReportCommand.finish(workspace.report.start(all + ["--jobs", "1", "--output", "one"]))
        let running = try workspace.report.start(
            all + ["--jobs", "2", "--output", "two"],
            environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"])
        let second = try ReportCommand.finish(running)
        #expect(first.status == 0, "\(first.errors)")
        #expect(second.status == 0, "\(second.errors)")
        #expect(try workspace.contents("one") == workspace.contents("two"))
    }

    @Test func `A method that diverges is marked and counted, the others finish, and the exit code says so`() throws {
        let workspace = try Workspace()
        // A Gaussian process knows no rate, and finishes.
        let outcome = try workspace.report.run(
            "--method", "bnn", "gp", "--dataset", "cubic", "--epochs", "2", "--learning-rate", "1000000",
            "--figure-format", "pdf", "--theme", "light")
        #expect(outcome.status == 3, "\(outcome.errors)")
        #expect(!outcome.lines.isEmpty)
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("diverged"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("training diverged"))
        #expect(metrics.contains(#/cubic,gp,everywhere,rmse,[0-9.]+,/#))
    }

    @Test func `Progress stays on stderr, and quiet says nothing`() throws {
        let loud = try SmallReport.made.get().outcome
        #expect(loud.errors.contains("trained Heteroscedastic network on sine"))
        #expect(!loud.errors.contains("\u{1B}"))
        let workspace = try Workspace()
        let quiet = try ReportCommand.finish(workspace.report.start(SmallReport.arguments + ["--quiet"]))
        #expect(quiet.errors.isEmpty)
        #expect(quiet.output == loud.output)
    }
}
