import ArgumentParser
import Foundation
import ReportKit

/// Makes a report again from what it says of itself, and compares every byte.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Make a report again from the options that it holds, and compare every byte.",
        discussion: """
            Writes no file and uses no cache; takes --jobs, --progress and --quiet. Says which files differ, and how: of \
            metrics.json the first number. Exits with 0 if all are the same, with 1 if some differ, and with 65 if the report can't be made again: a file that it was made \
            from is missing or has changed, or another version of the program made it.
            """)

    @Argument(help: ArgumentHelp("The directory of the report.", valueName: "report"))
    var report = "reports"

    @Option(
        help: ArgumentHelp("The directory of the files that it was made from.", valueName: "directory"))
    var inputs = "."

    @Flag(help: "Make the report of another version again, too.")
    var anyVersion = false

    // The parser gives these to the command above, too: groups of the same name reach both.
    @OptionGroup(visibility: .hidden) var methods: MethodArguments

    @OptionGroup(visibility: .hidden) var input: InputArguments

    @OptionGroup(visibility: .hidden) var run: RunArguments

    func run() async throws {
        let display = run.display
        do {
            try refuse()
            let verification = try Verification(report, filesIn: inputs, takesAnyVersion: anyVersion)
            let options = try options(verification.arguments)
            let work = Task { try await verification.run(options, processors: Processors.count, display) }
            let interruption = Interruption(cancelling: work)
            do {
                let result = try await work.value
                display.end()
                try StandardOutput.show(TerminalText.lines(result.text))
                if !result.isSame { throw Exit.worse }
            } catch is CancellationError {
                display.end()
                StandardError.show("report: interrupted; nothing was compared\n")
                throw ExitCode(128 + (interruption.number ?? 2))
            }
        } catch {
            display.end()
            throw Exit.report(error)
        }
    }

    /// Refuses options of a run but those about how it goes.
    private func refuse() throws {
        try run.refuse(run.aboutFiles + [("--force", run.force)], in: "verify")
        var rest = try run.options(methods: methods, input: input)
        rest.jobs = nil
        guard rest == RunOptions() else {
            throw ValidationError("a report is made again with the options that it holds: leave out others")
        }
    }

    /// What the options of a report mean.
    private func options(_ arguments: [String]) throws -> RunOptions {
        do {
            let command = try Report.parse(arguments)
            var made = try command.run.options(
                methods: command.methods, input: command.input, environment: ProcessInfo.processInfo.environment)
            made.jobs = run.jobs
            return made
        } catch {
            throw VerificationError.damaged(report, reason: Report.message(for: error))
        }
    }
}
