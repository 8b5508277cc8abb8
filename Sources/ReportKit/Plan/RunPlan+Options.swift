import Figures
import Predictions
import Tables
import Training

extension RunPlan {
    /// Checks options, draws or reads the data.
    ///
    /// - Parameters:
    ///   - options: what a user wrote on a command line.
    ///   - processors: the cores of the machine, used where the user did not say how many.
    /// - Throws: ``SettingError`` for a setting, ``FileError`` or ``DataProblem`` for data.
    public init(_ options: RunOptions, processors: Int) throws {
        // Before they are read: what changes meanwhile is not taken for what was read.
        let origin = RunOrigin(options)
        let memory =
            try options.memory.map { gigabytes throws(SettingError) in try MemoryLimit(gigabytes: gigabytes) } ?? .usual
        let imported = try Self.imported(options, memory)
        let methods = try imported == nil ? Self.methods(options) : []
        let overrides = try SettingOverrides(options.settings)
        let trials = try Self.check(options.trials, "tune", Self.trialLimits)
        let figures = FigureFiles(
            formats: try Self.cases("figure-format", options.figureFormats) ?? FigureFiles().formats,
            themes: try Self.cases("theme", options.themes) ?? FigureFiles().themes)
        let pageStyles: [PageStyle]? = try Self.cases("page-style", options.pageStyle.map { [$0] })
        let pageStyle = pageStyles?.first ?? .inline
        let choice = try FigureChoice(options.figureKinds)
        let bandLevel = try Self.bandLevel(options.level)
        let adjustments = try AdjustmentChoice(options, band: options.level)
        let seed = try Self.check(options.seed, "seed", Self.seeds) ?? 0
        let seedCount = try Self.check(options.seedCount, "seeds", Self.seedCounts) ?? 1
        let jobs = try Self.check(options.jobs, "jobs", Self.jobLimits) ?? max(1, processors)
        guard imported == nil || options.dataSeed == nil else {
            throw SettingError.combination(
                "--data-seed draws or splits data; the points of predictions that were made elsewhere are what they are"
            )
        }
        guard imported == nil || seedCount == 1 else {
            throw SettingError.combination(
                "--seeds repeats training; predictions that were made elsewhere are read as they are")
        }
        let cache = try Self.cache(options.cache)
        guard
            trials == nil
                || methods.contains(where: { !RandomSearch.keys(of: $0, fixed: overrides.names(for: $0)).isEmpty })
        else {
            throw SettingError.combination(
                "--tune has nothing to choose: the methods have no settings that it searches, or all of them are given")
        }
        let kernels = try Self.kernels(options.kernels)
        let dataSeed = try Self.check(options.dataSeed, "data-seed", Self.seeds)
        let key = RandomKey(seed: UInt64(dataSeed ?? seed)).child("data")
        try self.init(
            dataSets: imported.map { [$0.dataSet] }
                ?? Self.dataSets(
                    options, keepsValidation: !adjustments.adjustments.isEmpty, memory, key: key, kernels: kernels
                ).map {
                    try $0.checkSpreads()
                    return try adjustments.prepare($0, key: key)
                },
            methods: methods, imported: imported, overrides: overrides, trials: trials, figures: figures,
            pageStyle: pageStyle, choice: choice, adjustments: adjustments, memory: memory, output: options.output,
            seed: seed, jobs: jobs, kernels: kernels, force: options.force, savesPredictions: options.savesPredictions,
            arguments: Self.arguments(
                options, methods: methods, overrides: overrides, figures: figures, pageStyle: pageStyle, choice: choice,
                adjustments: adjustments, seed: seed))
        self.bandLevel = bandLevel
        self.cache = cache
        // Of a file that changed while it was read nobody knows what it held.
        self.origin = origin.flatMap { $0.holds(for: options) ? $0 : nil }
        hasBibliography = options.hasBibliography
        exports = try Self.exports(options)
        repetitions = try (1..<seedCount).map { offset in
            var options = options
            options.seed = Self.seed(seed, plus: offset)
            options.seedCount = nil
            // A reference judges the first run alone.
            options.reference = false
            // Several repetitions go at a time, each on one core.
            options.jobs = 1
            return try RunPlan(options, processors: 1)
        }
    }

