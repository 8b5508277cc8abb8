import Foundation
import Testing

/// Coverage by kinds of rows, which a mean over all of them hides.
@Suite struct SubgroupTests {
    /// Rows whose errors are three times as large as σ says in one of three regions.
    private static let predictions = (0..<300).map { (row: Int) -> String in
        let region = ["north", "south", "west"][row % 3]
        let error = 3.4 * ((Double(row * 37 % 300) + 0.5) / 300 - 0.5) * (region == "west" ? 3 : 1)
        return "\(Double(row) / 10),\(row),1.2,\(Double(row) + error),\(region)\n"
    }

    @Test func `Predictions of others are told apart by a column of theirs`() throws {
        let workspace = try Workspace()
        try workspace.write("x,mean,sd,y,region\n" + Self.predictions.joined(), to: "model.csv")
        let outcome = try workspace.report.run(
            "--predictions", "model.csv", "--by", "region", "--figure-format", "pdf", "--theme", "light")
        #expect(outcome.status == 0 && !outcome.errors.contains("not used"), "\(outcome.errors)")
        let page = String(decoding: try #require(workspace.contents("reports")["README.md"]), as: UTF8.self)
        #expect(page.contains("## By region") && page.contains("--by region"))
        #expect(page.contains(#/\| north \| 100 \| 100 % \(96–100\) \|/#), "\(page)")
        #expect(page.contains(#/too narrow for west, 4\d % \(/#))
    }

    @Test func `Rows of a table are told apart, also those of another file`() throws {
        let workspace = try Workspace()
        func rows(_ range: Range<Int>) -> String {
            "a,region,b\n"
                + range.map { row in
                    "\(row),\(["north", "west"][row % 2]),\(Double(row) + Double(row * 29 % 17) / 4)\n"
                }.joined()
        }
        try workspace.write(rows(0..<320), to: "data.csv")
        try workspace.write(rows(40..<80), to: "more.csv")
        let options = ["--method", "laplace", "--epochs", "3", "--figure-format", "pdf", "--theme", "light"]
        for (more, count) in [([], 64), (["--test", "more.csv"], 40)] as [([String], Int)] {
            let outcome = try ReportCommand.finish(
                workspace.report.start(["data.csv", "--by", "region"] + more + options))
            #expect(outcome.status == 0, "\(outcome.errors)")
            let page = String(decoding: try #require(workspace.contents("reports")["README.md"]), as: UTF8.self)
            let counts = page.matches(of: #/\n\| (?:north|west) \| ([0-9]+) \|/#).compactMap { Int($0.output.1) }
            #expect(counts.count == 2 && counts.reduce(0, +) == count, "\(page)")
        }
    }

    @Test(arguments: [
        (["data.csv", "--by", "b"], "what is predicted"), (["data.csv", "--by", "name"], "name another column"),
        (["data.csv", "--by", "c"], "there is no column 'c'"), (["--all", "--by", "a"], "give it with --data"),
    ])
    func `A column that parts rows into no kinds is refused`(arguments: [String], hint: String) throws {
        let workspace = try Workspace()
        let rows = (0..<40).map { "\($0),n\($0),\($0 * 7 % 40)\n" }
        try workspace.write("a,name,b\n" + rows.joined(), to: "data.csv")
        let outcome = try ReportCommand.finish(workspace.report.start(arguments + ["--drop", "name"]))
        #expect(outcome.status != 0 && outcome.errors.contains(hint), "\(outcome.errors)")
        #expect(try workspace.names() == ["data.csv"])
    }
}
