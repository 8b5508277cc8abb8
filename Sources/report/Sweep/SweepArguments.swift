import ArgumentParser
import Foundation
import ReportKit

/// The options of sweeps beyond those of a run.
///
/// A group, since the command and those below it share some.
struct SweepArguments: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Draw or split the data so many times, each with every seed. (default: once for each seed)", valueName: "n"
        ))
    var splits: Int?

    @Option(
        help: ArgumentHelp(
            "Learn from these percentages of the rows, too, for learning curves, such as 25,50,75.",
            valueName: "percentages"))
    var rows: NameList?

    @Flag(help: "Do units that have failed once more.")
    var retryFailed = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Take results of these versions of the program for units that this one has not done.", valueName: "version"
        ))
    var otherVersions: [String] = []

    @Option(
        help: ArgumentHelp(
            "The method that the others are held against. (default: the best by mean rank)", valueName: "method"))
    var baseline: String?

    /// Plans a sweep of what was asked for.
    func planned(methods: MethodArguments, input: InputArguments, run: RunArguments) throws -> PlannedSweep {
        try run.refuse(
            run.aboutPages + [
                ("--predictions", !run.predictions.isEmpty), ("--calibration", !run.calibration.isEmpty),
                ("--reference", run.reference), ("--reference-cache", run.referenceCache != nil),
                ("--cache", run.cache != nil), ("--figures", !run.figures.isEmpty), ("--level", run.level != nil),
                ("--columns", !input.columns.isEmpty), ("--by", !input.by.isEmpty),
            ], in: "sweep")
        var built = input
        built.data = []
        var given = run
        given.dataset = []
        var runs: [RunOptions] = []
        func options(_ input: InputArguments, dataSet: String?) throws -> RunOptions {
            var asked = try given.options(
                methods: methods, input: input, environment: ProcessInfo.processInfo.environment)
            asked.dataSets = dataSet.map { [$0] } ?? []
            asked.seedCount = nil
            return asked
        }
        let names = try NameList.names("dataset", run.dataset)
        if !names.isEmpty || input.data.isEmpty {
            // Options about tables are none of those of built-in data sets.
            let none = input.data.isEmpty ? built : try InputArguments.parse([])
            let known = try RunPlan.builtIn(names.isEmpty ? ["sine"] : names)
            runs += try known.map { try options(none, dataSet: $0) }
        }
        for path in input.data {
            var one = input
            one.data = [path]
            runs.append(try options(one, dataSet: nil))
        }
        // With a table alone all methods are trained; beside others as well.
        if methods.method.isEmpty, !run.all, !input.data.isEmpty { runs = runs.map { $0.withAllMethods } }
        let shares = try (rows?.names ?? []).map { text in
            guard let share = Int(text) else {
                throw ValidationError("--rows takes whole percentages with commas, such as 25,50,75; found '\(text)'")
            }
            return share
        }
        return try PlannedSweep(
            runs, seeds: run.seeds ?? 1, splits: splits, shares: shares, processors: Processors.count)
    }

    /// Reads the options of a source from a command line.
    static func options(_ arguments: [String], memory: DecimalArgument?) throws -> RunOptions {
        let given = try Report.parse(arguments)
        var asked = try given.run.options(
            methods: given.methods, input: given.input, environment: ProcessInfo.processInfo.environment)
        asked.memory = memory?.value
        return asked
    }
}

extension RunOptions {
    /// The same with all methods.
    fileprivate var withAllMethods: RunOptions {
        var asked = self
        asked.allMethods = true
        return asked
    }
}

extension RunArguments {
    /// Refuses options that a plan has settled.
    ///
    /// - Parameter allow: takes out what a command reads.
    func refuseSettled(
        methods: MethodArguments, input: InputArguments, in command: String, allow: (inout RunOptions) -> Void
    ) throws {
        try refuse(aboutPages, in: command)
        var rest = try options(methods: methods, input: input)
        (rest.jobs, rest.memory, rest.force) = (nil, nil, false)
        allow(&rest)
        guard rest == RunOptions() else {
            throw ValidationError(
                "the plan says what is trained, on what and how: leave out the options of a run in 'report \(command)'")
        }
    }
}
