import ArgumentParser
import ReportKit

/// Merges what the units of a plan came to into one report.
struct SweepMergeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Merge the results of a plan into one report.",
        discussion: """
            The report goes to --output, or to 'report' beside the plan. Of what is missing it says so: exits with 3 if \
            units have failed or are missing.
            """)

    @Argument(help: "The plan, or its directory.")
    var plan: String

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @OptionGroup var sweep: SweepArguments

    func run() async throws {
        do {
            try run.refuseSettled(methods: methods, input: input, in: "sweep merge") { rest in
                (rest.output, rest.figureFormats, rest.themes) = (RunOptions().output, nil, nil)
            }
            let directory = SweepDirectory(plan: plan)
            try await Self.merge(
                try directory.plan(), in: directory, to: run.output, run: run, sweep: sweep)
        } catch {
            throw Exit.report(error)
        }
    }

    /// Merges, and says where the files are.
    static func merge(
        _ plan: SweepPlan, in directory: SweepDirectory, to output: String?, run: RunArguments, sweep: SweepArguments
    ) async throws {
        let report = try SweepReport(
            plan, in: directory, otherVersions: sweep.otherVersions, baseline: sweep.baseline,
            formats: run.figureFormat?.names, themes: run.theme?.names,
            jobs: try run.jobs.map { try RunPlan.checkJobs($0) } ?? Processors.count)
        let work = Task {
            try await report.publish(to: output, force: run.force) {
                StandardError.show("report: warning: \(TerminalText.line($0))\n")
            }
        }
        let interruption = Interruption(cancelling: work)
        do {
            let outcome = try await work.value
            if !run.quiet { StandardError.show("merged \(TerminalText.line(plan.sentence))\n") }
            try StandardOutput.show(outcome.paths.map { TerminalText.line($0) + "\n" }.joined())
            if outcome.absentCount > 0 {
                StandardError.show(
                    "report: warning: \(outcome.absentCount) of \(plan.units.count) units have failed or are missing; the report names them\n"
                )
                throw Exit.diverged
            }
        } catch is CancellationError {
            StandardError.show("report: interrupted; nothing was published\n")
            throw ExitCode(128 + (interruption.number ?? 2))
        }
    }
}
