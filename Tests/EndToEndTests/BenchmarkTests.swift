import Foundation
import Testing

/// Published splits of tables, trained and held against papers.
@Suite struct BenchmarkTests {
    /// A folder of a table in which x predicts y.
    private func write(_ workspace: borrowing Workspace, _ name: String, splits: Int = 2) throws {
        let rows = (0..<40).map { row -> String in
            let x = Double(row) / 10
            return " \(x)  \(3 + 2 * x + (row % 3 == 0 ? 0.4 : -0.2))\t\(row * 7 % 5)"
        }
        let files = FileManager.default
        let folder = workspace.report.directory + "/" + name
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try workspace.write(rows.joined(separator: "\n") + "\n", to: "\(name)/data.txt")
        try workspace.write("0.000e+00\n2\n", to: "\(name)/index_features.txt")
        try workspace.write("1\n", to: "\(name)/index_target.txt")
        for split in 0..<splits {
            let test = (0..<40).filter { $0 % 5 == split }
            let training = (0..<40).filter { $0 % 5 != split }
            func text(_ places: [Int]) -> String { places.map { "\($0)\n" }.joined() }
            try workspace.write(text(training), to: "\(name)/index_train_\(split).txt")
            try workspace.write(text(test), to: "\(name)/index_test_\(split).txt")
        }
    }

    @Test func `Scores of all splits stand beside what papers report, and times go to stderr`() throws {
        let workspace = try Workspace()
        try write(workspace, "uci/bostonHousing/data")
        try write(workspace, "uci/other")
        let arguments = ["benchmark", "uci", "uci", "--method", "gp", "deep-ensemble"]
        let outcome = try ReportCommand.finish(workspace.report.start(arguments))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("bostonHousing: 2 features, 32 rows to learn from and 2 splits"))
        #expect(outcome.output.contains("other: 2 features"))
        let lines = outcome.lines
        let process = try #require(lines.firstIndex { $0.hasPrefix("gp ") && $0.contains(" ± ") })
        // An error below 1 where boston's is 2.59.
        #expect(lines[process + 1].contains("sparse GP, own splits"))
        #expect(lines[process + 1].contains("2.59: better") && lines[process + 1].contains("2.40: better"))
        #expect(lines.contains { $0.contains("deep ensembles, 2017") && $0.contains("3.28 ± 0.2: better") })
        // Nothing is published of a table of that name.
        #expect(lines.filter { $0.contains("deep ensembles, 2017") }.count == 1)
        #expect(outcome.errors.matches(of: #/gp, split [01]: [0-9.]+ s/#).count == 4)
        let again = try ReportCommand.finish(workspace.report.start(arguments))
        #expect(again.output == outcome.output)
    }

    @Test func `One split has no error, so that nothing is said to be better or worse`() throws {
        let workspace = try Workspace()
        try write(workspace, "boston")
        let outcome = try workspace.report.run(
            "benchmark", "uci", "boston", "--method", "quantile", "--splits", "1")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("and 1 split\n") && !outcome.output.contains(": better"))
        // Quantiles have no likelihood.
        #expect(outcome.lines.contains { $0.hasPrefix("quantile") && $0.contains("–") })
    }

    @Test func `What can't be read is refused with what would be right`() throws {
        let workspace = try Workspace()
        let empty = try workspace.report.run("benchmark", "uci", ".")
        #expect(empty.status == 65 && empty.errors.contains("holds no data.txt"))
        try write(workspace, "boston", splits: 0)
        let splits = try workspace.report.run("benchmark", "uci", "boston")
        #expect(splits.status == 66 && splits.errors.contains("index_train_0.txt"))
        try write(workspace, "boston")
        try workspace.write("0\n40\n", to: "boston/index_test_1.txt")
        let outside = try workspace.report.run("benchmark", "uci", "boston")
        #expect(outside.status == 65 && outside.errors.contains("places of rows from 0 to 39"))
        try workspace.write("1 2 3\n1 2\n", to: "boston/data.txt")
        let ragged = try workspace.report.run("benchmark", "uci", "boston")
        #expect(ragged.status == 65 && ragged.errors.contains("2 values in row 2"))
        let method = try workspace.report.run("benchmark", "uci", "boston", "--method", "gq")
        #expect(method.status == 64 && method.errors.contains("Did you mean 'gp'"))
    }
}
