import Predictions
import Tables
public import Training

/// Everything that a run will do, checked: whatever is wrong with data or settings is found when a plan is made.
public struct RunPlan: Sendable {
    /// What is trained on, in the order of the report.
    public let dataSets: [DataSet]
    /// What is trained, in the order of the report.
    public let methods: [any Method]
    /// The settings that the user gave.
    public let overrides: SettingOverrides
    /// How many settings of each method are tried on rows held out; nil to take them as they are.
    public let trials: Int?
    /// The files of each figure.
    public let figures: FigureFiles
    /// The kinds of figures.
    let choice: FigureChoice
    /// What is done to predictions after training.
    let adjustments: AdjustmentChoice
    /// The directory of the report.
    public let output: String
    /// Where draws of a reference are kept, if anywhere.
    public let referenceCache: String?
    /// The root of all randomness.
    public let seed: Int
    /// The same plan with the seeds that follow, none for a run with one seed.
    let repetitions: [RunPlan]
    /// Whether files of others may stay in the output directory.
    public let force: Bool
    /// Whether the predictions at the test points become files of the report.
    let savesPredictions: Bool
    /// How many jobs go at a time.
    public let jobs: Int
    /// The hot loops to compute with; all give the same bits.
    public let kernels: Kernels
    /// What the reader must know about the settings.
    public let warnings: [String]
    /// The command that makes the same report again.
    public let command: String

    /// Numbers that name a stream of random numbers.
    public static let seeds = 0...Int.max
    /// Repetitions with other seeds.
    public static let seedCounts = 1...1000
    /// Jobs at a time.
    public static let jobLimits = 1...1024

    /// Settings tried for each method.
    public static let trialLimits = 2...100_000

    /// Checks options, draws or reads the data.
    ///
    /// - Parameter processors: the cores of the machine, used where the user did not say how many.
    /// - Throws: ``SettingError`` for a setting, ``FileError``, ``TableProblem`` or the errors of reading a table for
    ///   data.
    public init(_ options: RunOptions, processors: Int) throws {
        let imported = try Self.imported(options)
        methods = try imported?.methods ?? Self.methods(options)
        overrides = try SettingOverrides(options.settings)
        trials = try Self.check(options.trials, "tune", Self.trialLimits)
        figures = FigureFiles(
            formats: try Self.cases("figure-format", options.figureFormats) ?? FigureFiles().formats,
            themes: try Self.cases("theme", options.themes) ?? FigureFiles().themes)
        choice = try FigureChoice(options.figureKinds)
        adjustments = try AdjustmentChoice(options)
        seed = try Self.check(options.seed, "seed", Self.seeds) ?? 0
        let seedCount = try Self.check(options.seedCount, "seeds", Self.seedCounts) ?? 1
        jobs = try Self.check(options.jobs, "jobs", Self.jobLimits) ?? max(1, processors)
        guard !options.output.isEmpty else {
            throw SettingError.value("output", found: "nothing", expected: "the path of a directory")
        }
        output = options.output
        referenceCache = try Self.directory("reference-cache", options.referenceCache)
        force = options.force
        savesPredictions = options.savesPredictions
        let unused = overrides.unused(by: methods).map {
            "none of the chosen methods uses the setting '\($0)'"
        }
        kernels = try Self.kernels(options.kernels)
        let key = RandomKey(seed: UInt64(seed)).child("data")
        let adjustments = self.adjustments
        dataSets =
            try imported.map { [$0.dataSet] }
            ?? Self.dataSets(options, key: key, kernels: kernels).map { try adjustments.prepare($0, key: key) }
        try Self.checkSize(methods, on: dataSets, overrides)
        let names = dataSets.flatMap { [$0.title] + $0.features + [$0.target] }
        var different: [String] = []
        for name in names where !different.contains(name) { different.append(name) }
        warnings =
            unused + [PageTypeface.warning(about: different)].compactMap(\.self)
            + choice.warnings(featureCounts: dataSets.map(\.features.count))
        command = Self.command(
            options, methods: methods, overrides: overrides, figures: figures, choice: choice, adjustments: adjustments,
            seed: seed)
        guard imported == nil || seedCount == 1 else {
            throw SettingError.combination(
                "--seeds repeats training; predictions that were made elsewhere are read as they are")
        }
        let first = seed
        repetitions = try (1..<seedCount).map { offset in
            var options = options
            options.seed = first.addingReportingOverflow(offset).partialValue & Int.max
            options.seedCount = nil
            // A reference judges the first run alone.
            options.reference = false
            // Several repetitions go at a time, each on one core.
            options.jobs = 1
            return try RunPlan(options, processors: 1)
        }
    }

