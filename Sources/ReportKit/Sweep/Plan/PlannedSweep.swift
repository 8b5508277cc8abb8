import Predictions
import Training

/// A new plan with the files that its units read.
public struct PlannedSweep: Sendable {
    /// The plan.
    public let plan: SweepPlan
    /// The user's files, where the sweep's directory keeps them.
    let files: [PublishedFile]

    /// Repetitions with other splits of the data.
    static let splitCounts = 1...1000

    /// Plans a sweep: everything that is wrong with data or settings is found here.
    ///
    /// - Parameters:
    ///   - runs: the run on each source, with one seed; `dataSets` names one or none.
    ///   - seeds: how many seeds, from that of the runs on.
    ///   - splits: how many draws or splits of the data, each with every seed; nil for one with each seed.
    ///   - shares: shares of the rows to learn from beside all of them, in percent: `[K]`.
    ///   - processors: the cores of the machine.
    /// - Throws: ``SettingError``, ``FileError`` or ``DataProblem``, as `RunPlan` does.
    public init(_ runs: [RunOptions], seeds: Int, splits: Int?, shares: [Int] = [], processors: Int) throws {
        let seedCount = try RunPlan.check(seeds, "seeds", RunPlan.seedCounts) ?? 1
        let splitCount = try RunPlan.check(splits, "splits", Self.splitCounts)
        for share in shares { _ = try RunPlan.check(share, "rows", 1...100) }
        let allShares = Set(shares + [100]).sorted(by: >)
        var sources: [SweepSource] = []
        var cells: [SweepCell] = []
        var files: [PublishedFile] = []
        var warnings: [String] = []
        var names: Set<String> = []
        for asked in runs {
            if let table = asked.table, splitCount != nil,
                table.split.column != nil || table.split.file != nil || table.test != nil
            {
                throw SettingError.combination(
                    "--splits draws the rows that are tested on anew, and for '\(table.fileName)' they are given: leave it out"
                )
            }
            let plan = try RunPlan(asked, processors: processors)
            for name in plan.dataSets.map(\.name) where !names.insert(name).inserted {
                throw SettingError.combination(
                    "two data sets have the name '\(name)': give one of the files another name")
            }
            let (source, own) = try SweepSource.of(asked, plan)
            cells += plan.methods.map { SweepCell($0, source: sources.count, plan) }
            sources.append(source)
            files += own.filter { file in !files.contains { $0.path == file.path } }
            warnings += (plan.warnings + plan.dataSets.flatMap { $0.warnings + $0.coarseColumns })
                .filter { !warnings.contains($0) }
        }
        let first = runs.first?.seed ?? 0
        let root = runs.first?.dataSeed ?? 0
        let roots: [Int?] = splitCount.map { (0..<$0).map { RunPlan.seed(root, plus: $0) } } ?? [nil]
        let numbers = (0..<seedCount).map { RunPlan.seed(first, plus: $0) }
        guard cells.count * allShares.count * roots.count * numbers.count <= SweepPlan.largestCount else {
            throw SettingError.combination(
                "the sweep has \(cells.count * allShares.count * roots.count * numbers.count) units, and \(SweepPlan.largestCount) are the most: make several"
            )
        }
        plan = SweepPlan(
            version: Version.ofBuild, sources: sources, cells: cells, shares: allShares, splits: roots, seeds: numbers,
            warnings: warnings)
        self.files = files
    }
}

extension SweepSource {
    /// What a run learns from, with its files.
    fileprivate static func of(_ asked: RunOptions, _ plan: RunPlan) throws -> (SweepSource, [PublishedFile]) {
        var arguments = plan.arguments ?? []
        if asked.dataSets == ["sine"] { arguments = ["--dataset", "sine"] + arguments }
        let configuration = Configuration(arguments: arguments).keeping(optionNames)
        let paths = [
            ("data", asked.table?.path), ("test", asked.table?.test), ("split-file", asked.table?.split.file),
        ]
        var files: [File] = []
        var contents: [PublishedFile] = []
        for case (let option, let path?) in paths {
            let bytes = try RegularFile.read(path, limit: Int.max)
            let file = File(option: option, name: FileName.last(of: path), digest: Digest(of: bytes).text)
            files.append(file)
            contents.append(PublishedFile(file.place, bytes))
        }
        let name = asked.table?.fileName ?? asked.dataSets.first ?? "sine"
        return (SweepSource(name: name, options: configuration, files: files), contents)
    }
}

extension SweepCell {
    /// A method of a run.
    fileprivate init(_ method: any Method, source: Int, _ plan: RunPlan) {
        self.source = source
        self.method = method.description.name
        settings = plan.dataSets.map { dataSet in
            let chosen = plan.settings(for: method, on: dataSet)
            return Settings(
                dataSet: dataSet.name, values: method.settings.map { ($0.name, $0.text(chosen)) })
        }
        fixed = plan.trials == nil ? [] : plan.overrides.names(for: method)
        cost = plan.dataSets.reduce(1) { $0 &+ Self.cost(method, on: $1, plan) }
    }

    /// What training takes, roughly: passes over the rows times the parameters of the network, or where there is none times
    /// the pairs of a row with others, of which a process or a tree has some at hand.
    private static func cost(_ method: any Method, on dataSet: DataSet, _ plan: RunPlan) -> Int {
        let settings = plan.settings(for: method, on: dataSet)
        let hasNetwork = method.settings.contains { $0.name == Network.hidden.name }
        let size =
            hasNetwork
            ? Network(
                featureCount: dataSet.features.count, widths: settings[Network.hidden],
                activation: settings[Network.activation], noise: .varying
            ).parameterCount : dataSet.training.count * min(dataSet.training.count, 1000) / 4
        let passes = Double(method.runCount(settings)) * Double(method.passCount(settings))
        let fits = Double(1 + dataSet.folds.count) * Double(1 + (plan.trials ?? 0))
        return Int(min(1e15, passes * fits * Double(dataSet.training.count) * Double(size)))
    }
}