    /// The options of a run for one kind of figure.
    fileprivate static func check(forFigures options: RunOptions) throws(SettingError) {
        guard options.figureKinds.isEmpty, options.latex == nil, options.documentation == nil, !options.hasBibliography
        else {
            throw .combination(
                "'report figure' makes figures of one kind and nothing else: leave out --figures, --latex, --docs and --bibtex"
            )
        }
    }

    /// What is made for other places, each apart from the report and the others.
    private static func exports(_ options: RunOptions) throws(SettingError) -> [any ReportExport] {
        guard options.documentation != nil || options.documentationDirectory == nil && options.baseAddress == nil else {
            throw .combination("--docs-to and --base-url are about a page of documentation: say which kind with --docs")
        }
        var exports: [any ReportExport] = []
        if let directory = options.latex { exports.append(Paper(directory: directory)) }
        if let kind = options.documentation {
            exports.append(
                try DocumentationPages(kind, directory: options.documentationDirectory, base: options.baseAddress))
        }
        for (place, export) in exports.enumerated() {
            for other in [options.output] + exports[..<place].map(\.directory) { try export.check(besides: other) }
        }
        return exports
    }

    private static func imported(_ options: RunOptions, _ memory: MemoryLimit) throws -> ImportedPredictions? {
        guard !options.predictions.isEmpty else {
            guard options.calibration.isEmpty else {
                throw SettingError.combination(
                    "--calibration goes with --predictions of other programs; of what is trained here --calibration-share keeps rows"
                )
            }
            guard options.reading.columns.isEmpty else {
                throw SettingError.combination("--columns says what the columns of --predictions mean; give those, too")
            }
            return nil
        }
        let trains = options.allMethods || !options.methods.isEmpty || !options.dataSets.isEmpty
        guard !trains, options.settings.isEmpty, !options.reference, options.trials == nil else {
            throw SettingError.combination(
                "--predictions reports what other programs predicted; nothing is trained, so leave out --all, --method, --reference, --dataset, --tune and other settings"
            )
        }
        guard options.calibrationShare == nil else {
            throw SettingError.combination(
                "--calibration-share keeps rows of what is trained here; give --calibration FILE with the same models' predictions at rows that they have not learned from"
            )
        }
        let adjusts = options.conformal != nil || options.recalibration != nil
        guard adjusts == !options.calibration.isEmpty else {
            throw SettingError.combination(
                adjusts
                    ? "--conformal and --recalibrate need rows that the models have not learned from: give --calibration FILE with their predictions and what was observed there"
                    : "--calibration needs something to calibrate: give --conformal or --recalibrate")
        }
        let imported = try ImportedPredictions.load(
            options.predictions, table: options.table, reading: options.reading, by: options.predictionsBy, memory)
        guard adjusts else { return imported }
        let calibrated = try imported.calibrated(by: options.calibration, reading: options.reading, memory)
        let choice = try AdjustmentChoice(options, band: options.level)
        for rows in calibrated.files.compactMap(\.calibration) {
            try choice.check(rows.observed.count, "in '\(rows.file ?? "")' have a prediction and an observation")
        }
        return calibrated
    }

