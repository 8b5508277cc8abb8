public import Figures
public import Predictions
public import Training

/// Everything that a run will do, checked: whatever is wrong with data or settings is found when a plan is made.
///
/// A plan is made from values, as here, or from what a user wrote on a command line:
///
/// ```swift
/// let plan = try RunPlan(dataSets: [mine], methods: [DeepEnsemble(), GaussianProcess()], output: output)
/// let paths = try await plan.run(observer).paths
/// ```
public struct RunPlan: Sendable {
    /// What is trained on, in the order of the report.
    public private(set) var dataSets: [DataSet]
    /// What is trained, in the order of the report.
    public let methods: [any Method]
    /// Predictions that were read from files; then nothing is trained.
    let imported: ImportedPredictions?
    /// The settings that the user gave.
    public let overrides: SettingOverrides
    /// How many settings of each method are tried on rows held out; nil to take them as they are.
    public let trials: Int?
    /// The files of each figure.
    public let figures: FigureFiles
    /// How the page hangs together with the files beside it.
    public private(set) var pageStyle: PageStyle
    /// The kinds of figures.
    let choice: FigureChoice
    /// What is done to predictions after training.
    let adjustments: AdjustmentChoice
    /// Which band of the predictions stands for all uncertainty.
    public internal(set) var bandLevel = BandLevel.twoSigma
    /// The directory of the report.
    public let output: String
    /// What keeps work for the next run, if anything does.
    var cache: WorkCache?
    /// What the run is made from; nil if it is made from values.
    var origin: RunOrigin?
    /// The root of all randomness.
    public private(set) var seed: Int
    /// The same plan with the seeds that follow, none for a run with one seed.
    var repetitions: [RunPlan] = []
    /// Whether files of others may stay in the output directory.
    public let force: Bool
    /// Whether the predictions at the test points become files of the report.
    let savesPredictions: Bool
    /// What else is made for other places than the report.
    var exports: [any ReportExport] = []
    /// How intervals of scores are found.
    var bootstrap = Bootstrap()
    /// Whether the papers of the methods become a file of the report.
    var hasBibliography = false
    /// How many jobs go at a time.
    public private(set) var jobs: Int
    /// The hot loops to compute with; all give the same bits.
    public let kernels: Kernels
    /// What the reader must know about the settings.
    public let warnings: [String]
    /// The options that make the same report again, files by their names alone; nil if none do.
    let arguments: [String]?

    /// Numbers that name a stream of random numbers.
    public static let seeds = 0...Int.max
    /// Repetitions with other seeds.
    public static let seedCounts = 1...1000
    /// Jobs at a time.
    public static let jobLimits = 1...1024

    /// Settings tried for each method.
    public static let trialLimits = 2...100_000

    /// Plans a run from values.
    ///
    /// - Parameters:
    ///   - dataSets: what is trained on, in the order of the report.
    ///   - methods: what is trained, each with its own defaults.
    ///   - scores: what is scored.
    ///   - figures: the kinds of figures that the report holds; those that stand there on request are among them.
    ///   - files: which files each figure is published as.
    ///   - pageStyle: how the page hangs together with the files beside it.
    ///   - bandLevel: which band of the predictions is drawn and judged.
    ///   - output: the path of the report's directory.
    ///   - seed: the root of all randomness, from 0.
    ///   - seedCount: how many times training and scoring are repeated, each time with the next seed, on the same data.
    ///   - jobs: how many go at a time; it changes nothing in the report.
    ///   - force: whether files of others may stay in the output directory.
    /// - Throws: ``SettingError`` if there is nothing to train or to train on, two methods or data sets have one name, or a
    ///   number is out of range.
    public init(
        dataSets: [DataSet], methods: [any Method], scores: [Score] = Score.all,
        figures: [FigureKind] = FigureKind.all.filter { $0.standing != .onRequest }, files: FigureFiles = FigureFiles(),
        pageStyle: PageStyle = .inline, bandLevel: BandLevel = .twoSigma, output: String, seed: Int = 0,
        seedCount: Int = 1, jobs: Int = 1,
        force: Bool = false
    ) throws(SettingError) {
        guard !dataSets.isEmpty, !methods.isEmpty else {
            throw .combination("a run needs at least one data set and one method")
        }
        for (kind, names) in [("data sets", dataSets.map(\.name)), ("methods", methods.map(\.description.name))]
        where Set(names).count < names.count {
            throw .combination("two \(kind) have one name: \(names.joined(separator: ", "))")
        }
        try self.init(
            dataSets: dataSets, methods: methods, imported: nil, overrides: SettingOverrides(), trials: nil,
            figures: files, pageStyle: pageStyle, choice: FigureChoice(asked: figures),
            adjustments: AdjustmentChoice(scores: scores),
            output: output, seed: seed, jobs: jobs, kernels: .best, force: force,
            savesPredictions: false, arguments: nil)
        guard Self.seedCounts.contains(seedCount) else {
            throw .value("seeds", found: "\(seedCount)", expected: "a whole number from 1 to 1000")
        }
        self.bandLevel = bandLevel
        repetitions = (1..<max(seedCount, 1)).map { of(seed: Self.seed(seed, plus: $0)) }
    }

