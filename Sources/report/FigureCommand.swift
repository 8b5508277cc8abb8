import ArgumentParser
import Foundation
import ReportKit

/// Makes figures of one kind.
struct FigureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Make figures of one kind alone, for a page of your own.",
        discussion: """
            Trains or reads as 'report' does with the same options, and writes the figures into the directory, beside \
            whatever else is there. A file that is there already with other content is replaced with --force alone.
            """)

    @Argument(help: ArgumentHelp("The kind of figure, such as band, comparison or calibration.", valueName: "kind"))
    var kind: String

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    func run() async throws {
        do {
            try run.refuse(run.aboutPages + [("--figures", !run.figures.isEmpty)], in: "figure")
            let options = try run.options(
                methods: methods, input: input, environment: ProcessInfo.processInfo.environment)
            let request = try FigureRequest(kind, options, processors: Processors.count)
            let display = run.display
            defer { display.end() }
            let work = Task { try await request.run(display) }
            let interruption = Interruption(cancelling: work)
            do {
                let paths = try await work.value
                display.end()
                try StandardOutput.show(paths.map { TerminalText.line($0) + "\n" }.joined())
            } catch is CancellationError {
                display.end()
                StandardError.show("report: interrupted\n")
                throw ExitCode(128 + (interruption.number ?? 2))
            }
        } catch {
            throw Exit.report(error)
        }
    }
}
