import Foundation
import Testing

/// A whole run, seen from outside.
@Suite struct RunTests {
    @Test func `The same bytes come out with one job and with two, in any environment`() throws {
        let workspace = try Workspace()
        let first = try workspace.report.run("--all", "--epochs", "5", "--jobs", "1", "--output", "one")
        let second = try workspace.report.run(
            "--all", "--epochs", "5", "--jobs", "2", "--output", "two",
            environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"])
        #expect(first.status == 0, "\(first.errors)")
        #expect(second.status == 0, "\(second.errors)")
        #expect(try workspace.contents("one") == workspace.contents("two"))
    }

    @Test func `A method that diverges is marked and counted, the others finish, and the exit code says so`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run(
            "--all", "--epochs", "20", "--learning-rate", "1000000", "--figure-format", "pdf")
        #expect(outcome.status == 3, "\(outcome.errors)")
        #expect(!outcome.lines.isEmpty)
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("diverged"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("training diverged"))
    }

    @Test func `Progress stays on stderr, and quiet says nothing`() throws {
        let workspace = try Workspace()
        let loud = try workspace.report.run("--method", "bnn", "--epochs", "2", "--figure-format", "pdf")
        #expect(loud.errors.contains("trained Bayesian network on sine"))
        #expect(!loud.errors.contains("\u{1B}"))
        let quiet = try workspace.report.run("--method", "bnn", "--epochs", "2", "--figure-format", "pdf", "--quiet")
        #expect(quiet.errors.isEmpty)
        #expect(quiet.output == loud.output)
    }
}