    private static func methods(_ options: RunOptions) throws(SettingError) -> [any Method] {
        // A table alone asks for everything that can be said of it.
        if options.allMethods || options.methods.isEmpty && options.table != nil {
            guard options.methods.isEmpty else { throw .combination("give either --all or --method, not both") }
            // Sampling takes longer than all others together; a reference is what asks for it.
            return Methods.all.filter {
                !$0.traits.contains(.onRequest) || options.reference && $0.traits.contains(.samplesPosterior)
            }
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

    private static func dataSets(
        _ options: RunOptions, keepsValidation: Bool, _ memory: MemoryLimit, key: RandomKey, kernels: Kernels
    ) throws -> [DataSet] {
        if let table = options.table {
            guard options.dataSets.isEmpty else {
                throw SettingError.combination("give either --dataset or --data, not both")
            }
            return try TableDataSet.load(table, keepsValidation: keepsValidation, memory, key: key)
        }
        let names = try builtIn(options.dataSets.isEmpty ? ["sine"] : options.dataSets)
        return DataSets.all.filter { names.contains($0.name) }.map { $0.make(key: key, kernels: kernels) }
    }

    /// The built-in data sets of some names, in the order of a report; `all` stands for all of them.
    ///
    /// - Throws: ``SettingError`` for a name that none has.
    public static func builtIn(_ chosen: [String]) throws(SettingError) -> [String] {
        let names = DataSets.all.map(\.name)
        for name in chosen where name != "all" && DataSets.named(name) == nil {
            throw SettingError.unknown("data set", name, in: names + ["all"], list: "Data sets")
        }
        return names.filter { chosen.contains("all") || chosen.contains($0) }
    }

    /// Jobs at a time, if so many can be.
    ///
    /// - Throws: ``SettingError`` if not.
    public static func checkJobs(_ jobs: Int) throws(SettingError) -> Int { try check(jobs, "jobs", jobLimits) ?? 1 }

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

    private static func cache(_ choice: CacheChoice) throws(SettingError) -> WorkCache? {
        switch choice {
        case .none: nil
        case .usual(let path): WorkCache(directory: path)
        case .given(let path): WorkCache(directory: try directory("cache", path), isGiven: true)
        }
    }

    private static func directory(_ option: String, _ path: String) throws(SettingError) -> String {
        let kind = path.isEmpty ? nil : try? Disk().status(BytePath(path))?.kind
        guard !path.isEmpty, kind != .some(.regular), kind != .some(.other) else {
            throw .value(
                option, found: path.isEmpty ? "nothing" : "the file '\(path)'", expected: "the path of a directory")
        }
        return path
    }

    /// The band of a probability, or the usual one.
    private static func bandLevel(_ probability: Double?) throws(SettingError) -> BandLevel {
        guard let probability else { return .twoSigma }
        guard let level = BandLevel(probability) else {
            throw .value("level", found: "\(probability)", expected: "a probability from 0.5 to 0.999, such as 0.9")
        }
        return level
    }

    /// The options that make the same report again.
    private static func arguments(
        _ options: RunOptions, methods: [any Method], overrides: SettingOverrides, figures: FigureFiles,
        pageStyle: PageStyle, choice: FigureChoice, adjustments: AdjustmentChoice, seed: Int
    ) -> [String] {
        var arguments: [String] = []
        let named = methods.filter {
            !options.reference || !$0.traits.contains(.samplesPosterior)
                || options.methods.contains($0.description.name)
        }.map(\.description.name)
        if !options.predictions.isEmpty {
            arguments +=
                ["--predictions"] + options.predictions.map { FileName.last(of: $0) } + options.reading.arguments
                + (options.table == nil ? options.reading.tableArguments : [])
            if let column = options.predictionsBy {
                arguments += column.hasPrefix("-") ? ["--by=\(column)"] : ["--by", column]
            }
            if !options.calibration.isEmpty {
                arguments += ["--calibration"] + options.calibration.map { FileName.last(of: $0) }
            }
        } else {
            arguments += options.methods.isEmpty ? ["--all"] : ["--method"] + named
        }
        if options.reference { arguments.append("--reference") }
        if let table = options.table {
            arguments += table.arguments
        } else if !options.dataSets.isEmpty && options.dataSets != ["sine"] {
            arguments += ["--dataset"] + options.dataSets
        }
        arguments += overrides.arguments
        if let level = options.level { arguments += ["--level", "\(level)"] }
        arguments += adjustments.arguments
        if let trials = options.trials { arguments += ["--tune", "\(trials)"] }
        if seed != 0 { arguments += ["--seed", "\(seed)"] }
        if let dataSeed = options.dataSeed { arguments += ["--data-seed", "\(dataSeed)"] }
        if let count = options.seedCount, count > 1 { arguments += ["--seeds", "\(count)"] }
        if options.savesPredictions { arguments.append("--save-predictions") }
        if options.hasBibliography { arguments.append("--bibtex") }
        arguments += choice.arguments
        let usual = FigureFiles()
        if figures.formats != usual.formats {
            arguments += ["--figure-format", figures.formats.map(\.rawValue).joined(separator: ",")]
        }
        if figures.themes != usual.themes {
            arguments += ["--theme", figures.themes.map(\.rawValue).joined(separator: ",")]
        }
        if pageStyle != .inline { arguments += ["--page-style", pageStyle.rawValue] }
        return arguments
    }
}

extension RunOptions {
    /// The same for figures of one kind, and nothing else.
    ///
    /// - Throws: ``SettingError`` if they ask for more.
    func making(figures kind: String) throws(SettingError) -> RunOptions {
        try RunPlan.check(forFigures: self)
        var options = self
        options.figureKinds = [kind]
        return options
    }
}
