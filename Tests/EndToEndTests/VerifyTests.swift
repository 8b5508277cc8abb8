import Foundation
import ReportKit
import Testing

/// Reports that are made again from what they say of themselves, seen from outside.
@Suite struct VerifyTests {
    private static let data = "a,b\n" + (0..<60).map { "\($0),\($0 + $0 * $0 % 7)\n" }.joined()

    /// A report of a table that is not in the workspace's own directory.
    private func made(in workspace: borrowing Workspace) throws {
        try workspace.write(Self.data, to: "in/data.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start(SmallReport.arguments + ["--data", "in/data.csv", "--seed", "3"]))
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private func verify(_ workspace: borrowing Workspace, _ arguments: String...) throws -> ReportCommand.Outcome {
        try ReportCommand.finish(workspace.report.start(["verify"] + arguments))
    }

    @Test func `A report is made again byte for byte, and nothing is written`() throws {
        let workspace = try Workspace()
        try SmallReport.made.get().place(in: workspace)
        let before = try workspace.contents("")
        let outcome = try ReportCommand.finish(
            workspace.report.start(["verify"], environment: ["HOME": workspace.path, "PATH": "/usr/bin:/bin"]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("every byte the same"))
        #expect(try workspace.contents("") == before)
    }

    @Test func `What differs is named, and of the numbers the first`() throws {
        let workspace = try Workspace()
        try SmallReport.made.get().place(in: workspace)
        let path = "reports/metrics.json"
        let metrics = String(decoding: try #require(workspace.contents("")[path]), as: UTF8.self)
        let value = try #require(metrics.firstMatch(of: #/"score": "rmse", "value": ([0-9.]+)/#)).1
        try workspace.write(metrics.replacing("\"value\": \(value)", with: "\"value\": 0.125"), to: path)
        try workspace.write("mine", to: "reports/README.md")
        try FileManager.default.removeItem(atPath: workspace.path + "/reports/figures/sine-comparison.csv")
        try workspace.write("mine", to: "reports/notes.txt")
        let outcome = try verify(workspace, "reports", "--quiet")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("metrics.json: 1 of "), "\(outcome.output)")
        #expect(outcome.output.contains("rmse of heteroscedastic on sine, everywhere: 0.125, made again \(value)"))
        #expect(outcome.output.contains("README.md: differs from byte 1"))
        #expect(outcome.output.contains("figures/sine-comparison.csv: is missing"))
        #expect(outcome.output.contains("3 files differ") && !outcome.output.contains("notes.txt"))
        #expect(outcome.lines.count == 4 && outcome.errors.isEmpty, "\(outcome.errors)")
        for others in [["--seed", "1"], ["--method", "bnn"], ["--output", "a"], ["--cache", "c"]] {
            let refused = try ReportCommand.finish(workspace.report.start(["verify"] + others))
            #expect(refused.status == 64, "\(others)")
        }
    }

    @Test func `A file that is gone or has changed is told, and found where it is`() throws {
        let workspace = try Workspace()
        try made(in: workspace)
        let metrics = String(decoding: try #require(workspace.contents("reports")["metrics.json"]), as: UTF8.self)
        #expect(metrics.contains("\"name\": \"data.csv\", \"sha256\": \""))
        let lost = try verify(workspace)
        #expect(lost.status == 65 && lost.errors.contains("./data.csv") && lost.errors.contains("--inputs"))
        let found = try verify(workspace, "--inputs", "in")
        #expect(found.status == 0, "\(found.errors)\(found.output)")
        try workspace.write(Self.data.replacing("59,", with: "59.5,"), to: "in/data.csv")
        let changed = try verify(workspace, "--inputs", "in")
        #expect(changed.status == 65 && changed.errors.contains("SHA-256"), "\(changed.errors)")
    }

    @Test func `Another version's report is compared where that is asked for`() throws {
        let workspace = try Workspace()
        try SmallReport.made.get().place(in: workspace)
        let path = "reports/metrics.json"
        let metrics = String(decoding: try #require(workspace.contents("")[path]), as: UTF8.self)
        let other = metrics.replacing(#/"version": "[^"]*"/#, with: "\"version\": \"0.1.0\"")
        try workspace.write(other, to: path)
        let refused = try verify(workspace)
        #expect(refused.status == 65 && refused.errors.contains("0.1.0") && refused.errors.contains("--any-version"))
        let compared = try verify(workspace, "--any-version")
        #expect(
            compared.status == 1 && compared.output.contains("metrics.json: differs from byte "), "\(compared.output)")
    }

    @Test func `What is no report, or does not say how it was made, is refused`() throws {
        let workspace = try Workspace()
        #expect(try verify(workspace, "nowhere").status == 66)
        try workspace.write(
            #"{"schema": "uncertainty-report metrics 2", "seed": 0, "metrics": []}"#, to: "a/metrics.json")
        #expect(try verify(workspace, "a").status == 65)
        try workspace.write("{", to: "b/metrics.json")
        #expect(try verify(workspace, "b").status == 65)
        try workspace.write(
            "{\"version\": \"\(Version.current)\", \"options\": {\"metod\": \"bnn\"}}", to: "c/metrics.json")
        #expect(try verify(workspace, "c").status == 65)
    }
}
