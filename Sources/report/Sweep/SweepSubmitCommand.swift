import ArgumentParser
import Foundation
import ReportKit

/// Hands a sweep to a scheduler.
struct SweepSubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit", abstract: "Hand the units of a plan to Slurm, or write scripts for a scheduler.",
        discussion: """
            Submits an array of jobs, each of which does one shard, and a job that merges when all have ended. What stands \
            behind -- goes to sbatch: --partition, --time, --mem, --cpus-per-task … With --engine print, scripts for \
            Slurm, PBS, LSF, Grid Engine, Kubernetes and GitHub Actions are written beside the plan, and the commands \
            that hand them over are printed. All machines must see the program and the plan's directory by the same paths.
            """)

    /// Who gets the work.
    enum Engine: String, ExpressibleByArgument, CaseIterable {
        case slurm, print
    }

    @Argument(help: "The plan, or its directory.")
    var plan: String

    @Option(help: ArgumentHelp("Who gets the work: slurm, or print for scripts alone.", valueName: "name"))
    var engine: Engine = .slurm

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many shards. (default: as many as units, 64 at most)", valueName: "n"))
    var shards: Int?

    @Argument(
        parsing: .postTerminator, help: ArgumentHelp("Options of sbatch, behind --.", valueName: "sbatch option"))
    var options: [String] = []

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    func run() async throws {
        do {
            try run.refuseSettled(methods: methods, input: input, in: "sweep submit") { _ in }
            let directory = SweepDirectory(plan: plan)
            let units = try directory.plan().units.count
            let job = try SweepJob(
                program: Bundle.main.executablePath ?? CommandLine.arguments[0],
                plan: URL(fileURLWithPath: directory.planPath).standardizedFileURL.path,
                shardCount: shards ?? max(1, min(64, units)))
            let submission = SweepSubmission(job, in: directory)
            switch engine {
            case .print:
                for (engine, commands) in try submission.writeAll(force: run.force) {
                    try StandardOutput.show(
                        "# \(engine)\n" + commands.map { TerminalText.line($0) + "\n" }.joined())
                }
            case .slurm:
                guard !options.contains(where: { $0.hasPrefix("--array") || $0 == "-a" }) else {
                    throw ValidationError("the array is that of the shards: say how many with --shards")
                }
                try submission.writeSlurm(force: run.force)
                let array = try Slurm.submit(submission.array(options))
                try directory.remember(job: array)
                let merge = try Slurm.submit(submission.merge(after: array, options))
                try directory.remember(job: merge)
                try StandardOutput.show("\(array)\n\(merge)\n")
                if !run.quiet {
                    StandardError.show(
                        "submitted \(job.shardCount) shards as job \(array), and their merge as \(merge)\n")
                }
            }
        } catch {
            throw Exit.report(error)
        }
    }
}
