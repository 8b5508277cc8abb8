import ArgumentParser
import Foundation
import Predictions
import ReportKit
import Testing

@testable import report

/// A file as the first argument: a table to learn from.
@Suite struct FileFirstTests {
    @Test func `A file may come first; commands and options come before it`() {
        #expect(Arguments.withFileNamed(["a.csv", "--y", "b"]) == ["--data", "a.csv", "--y", "b"])
        #expect(Arguments.withFileNamed(["./methods"]) == ["--data", "./methods"])
        #expect(Arguments.withFileNamed(["mine.npz"]) == ["--predictions", "mine.npz"])
        for arguments in [["methods"], ["--all"], ["-o", "a.b"], ["metods"], []] {
            #expect(Arguments.withFileNamed(arguments) == arguments)
        }
    }

    @Test func `What was decided is said first on stderr and stands in the report, and the command makes it again`()
        throws
    {
        let workspace = try Workspace()
        let rows = (0..<40).map { "\($0),\(["red", "blue"][$0 % 2]),\($0 * 3 % 7),\($0 * $0 % 11)\n" }.joined()
        try workspace.write("id,colour,x,price\n" + rows, to: "shop.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start(["shop.csv", "--test-share", "0.25", "--split-seed", "3"] + SmallReport.arguments))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let notes = outcome.errors.split(separator: "\n").prefix(4)
        #expect(notes.allSatisfy { $0.hasPrefix("report: note: ") }, "\(outcome.errors)")
        #expect(notes.first?.contains("'price', the last column, is predicted") == true)
        let page = String(decoding: try #require(workspace.contents("reports")["README.md"]), as: UTF8.self)
        for part in [
            "the last column, is predicted", "Left out: 'id' (row numbers)", "colour=red", "10, chosen at random",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        let command = try #require(page.firstMatch(of: #/swift run report (.*)\n/#)).1
        #expect(command.contains("--data shop.csv --test-share 0.25 --split-seed 3"))
        let first = try workspace.contents("reports")["metrics.csv"]
        let again = try workspace.report.shell("$REPORT \(command) -o again")
        #expect(again.status == 0, "\(again.errors)")
        #expect(try workspace.contents("again")["metrics.csv"] == first)
    }

    @Test func `Rows without a target get a table of predictions for each method, and times an axis of dates`() throws {
        let workspace = try Workspace()
        let rows = (10..<60).map { "20\($0)-03-01,\($0 * $0 % 11)\n" }.joined()
        try workspace.write("day,price\n" + rows, to: "shop.csv")
        try workspace.write("day\n2060-03-01\n2061-03-01\n", to: "new.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start([
                "shop.csv", "--test", "new.csv", "--method", "heteroscedastic", "quantile", "--epochs", "2",
                "--figure-format", "svg", "--theme", "light", "--conformal", "split",
            ]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        for method in ["heteroscedastic", "quantile", "heteroscedastic-conformal-split"] {
            let table = String(decoding: try #require(files["predictions/shop-\(method).csv"]), as: UTF8.self)
            let lines = table.split(separator: "\r\n")
            #expect(lines.count == 3 && lines[0].hasPrefix("row,day,"), "\(table)")
            #expect(lines[2].hasPrefix("1,2061-03-01,"), "\(table)")
            #expect(!lines[1].contains(",,") && !lines[1].hasSuffix(","), "\(table)")
        }
        let drawings = files.filter { $0.key.hasSuffix("band.svg") || $0.key.contains("comparison") }
        #expect(!drawings.isEmpty)
        #expect(drawings.values.contains { String(decoding: $0, as: UTF8.self).contains(">2040<") })
    }

    @Test func `Predictions at the rows of a table are saved in the order of its file`() throws {
        let workspace = try Workspace()
        let x = (0..<40).map { (row: Int) -> Double in Double(row * 3 % 17) + Double(row) / 100 }
        try workspace.write("x,y\n" + x.map { "\($0),\(2 * $0 + 1)\n" }.joined(), to: "data.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start(["data.csv", "--save-predictions"] + SmallReport.arguments))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let saved = try #require(workspace.contents("reports")["predictions/data-heteroscedastic.npz"])
        let file = try PredictionFile(npz: [UInt8](saved))
        #expect(file.x == x)
        let y = try #require(file.y)
        for (x, y) in zip(x, y) { #expect(abs(2 * x + 1 - y) < 1e-6) }
    }

    @Test func `A table alone trains every method`() throws {
        let workspace = try Workspace()
        try workspace.write("x,y\n" + (0..<40).map { "\($0 * 3 % 17),\($0)\n" }.joined(), to: "data.csv")
        let arguments = Arguments.withFileNamed([workspace.path + "/data.csv"])
        let plan = try RunPlan(GivenOptions.options(arguments), processors: 2)
        #expect(plan.methods.count > 10)
        #expect(plan.command == "swift run report --all --data data.csv")
    }
}
