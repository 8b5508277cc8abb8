import ArgumentParser
import ReportKit

/// Trains many methods on many data sets with many seeds, here or on a cluster, and reports on all of it.
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Train methods on data sets with many seeds and splits, here or on a cluster, and compare them.",
        discussion: """
            Makes a plan of units – a method on a data set with one split and one seed –, does those that are not done \
            yet, and merges all into one report. The directory of --output keeps everything: plan.json, data, the \
            result of each unit, and the report. Begun again, after a kill as well, it goes on where it was. The merged \
            report has the same bytes however the units were done. Exits with 3 if units have failed or are missing: \
            the report names them.
            """,
        subcommands: [
            SweepPlanCommand.self, SweepRunCommand.self, SweepStatusCommand.self, SweepMergeCommand.self,
            SweepSubmitCommand.self,
        ])

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @OptionGroup var sweep: SweepArguments

    func run() async throws {
        do {
            let directory = try SweepPlanCommand.write(methods: methods, input: input, run: run, sweep: sweep)
            let plan = try directory.plan()
            _ = try await SweepWorker(directory: directory, plan: plan, shard: .whole, run: run, sweep: sweep).work()
            try await SweepMergeCommand.merge(plan, in: directory, to: nil, run: run, sweep: sweep)
        } catch {
            throw Exit.report(error)
        }
    }
}

/// Makes a plan and does nothing of it.
struct SweepPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Make the plan of a sweep, for 'report sweep run' or 'submit'.")

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @OptionGroup var sweep: SweepArguments

    /// Where a sweep goes if nobody says.
    static let usualOutput = "sweep"

    func run() async throws {
        do {
            let directory = try Self.write(methods: methods, input: input, run: run, sweep: sweep)
            try StandardOutput.show(TerminalText.line(directory.planPath) + "\n")
        } catch {
            throw Exit.report(error)
        }
    }

    /// Makes a plan and puts it in its directory.
    static func write(
        methods: MethodArguments, input: InputArguments, run: RunArguments, sweep: SweepArguments
    ) throws -> SweepDirectory {
        let planned = try sweep.planned(methods: methods, input: input, run: run)
        for warning in planned.plan.warnings { StandardError.show("report: warning: \(TerminalText.line(warning))\n") }
        let directory = SweepDirectory(path: run.output ?? usualOutput)
        try directory.write(planned)
        if !run.quiet { StandardError.show("planned \(TerminalText.line(planned.plan.sentence))\n") }
        return directory
    }
}
