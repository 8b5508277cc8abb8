import ArgumentParser
import Foundation
import Predictions
import Testing
import Training

@testable import ReportKit
@testable import report

/// A user's own table: what is read, what is refused, and that a refusal publishes nothing.
@Suite struct DataTests {
    @Test func `Columns far from zero give the numbers of the shifted problem, without a warning`() throws {
        let workspace = try Workspace()
        func values(_ name: String, _ x: Int, _ y: Int) throws -> [Double] {
            let rows = (0..<60).map { "\(x + $0 * 7 % 31).\($0 % 10),\(y + $0 * $0 % 23)\n" }.joined()
            try workspace.write("x,y\n" + rows, to: name + "/data.csv")
            try workspace.write("x\n\(x + 5)\n", to: name + "/new.csv")
            let outcome = try ReportCommand.finish(
                workspace.report.start([
                    name + "/data.csv", "--method", "heteroscedastic", "--epochs", "3", "--figure-format", "pdf",
                    "--theme",
                    "light", "-o", "of-" + name, "--test", name + "/new.csv",
                ]))
            #expect(outcome.status == 0 && !outcome.errors.contains("warning"), "\(outcome.errors)")
            let files = try workspace.contents("of-" + name)
            let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
            let table = String(
                decoding: try #require(files["predictions/data-heteroscedastic.csv"]), as: UTF8.self)
            let predicted = try #require(table.split(separator: "\r\n").last).split(separator: ",").compactMap {
                Double($0)
            }
            #expect(predicted.count == 8)
            var numbers: [Double] = []
            for line in metrics.split(separator: "\r\n") where line.contains(",everywhere,") {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                numbers.append(Double(cells[4]) ?? -1)
            }
            let shift = Double(y)
            numbers += [predicted[2] - shift, predicted[5], predicted[6] - shift]
            return numbers
        }
        // Days as astronomers count them, and a target with ten digits.
        let (plain, far) = (try values("plain", 0, 0), try values("far", 2_460_000, 1_000_000_000))
        #expect(plain.count == far.count && plain.count > 20)
        for (plain, far) in zip(plain, far) {
            #expect(abs(plain - far) <= 1e-4 * max(1, abs(plain)), "\(plain) \(far)")
        }
    }

    private static let rows = (0..<40).map { "\($0),\($0 * $0 % 7)\n" }.joined()

    private func run(_ workspace: borrowing Workspace, _ file: String, _ more: String...) throws
        -> ReportCommand.Outcome
    {
        try ReportCommand.finish(
            workspace.report.start(SmallReport.arguments + ["--data", file, "--x", "a", "--y", "b"] + more))
    }

    /// What is said of a table that is refused.
    private func refuse(_ workspace: borrowing Workspace, _ file: String) throws -> Refusal {
        let path = workspace.path + "/" + file
        return try #require(Refusal(SmallReport.arguments + ["--data", path, "--x", "a", "--y", "b"]))
    }

    @Test(arguments: [
        "", "a,b\n", "1,2\n3,4\n", "a,b\n1,2,3\n", "a,b\n1\n", "a,a\n1,2\n", "a,b\n\"1,2\n", "a,b\n1,x\n",
        "a,b\n1,5%\n",
        "a,b\n1,0x1F\n", "a,b\n\"1,000\",2\n", "a,b\n1,inf\n", "a,b\n1,1e999\n", "a,b\n1,NA\n2,3\n", "a,c\n1,2\n",
        "a,b\n1,2\n", "a,b\n" + (0..<40).map { "\($0),1\n" }.joined(), "a,b\n1,\u{0}2\n",
    ])
    func `A table that can't be used is refused`(text: String) throws {
        let workspace = try Workspace()
        try workspace.write(text, to: "data.csv")
        let refusal = try refuse(workspace, "data.csv")
        #expect(refusal.status == 65, "\(refusal.errors)")
        #expect(refusal.errors.contains("data.csv'"))
    }

