import ArgumentParser
import Foundation
import ReportKit

/// Makes a report: arguments in, paths on stdout, progress on stderr.
struct RunCommand {
    let arguments: Report

    func run() async throws {
        var options = try arguments.options()
        options.kernels = ProcessInfo.processInfo.environment["REPORT_CPU"]
        let display = ProgressDisplay(quiet: arguments.quiet)
        let work = Task {
            try await RunPlan(options, processors: Processors.count).run(display)
        }
        let interruption = Interruption(cancelling: work)
        do {
            let outcome = try await work.value
            display.end()
            try StandardOutput.show(outcome.paths.map { TerminalText.line($0) + "\n" }.joined())
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
