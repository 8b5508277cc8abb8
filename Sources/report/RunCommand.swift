import ArgumentParser
import Foundation
import ReportKit

/// Makes a report: arguments in, paths on stdout, progress on stderr.
struct RunCommand {
    let methods: MethodArguments
    let input: InputArguments
    let arguments: RunArguments

    func run() async throws {
        let options = try arguments.options(
            methods: methods, input: input, environment: ProcessInfo.processInfo.environment)
        let display = arguments.display
        let work = Task {
            try await RunPlan(options, processors: Processors.count).run(display)
        }
        let interruption = Interruption(cancelling: work)
        do {
            let outcome = try await work.value
            display.end()
            try StandardOutput.show(outcome.paths.map { TerminalText.line($0) + "\n" }.joined())
            if arguments.open { Viewer.show(outcome.paths.first { $0.hasSuffix("index.html") }) }
            if outcome.hasDiverged { throw Exit.diverged }
        } catch is CancellationError {
            display.end()
            StandardError.show("report: interrupted; nothing was published\n")
            throw ExitCode(128 + (interruption.number ?? 2))
        } catch {
            display.end()
            throw Exit.report(error)
        }
    }
}
