import Foundation
import Testing

/// `--latex`, `--docs`, `--bibtex` and `report figure` as a user meets them.
@Suite struct ExportTests {
    private static let small = ["--method", "heteroscedastic", "--epochs", "2", "--quiet"]

    @Test func `A paper and a page of documentation are made beside the report, and again without a change`() throws {
        let workspace = try Workspace()
        let arguments = Self.small + ["--latex", "paper", "--docs", "sphinx", "--bibtex"]
        func run() throws -> [[String: Data]] {
            let made = try ReportCommand.finish(workspace.report.start(arguments))
            #expect(made.status == 0, "\(made.errors)")
            return try ["paper", "docs", "reports"].map { try workspace.contents($0) }
        }
        let first = try run()
        #expect(
            first[0].keys.contains("tables/sine-in-range.tex")
                && first[0]["figures/sine-heteroscedastic-band.pdf"] != nil)
        #expect(
            first[1].keys.contains("uncertainty/index.rst")
                && first[1].keys.contains("uncertainty/figures/sine-heteroscedastic-band.png"))
        #expect(first[2]["references.bib"] == first[0]["references.bib"])
        #expect(
            String(decoding: try #require(first[2]["references.bib"]), as: UTF8.self).contains("{nix1994estimating,"))
        #expect(String(decoding: try #require(first[2]["index.html"]), as: UTF8.self).contains("--bibtex"))
        let inputs = String(decoding: try #require(first[0]["all.tex"]), as: UTF8.self).matches(
            of: #/\\input\{\\uncertaintypath\/(.+?)\}/#)
        #expect(inputs.count > 2 && inputs.allSatisfy { first[0][$0.1 + ".tex"] != nil })
        #expect(try run() == first)
    }

    @Test func `Where an export can't go is said before any work`() throws {
        let workspace = try Workspace()
        try workspace.write("mine", to: "paper/mine.tex")
        for (arguments, status, words) in [
            (["--latex", "paper"], 73, "paper"), (["--latex", "reports/paper"], 64, "neither in nor around 'reports'"),
            (["--docs-to", "x"], 64, "say which kind with --docs"), (["--docs", "hugo"], 64, "hugo"),
            (["--docs", "mkdocs", "--latex", "docs"], 64, "neither in nor around 'docs'"),
        ] {
            let outcome = try ReportCommand.finish(workspace.report.start(Self.small + arguments))
            #expect(
                outcome.status == Int32(status) && outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
            #expect(try workspace.names() == ["paper"])
        }
    }

    @Test func `A figure that is asked for stands beside other files, and takes the place of one by force alone`()
        throws
    {
        let workspace = try Workspace()
        try workspace.write("mine", to: "img/logo.png")
        func figure(_ arguments: String...) throws -> ReportCommand.Outcome {
            try ReportCommand.finish(
                workspace.report.start(["figure"] + arguments + Self.small + ["-o", "img", "--figure-format", "png"]))
        }
        let made = try figure("band")
        let names = ["@2x", "", "~dark", "~dark@2x"].map { "img/sine-heteroscedastic-band\($0).png" }
        #expect(made.status == 0 && made.lines.sorted() == names.sorted(), "\(made.errors)")
        #expect(try workspace.contents("img").count == 5)
        func date() throws -> Date? {
            try FileManager.default.attributesOfItem(atPath: workspace.path + "/" + names[0])[.modificationDate]
                as? Date
        }
        let before = try date()
        #expect(try figure("band").status == 0 && date() == before)
        try workspace.write("other", to: names[0])
        let refused = try figure("band")
        #expect(refused.status == 73 && refused.errors.contains("--force"), "\(refused.errors)")
        #expect(try workspace.contents("img")["sine-heteroscedastic-band@2x.png"] == Data("other".utf8))
        #expect(try figure("band", "--force").status == 0)
        #expect(try workspace.contents("img")["sine-heteroscedastic-band@2x.png"]?.first == 0x89)
        #expect(try workspace.contents("img").count == 5)
        #expect(try figure("bands").errors.contains("Kinds"))
        #expect(try figure("weights").errors.contains("have none of"))
        #expect(try figure("band", "--standalone").errors.contains("--standalone has no effect in 'report figure'"))
    }
}