    /// Puts a plan together and checks what concerns several of its parts.
    init(
        dataSets: [DataSet], methods: [any Method], imported: ImportedPredictions?, overrides: SettingOverrides,
        trials: Int?, figures: FigureFiles, pageStyle: PageStyle = .inline, choice: FigureChoice,
        adjustments: AdjustmentChoice,
        memory: MemoryLimit = .usual, output: String, seed: Int, jobs: Int, kernels: Kernels,
        force: Bool, savesPredictions: Bool,
        arguments: [String]?
    ) throws(SettingError) {
        guard !output.isEmpty else {
            throw .value("output", found: "nothing", expected: "the path of a directory")
        }
        guard pageStyle != .linked || figures.formats.contains(where: { $0 != .pdf }) else {
            throw .combination(
                "a linked page shows figures that are files, and no page shows a PDF: add png or svg to --figure-format"
            )
        }
        try Self.checkSize(methods, on: dataSets, overrides)
        try memory.check(methods, on: dataSets, overrides)
        self.dataSets = dataSets
        self.methods = methods
        self.imported = imported
        self.overrides = overrides
        self.trials = trials
        self.figures = figures
        self.pageStyle = pageStyle
        self.choice = choice
        self.adjustments = adjustments
        self.output = output
        self.seed = try Self.check(seed, "seed", Self.seeds) ?? 0
        self.jobs = try Self.check(jobs, "jobs", Self.jobLimits) ?? 1
        self.kernels = kernels
        self.force = force
        self.savesPredictions = savesPredictions
        self.arguments = arguments
        let names = dataSets.flatMap { [$0.title] + $0.features + [$0.target] }
        var different: [String] = []
        for name in names where !different.contains(name) { different.append(name) }
        warnings =
            overrides.unused(by: methods).map { "none of the chosen methods uses the setting '\($0)'" }
            + [PageTypeface.warning(about: different)].compactMap(\.self)
            + choice.warnings(featureCounts: dataSets.map(\.features.count))
    }

    /// The command that makes the same report again; nil if none does.
    public var command: String? { arguments.map { ShellText.line(["swift", "run", "report"] + $0) } }

    /// The same as a file of options.
    public var configuration: String? { arguments.map { Configuration(arguments: $0).json } }

    /// The same plan with another seed, on the same data and on one core, since several go at a time.
    private func of(seed: Int) -> RunPlan {
        var plan = self
        plan.seed = seed
        plan.jobs = 1
        return plan
    }

    /// The same plan with a share of the rows to learn from.
    ///
    /// - Parameters:
    ///   - percent: from 1 to 100.
    ///   - root: the root of the randomness of the data.
    func learning(fromPercent percent: Int, root: Int) -> RunPlan {
        let key = RandomKey(seed: UInt64(root)).child("rows")
        var plan = self
        plan.dataSets = dataSets.map {
            $0.learning(fromShare: Double(percent) / 100, key: key.child($0.name))
        }
        return plan
    }

    /// A seed that follows another; after the last comes the first.
    static func seed(_ first: Int, plus offset: Int) -> Int {
        first.addingReportingOverflow(offset).partialValue & Int.max
    }

    /// The complete settings of a method on a data set.
    public func settings(for method: any Method, on dataSet: DataSet) -> TrainingSettings {
        var settings = overrides.apply(to: method.defaults(for: dataSet), of: method)
        settings.checkpoints = FilmstripEpochs.of(settings[Descent.epochs])
        return settings
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
                    activation: settings[Network.activation], noise: .varying
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

    /// A number that an option gave, if it lies in the option's range.
    static func check(
        _ value: Int?, _ option: String, _ range: ClosedRange<Int>
    ) throws(SettingError) -> Int? {
        guard let value, !range.contains(value) else { return value }
        throw .value(
            option, found: "\(value)", expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
}