    /// The complete settings of a method on a data set.
    public func settings(for method: any Method, on dataSet: DataSet) -> TrainingSettings {
        var settings = overrides.apply(to: method.defaults(for: dataSet), of: method)
        settings.checkpoints = FilmstripEpochs.of(settings[Descent.epochs])
        return settings
    }

    /// Whether nothing is trained, because predictions are read from files.
    var isImported: Bool { methods.first is ImportedPredictions }

    private static func imported(_ options: RunOptions) throws -> PredictionDataSet? {
        guard !options.predictions.isEmpty else { return nil }
        let trains = options.allMethods || !options.methods.isEmpty || !options.dataSets.isEmpty
        let adjusts = options.conformal != nil || options.recalibration != nil
        guard !trains, !adjusts, options.settings.isEmpty, !options.reference, options.trials == nil else {
            throw SettingError.combination(
                "--predictions reports what other programs predicted; nothing is trained, so leave out --all, --method, --reference, --dataset, --tune, --conformal, --recalibrate and other settings"
            )
        }
        return try PredictionDataSet.load(options.predictions, table: options.table)
    }

    private static func methods(_ options: RunOptions) throws(SettingError) -> [any Method] {
        if options.allMethods {
            guard options.methods.isEmpty else { throw .combination("give either --all or --method, not both") }
            // Sampling takes longer than all others together.
            return Methods.all.filter { options.reference || !$0.traits.contains(.onRequest) }
        }
        let names = Methods.all.map(\.description.name)
        guard !options.methods.isEmpty else {
            throw .combination(
                "say what to train: --all, or --method with one or more of \(names.joined(separator: ", ")); or give --predictions of another program"
            )
        }
        for name in options.methods where Methods.named(name) == nil {
            throw .unknown("method", name, in: names, list: "Methods")
        }
        return Methods.all.filter {
            options.methods.contains($0.description.name)
                || options.reference && $0.traits.contains(.samplesPosterior)
        }
    }

    private static func dataSets(_ options: RunOptions, key: RandomKey, kernels: Kernels) throws -> [DataSet] {
        if let table = options.table {
            guard options.dataSets.isEmpty else {
                throw SettingError.combination("give either --dataset or --data, not both")
            }
            return [try TableDataSet.load(table, key: key)]
        }
        let names = DataSets.all.map(\.name)
        for name in options.dataSets where name != "all" && DataSets.named(name) == nil {
            throw SettingError.unknown("data set", name, in: names + ["all"], list: "Data sets")
        }
        let chosen = options.dataSets.isEmpty ? ["sine"] : options.dataSets
        return DataSets.all.filter { chosen.contains("all") || chosen.contains($0.name) }.map {
            $0.make(key: key, kernels: kernels)
        }
    }

    /// Parameters of the largest network that is trained; some methods keep some thirty copies of them.
    private static let parameterLimit = 20_000_000

    private static func checkSize(
        _ methods: [any Method], on dataSets: [DataSet], _ overrides: SettingOverrides
    ) throws(SettingError) {
        for dataSet in dataSets {
            for method in methods {
                let settings = overrides.apply(to: method.defaults(for: dataSet), of: method)
                let count = Network(
                    featureCount: dataSet.features.count, widths: settings[Network.hidden],
                    activation: settings[Network.activation],
                    noise: .varying
                ).parameterCount
                guard count <= parameterLimit else {
                    throw .value(
                        "hidden",
                        found: "'\(Network.hidden.text(settings))' with \(count) parameters",
                        expected: "layers that make at most \(parameterLimit) parameters")
                }
            }
        }
    }

