import ArgumentParser
import Foundation
import ReportKit

/// Holds new results against a baseline, and fails if they are worse.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold new results against a baseline, and fail if they are worse.",
        discussion: """
            The new results are a report that is there, predictions, or a run as for 'report': it trains and scores, draws \
            and publishes nothing, and takes as many seeds as the baseline has. Exits with 0 if nothing is worse, with 1 \
            if a score is worse or something that the baseline has is missing, and with 4 if the two can't be compared. \
            With GITHUB_ACTIONS it prints annotations, too, and adds to the step's summary.
            """)

    @OptionGroup var gate: GateArguments

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    @Option(
        help: ArgumentHelp(
            "Write the result in every form to this directory: text, comment, JUnit, annotations, JSON, OpenMetrics, badge, model-index.",
            valueName: "directory"))
    var save: String?

    func run() async throws {
        do {
            try run.refuse(run.aboutFiles + (save == nil ? [("--force", run.force)] : []), in: "check")
            let options = try gate.comment()
            let surroundings = GateSurroundings(ProcessInfo.processInfo.environment)
            // Refused before any work: what the result could not be written to.
            let publication = try save.map { try GatePublication(to: $0, force: run.force) }
            let result = try await GateRun(gate: gate, methods: methods, input: input, run: run).result()
            let documents = GateDocuments(result, comment: options)
            try StandardOutput.show(documents.text)
            if surroundings.isActions { try StandardOutput.show(documents.annotations) }
            if let summary = surroundings.stepSummary { try documents.append(to: summary) }
            if let publication {
                let paths = try publication.publish(documents) {
                    StandardError.show("report: warning: \(TerminalText.line($0))\n")
                }
                if !run.quiet { StandardError.show(paths.map { "report: wrote \(TerminalText.line($0))\n" }.joined()) }
            }
            if !result.isPassed { throw Exit.worse }
        } catch {
            throw Exit.report(error)
        }
    }
}

/// Writes what a comparison says for a pull request.
struct CommentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "comment",
        abstract: "Write the body of a comment about new results and a baseline.",
        discussion: """
            Prints Markdown below 64 KiB: verdict, table, differences. Its first line is a hidden marker by which the \
            comment can be found again and updated. Exits with 0 whatever the verdict is, and with 4 if the two can't be \
            compared.
            """)

    @OptionGroup var gate: GateArguments

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    func run() async throws {
        do {
            try run.refuse(run.aboutFiles + [("--force", run.force)], in: "comment")
            let options = try gate.comment()
            let result = try await GateRun(gate: gate, methods: methods, input: input, run: run).result()
            try StandardOutput.show(GateDocuments(result, comment: options).comment)
        } catch {
            throw Exit.report(error)
        }
    }
}

/// Finds both sides of a comparison, and compares them.
struct GateRun {
    let gate: GateArguments
    let methods: MethodArguments
    let input: InputArguments
    let run: RunArguments

    func result() async throws -> GateResult {
        let policy = try gate.policy()
        let baseline = try RecordedResults.read(ResultLocation(gate.against))
        return try Gate(baseline: baseline, policy: policy).compare(try await results(seedCount: baseline.seedCount))
    }

    private func results(seedCount: Int) async throws -> RecordedResults {
        if let new = gate.new {
            var rest = try run.options(methods: methods, input: input)
            rest.force = RunOptions().force
            guard rest == RunOptions() else {
                throw ValidationError(
                    "'\(new)' is what is compared, so nothing is trained or read: leave out the options of a run")
            }
            return try RecordedResults.read(ResultLocation(new))
        }
        let environment = ProcessInfo.processInfo.environment
        let options = try run.options(methods: methods, input: input, environment: environment)
            .compared(seedCount: seedCount)
        let display = run.display
        let work = Task { try await RunPlan(options, processors: Processors.count).results(display) }
        let interruption = Interruption(cancelling: work)
        defer { display.end() }
        do {
            return try await work.value
        } catch is CancellationError {
            display.end()
            StandardError.show("report: interrupted; nothing was compared\n")
            throw ExitCode(128 + (interruption.number ?? 2))
        }
    }
}
