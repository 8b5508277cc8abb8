import ArgumentParser
import Testing

@testable import ReportKit
@testable import report

/// Every option of a run is used by a sweep, or refused: none is passed over.
@Suite struct SweepOptionTests {
    /// Options that say which units there are, how they go and where the report lies; a unit's result depends on none of them.
    private static let aboutTheSweep: Set = [
        "all", "method", "seed", "seeds", "output", "force", "quiet", "progress", "jobs", "memory", "no-cache",
        "figure-format", "theme",
    ]
    /// Words that options take which don't take any.
    private static let words = ["page-style": "linked", "docs": "readme"]

    @Test(arguments: ConfigurationOption.all.map(\.name))
    func `An option stands in the plan, is about the sweep, or is refused`(name: String) throws {
        guard !SweepSource.optionNames.contains(name), !Self.aboutTheSweep.contains(name) else { return }
        let option = try #require(ConfigurationOption.named(name))
        let value = option.kind == .flag ? [] : [Self.words[name] ?? (option.kind == .number ? "0.9" : "word")]
        let arguments = ["sweep", "plan", "--dataset", "cubic", "--method", "gp", "--\(name)"] + value
        let command = try #require(Report.parseAsRoot(arguments) as? SweepPlanCommand)
        #expect(throws: ValidationError.self, "\(name)") {
            try command.sweep.planned(methods: command.methods, input: command.input, run: command.run)
        }
    }

    @Test func `What a reader must know about the data stands in the merged report`() throws {
        let workspace = try Workspace()
        try workspace.write("a,b\n" + (0..<8).map { "\($0),\($0 * $0 % 7)\n" }.joined(), to: "eight.csv")
        let outcome = try workspace.report.run(
            "sweep", "--data", "eight.csv", "--method", "gp,forest", "--seeds", "3", "--figure-format", "pdf",
            "--theme",
            "light", "-o", "out")
        #expect(outcome.status == 0 && outcome.errors.contains("8 rows are very few"), "\(outcome.errors)")
        let page = String(decoding: try #require(workspace.contents("out/report")["README.md"]), as: UTF8.self)
        #expect(page.contains("8 rows are very few"), "\(page)")
    }
}