    private static func kernels(_ name: String?) throws(SettingError) -> Kernels {
        guard let name else { return .best }
        let names = KernelPath.Kind.allCases.map(\.rawValue)
        guard let kind = KernelPath.Kind(rawValue: name) else {
            throw .unknown("kind of CPU", name, in: names, list: "REPORT_CPU takes")
        }
        guard let path = KernelPath(kind) else {
            throw .value("REPORT_CPU", found: name, expected: "a kind that this CPU has, such as baseline")
        }
        return Kernels(path)
    }

    static func cases<Value: RawRepresentable & CaseIterable>(
        _ option: String, _ names: [String]?
    ) throws(SettingError) -> [Value]? where Value.RawValue == String {
        guard let names else { return nil }
        let known = Value.allCases.map(\.rawValue)
        var values: [Value] = []
        for name in names {
            guard let value = Value(rawValue: name) else {
                throw .unknown(option.replacing("-", with: " "), name, in: known, list: "It takes")
            }
            values.append(value)
        }
        guard !values.isEmpty else {
            throw .value(option, found: "nothing", expected: "one or more of \(known.joined(separator: ","))")
        }
        return values
    }

    private static func directory(_ option: String, _ path: String?) throws(SettingError) -> String? {
        guard let path else { return nil }
        let kind = path.isEmpty ? nil : try? FileTree.kind(path)
        guard !path.isEmpty, kind != .some(.regular), kind != .some(.other) else {
            throw .value(
                option, found: path.isEmpty ? "nothing" : "the file '\(path)'", expected: "the path of a directory")
        }
        return path
    }

    private static func check(
        _ value: Int?, _ option: String, _ range: ClosedRange<Int>
    ) throws(SettingError) -> Int? {
        guard let value, !range.contains(value) else { return value }
        throw .value(
            option, found: "\(value)", expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }

    private static func command(
        _ options: RunOptions, methods: [any Method], overrides: SettingOverrides, figures: FigureFiles,
        choice: FigureChoice, adjustments: AdjustmentChoice, seed: Int
    ) -> String {
        var arguments = ["swift", "run", "report"]
        let named = methods.filter {
            !options.reference || !$0.traits.contains(.samplesPosterior)
                || options.methods.contains($0.description.name)
        }.map(\.description.name)
        if !options.predictions.isEmpty {
            arguments +=
                ["--predictions"] + options.predictions.map { FileName.last(of: $0) }
        } else {
            arguments += options.allMethods ? ["--all"] : ["--method"] + named
        }
        if options.reference { arguments.append("--reference") }
        if let table = options.table {
            arguments += table.arguments
        } else if !options.dataSets.isEmpty && options.dataSets != ["sine"] {
            arguments += ["--dataset"] + options.dataSets
        }
        arguments += overrides.arguments + adjustments.arguments
        if let trials = options.trials { arguments += ["--tune", "\(trials)"] }
        if seed != 0 { arguments += ["--seed", "\(seed)"] }
        if let count = options.seedCount, count > 1 { arguments += ["--seeds", "\(count)"] }
        if options.savesPredictions { arguments.append("--save-predictions") }
        arguments += choice.arguments
        let usual = FigureFiles()
        if figures.formats != usual.formats {
            arguments += ["--figure-format", figures.formats.map(\.rawValue).joined(separator: ",")]
        }
        if figures.themes != usual.themes {
            arguments += ["--theme", figures.themes.map(\.rawValue).joined(separator: ",")]
        }
        return ShellText.line(arguments)
    }
}

extension TableOptions {
    /// The options as they stand on a command line; the file by its name alone, since where it lies is nobody's business.
    var arguments: [String] {
        // A name that begins like an option must hang on its own.
        var arguments = Self.option("data", fileName)
        var isOpen = false
        for name in x {
            let isPlain = !name.hasPrefix("-")
            arguments += isPlain ? (isOpen ? [name] : ["--x", name]) : ["--x=" + name]
            isOpen = isPlain
        }
        arguments += Self.option("y", y)
        if missing != .fail { arguments += ["--missing", missing.rawValue] }
        if !hasHeader { arguments.append("--no-header") }
        if let separator { arguments += ["--separator", separator] }
        return arguments
    }

    private static func option(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["--\(name)=\(value)"] : ["--\(name)", value]
    }
}
