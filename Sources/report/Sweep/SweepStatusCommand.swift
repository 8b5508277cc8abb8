import ArgumentParser
import ReportKit

/// Tells how far a sweep is.
struct SweepStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell which units of a plan are done, have failed, or are missing.")

    @Argument(help: "The plan, or its directory.")
    var plan: String

    @Flag(help: "Write one JSON object instead of lines.")
    var json = false

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @OptionGroup var sweep: SweepArguments

    func run() async throws {
        do {
            try run.refuseSettled(methods: methods, input: input, in: "sweep status") { _ in }
            let directory = SweepDirectory(plan: plan)
            var status = try SweepStatus(try directory.plan(), in: directory, otherVersions: sweep.otherVersions)
            status.tasks = Slurm.states(of: try directory.rememberedJobs())
            try StandardOutput.show(json ? status.json : TerminalText.lines(status.text))
        } catch {
            throw Exit.report(error)
        }
    }
}
