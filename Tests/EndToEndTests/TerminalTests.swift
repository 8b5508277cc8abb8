import ArgumentParser
import Foundation
import Plot
import Testing

@testable import ReportKit
@testable import report

/// What is said on a terminal of arguments that hold anything at all: the parser's words, ours, and commands to copy.
@Suite struct TerminalTests {
    /// The strings of `Tests/NaughtyStrings`.
    private static let strings: [String] = {
        let list = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../NaughtyStrings/strings.json")
        let kinds = (try? JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: list))) ?? [:]
        return kinds.sorted { $0.key < $1.key }.flatMap(\.value)
    }()

    /// Arguments that quote a text.
    private static func arguments(_ text: String) -> [[String]] {
        let ofRun = [
            ["--seed", text], ["--set", text], ["--set", "\(text)=1"], ["--set", "epochs=\(text)"],
            ["--dataset", text],
            ["--hidden", text], ["--activation", text], ["--figures", text], ["--figure-format", text],
            ["--theme", text],
            ["--conformal", text], ["--memory", text], ["--coverage=\(text)"],
            ["--data", text, "--x", text, "--y", text],
            ["--data", "missing.csv", "--separator", text], ["--reference-cache", text, "--missing", text],
        ]
        return ofRun.map { ["--all"] + $0 } + [
            [text], ["--\(text)"], ["--no-such-\(text)"], ["--no-such-\(text)=1"], ["-\(text)"], ["--method", text],
            ["--method", "bnn,\(text)"], ["--predictions", text], ["--predictions", "a.csv", "--columns", text],
            ["--predictions", "a.csv", "--columns", "\(text)=a"],
            ["--predictions", "a.csv", "--columns", "sd=\(text)"],
        ]
    }

    /// What the program says, without what it would do; nothing where there is nothing to complain of.
    private static func said(_ arguments: [String]) -> String {
        do {
            guard let command = try Report.parseAsRoot(Arguments.withFileNamed(arguments)) as? Report else { return "" }
            _ = try RunPlan(
                command.run.options(methods: command.methods, input: command.input), processors: 1)
            return ""
        } catch  where error is SettingError || error is FileError || error is DataProblem {
            return "report: error: \(TerminalText.error(error))"
        } catch {
            let code = Report.exitCode(for: error)
            return code == .success ? "" : Program.message(for: error, code: code)
        }
    }

    private static func isInert(_ said: String, lines count: Int) -> Bool {
        said.unicodeScalars.allSatisfy { Legible.passes($0) || $0 == "\n" }
            && said.split(separator: "\n", omittingEmptySubsequences: false).count == count
    }

    @Test func `What is said of any text stays in its line, moves no cursor and turns no direction`() throws {
        for text in Self.strings {
            let message = "there is no method '\(text)'"
            #expect(Self.isInert(TerminalText.error(SettingError.combination(message)), lines: 1))
            #expect(
                Self.isInert(TerminalText.refusal(message, in: "Error: \(message)\nUsage: report\n  See 'x'"), lines: 3)
            )
            #expect(Self.isInert(TerminalText.line(text), lines: 1))
        }
    }

    @Test func `Wherever an argument is quoted, it forges no line`() throws {
        // One text for all, since a debug build of the parser takes its time.
        let text = "a\u{1B}[2J\u{202E}\nreport: error: forged\r\n::error::forged"
        for arguments in Self.arguments(text) {
            let said = Self.said(arguments)
            #expect(
                !said.isEmpty && said.unicodeScalars.allSatisfy { Legible.passes($0) || $0 == "\n" }, "\(arguments)")
            let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(!lines.dropFirst().contains { $0.contains("forged") }, "\(arguments): \(said)")
        }
    }

    @Test func `The list of strings is there, and is complained of`() {
        #expect(Self.strings.count > 250)
        let said = Self.said(["--predictions", "a.csv", "--columns", "a\nreport: error: forged=b"])
        #expect(said.hasPrefix("Error: --columns knows no role 'a\u{FFFD}report: error: forged'"))
        #expect(said.contains("\nUsage: "))
    }

    @Test func `A shell reads a command as the words that it was made of`() throws {
        let words = Self.strings.flatMap { [$0, "'\($0)", "\($0)'\u{301}; echo forged #"] }.filter {
            !$0.contains("\0")
        }
        let workspace = try Workspace()
        try workspace.write(words.map { "printf '%s\\0' \(ShellText.word($0))\n" }.joined(), to: "script")
        let outcome = try workspace.report.shell(". ./script")
        #expect(
            outcome.output.utf8.split(separator: 0, omittingEmptySubsequences: false).dropLast().count == words.count)
        for (read, word) in zip(outcome.output.utf8.split(separator: 0, omittingEmptySubsequences: false), words) {
            #expect(Array(read) == Array(word.utf8))
        }
    }
}