    @Test func `Where a table is refused, nothing is published`() throws {
        let workspace = try Workspace()
        try workspace.write("a,b\n1,x\n", to: "data.csv")
        let outcome = try run(workspace, "data.csv")
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains("'data.csv'"))
        #expect(outcome.output.isEmpty)
        #expect(try workspace.names() == ["data.csv"])
    }

    @Test(arguments: [[0xFF, 0xFE, 0x61, 0x00], [0x61, 0x2C, 0x62, 0x0A, 0xE4, 0x2C, 0x31]] as [[UInt8]])
    func `Another encoding is refused`(bytes: [UInt8]) throws {
        let workspace = try Workspace()
        try workspace.write(bytes, to: "data.csv")
        let refusal = try refuse(workspace, "data.csv")
        #expect(refusal.status == 65)
        #expect(refusal.errors.contains("byte"))
    }

    @Test func `What is not a readable file is refused at once`() throws {
        let workspace = try Workspace()
        #expect(mkfifo(workspace.path + "/pipe", 0o600) == 0)
        for file in ["pipe", ".", "../../../../../../../../dev/zero", "missing.csv"] {
            let refusal = try refuse(workspace, file)
            #expect(refusal.status == 66)
            #expect(refusal.errors.contains("\(file)'"))
        }
        #expect(try workspace.names() == ["pipe"])
    }

    @Test(arguments: [
        "\u{FEFF}a,b\n" + rows, "a,b\r\n" + rows.replacingOccurrences(of: "\n", with: "\r\n"),
        "a,b\n" + String(rows.dropLast()), "\"a\",\"b\"\n" + rows,
    ])
    func `A table with a mark, other line ends or quotes is read`(text: String) throws {
        let workspace = try Workspace()
        try workspace.write(text, to: "data.csv")
        // What is refused is refused before the work; the plan holds what was read.
        let plan = try RunPlan(
            GivenOptions.options(
                SmallReport.arguments + ["--data", workspace.path + "/data.csv", "--x", "a", "--y", "b"]),
            processors: 2)
        let data = try #require(plan.dataSets.first)
        #expect(data.training.count == 40)
        let written = (0..<40).map { (row: Int) -> Double in Double(row * row % 7) }
        #expect(data.training.y == written)
    }

    @Test func `Rows without a value are left out on request, and the report says so`() throws {
        let workspace = try Workspace()
        try workspace.write("a;b\n" + Self.rows.replacingOccurrences(of: ",", with: ";") + "NA;3\n", to: "data.csv")
        let outcome = try run(workspace, "data.csv", "--missing", "drop")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("warning"))
        let page = String(decoding: try #require(workspace.contents("reports")["index.html"]), as: UTF8.self)
        #expect(page.contains("semicolon"))
        #expect(page.contains("left out"))
    }

    @Test func `Hostile names are read and stay text in every file`() throws {
        let workspace = try Workspace()
        let hostile = "<script>alert(1)</script>|`](javascript:x)"
        try workspace.write("\(hostile),=b\n" + Self.rows, to: "<b>data|`.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start([
                "--method", "heteroscedastic", "--epochs", "2", "--figure-format", "svg,pdf", "--theme", "light",
                "--data", "<b>data|`.csv", "--x", hostile, "--y", "=b",
            ]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        for (name, data) in try workspace.contents("reports") where !name.hasSuffix(".pdf") {
            // Between fences Markdown is text as it stands: there, the command is shown as it was typed.
            let text = String(decoding: data, as: UTF8.self).replacing(#/```sh\n.*\n```/#, with: "")
            #expect(!text.contains("<script"), "\(name)")
            #expect(name != "README.md" || !text.contains(#/[^\\]\]\(javascript/#), "\(name)")
            #expect(!text.contains("<b>data"), "\(name)")
        }
        #expect(try workspace.contents("reports").keys.allSatisfy { !$0.contains("<") && !$0.contains("..") })
    }

    @Test func `A column that begins with a dash hangs on its option, and control characters stay text`() throws {
        let workspace = try Workspace()
        try workspace.write("-a,\u{1B}[1mb\n" + Self.rows, to: "data.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start(
                SmallReport.arguments + ["--data", "data.csv", "--x=-a", "--y", "\u{1B}[1mb"]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        for name in ["README.md", "index.html", "metrics.csv", "metrics.json"] {
            let data = try #require(workspace.contents("reports")[name])
            #expect(!data.contains(0x1B), "\(name)")
        }
        let page = String(decoding: try #require(workspace.contents("reports")["README.md"]), as: UTF8.self)
        #expect(page.contains(#"--x=-a --y $'\033[1mb'"#))
    }

    @Test func `Several features give a report too`() throws {
        let workspace = try Workspace()
        let text = "u,v,b\n" + (0..<60).map { "\($0),\($0 * 7 % 13),\($0 * $0 % 11)\n" }.joined()
        try workspace.write(text, to: "data.csv")
        // The short form has a method with draws, one with quantiles and one with a single function.
        let methods = TestLength.isLong ? ["--all"] : ["--method", "deep-ensemble", "quantile", "evidential"]
        let outcome = try ReportCommand.finish(
            workspace.report.start(
                methods + [
                    "--epochs", "3", "--data", "data.csv", "--x", "u", "v", "--y", "b", "--figure-format", "pdf",
                ]))
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
