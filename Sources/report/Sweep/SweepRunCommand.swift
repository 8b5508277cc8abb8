import ArgumentParser
import ReportKit

/// Does the units of a plan, or a part of them.
struct SweepRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Do the units of a plan that are not done yet, or a part of them.",
        discussion: """
            Can be begun again at any time, and on any machine that sees the plan's directory: what is done stays done. \
            Exits with 3 if units have failed; they are left at that, but with --retry-failed.
            """)

    @Argument(help: "The plan, or its directory.")
    var plan: String

    @Option(
        help: ArgumentHelp(
            "Do one part of several, such as 3/8; together they are the whole. (default: 1/1)", valueName: "k/N"))
    var shard: String?

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @OptionGroup var sweep: SweepArguments

    func run() async throws {
        do {
            try run.refuseSettled(methods: methods, input: input, in: "sweep run") { _ in }
            let directory = SweepDirectory(plan: plan)
            let worker = SweepWorker(
                directory: directory, plan: try directory.plan(), shard: try shard.map { try Shard($0) } ?? .whole,
                run: run, sweep: sweep)
            if try await worker.work() > 0 { throw Exit.diverged }
        } catch {
            throw Exit.report(error)
        }
    }
}
