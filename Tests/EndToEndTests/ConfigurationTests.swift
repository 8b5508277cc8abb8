import ArgumentParser
import Foundation
import ReportKit
import Testing

@testable import report

/// A file of options, seen from outside.
@Suite struct ConfigurationTests {
    private struct Help: Decodable {
        struct Command: Decodable {
            let arguments: [Argument]
        }
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind, name: String
            }
            let kind: String
            let names: [Name]?
            let parsingStrategy: String?
        }
        let command: Command
    }

    @Test func `Every option of a run may stand in a file, and what it takes is the same`() throws {
        let help = try JSONDecoder().decode(Help.self, from: Data(Report._dumpHelp().utf8))
        var found: [String: String] = [:]
        for argument in help.command.arguments {
            guard let name = argument.names?.first(where: { $0.kind == "long" })?.name else { continue }
            found[name] =
                argument.kind == "flag" ? "flag" : argument.parsingStrategy == "upToNextOption" ? "list" : "one"
        }
        for own in ["help", "version", "config", "print-config"] { found[own] = nil }
        let known = ConfigurationOption.all.map { option in
            switch option.kind {
            case .flag: (option.name, "flag")
            case .list, .pairs: (option.name, "list")
            case .text, .number, .names: (option.name, "one")
            }
        }
        #expect(found == Dictionary(known) { first, _ in first })
    }

    @Test func `A file of options makes the report, the command line wins, and the report holds what was effective`()
        throws
    {
        let workspace = try Workspace()
        try workspace.write(
            #"{"method": ["heteroscedastic"], "epochs": 900, "figure-format": ["pdf"], "theme": "light", "seed": 4}"#,
            to: "options.json")
        let printed = try workspace.report.run("--config", "options.json", "--epochs", "2", "--print-config")
        #expect(printed.status == 0 && printed.errors.isEmpty, "\(printed.errors)")
        #expect(printed.output.contains("\"epochs\": 2,") && printed.output.contains("\"seed\": 4"))
        #expect(try workspace.names() == ["options.json"])
        let outcome = try workspace.report.run("--config", "options.json", "--epochs", "2")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = String(decoding: try #require(workspace.contents("reports")["README.md"]), as: UTF8.self)
        #expect(page.contains("--epochs 2 --seed 4"))
        let html = String(decoding: try #require(workspace.contents("reports")["index.html"]), as: UTF8.self)
        let json = try #require(html.firstMatch(of: #/<code>(\{[^<]*\}\s*)</code>/#)).1
        let options = String(json).replacing("&quot;", with: "\"").replacing("&#34;", with: "\"")
        try workspace.write(options, to: "again.json")
        let again = try workspace.report.run("--config", "again.json", "-o", "again")
        #expect(again.status == 0, "\(again.errors)")
        #expect(try workspace.contents("again") == workspace.contents("reports"))
    }

    @Test func `A file of options that can't be read is refused`() throws {
        let workspace = try Workspace()
        try workspace.write(#"{"metod": "bnn"}"#, to: "options.json")
        let wrong = try workspace.report.run("--config", "options.json")
        #expect(wrong.status == 64 && wrong.errors.contains("Did you mean 'method'?"), "\(wrong.errors)")
        #expect(try workspace.report.run("--config", "none.json").status == 66)
        #expect(try workspace.report.run("--config", "options.json", "--config", "options.json").status == 64)
        #expect(try workspace.report.run("--config").status == 64)
    }
}
