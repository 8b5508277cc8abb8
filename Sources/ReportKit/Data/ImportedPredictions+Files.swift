import Tables
import Predictions
import Training

extension ImportedPredictions {
    /// More points than this are not drawn along a line; a page has fewer pixels.
    private static let drawnLimit = 1000

    /// Reads the files.
    ///
    /// - Parameter kinds: the column of the first that parts the points into kinds; nil for none.
    /// - Throws: ``FileError``, ``SettingError`` or ``DataProblem``.
    static func load(
        _ paths: [String], table: TableOptions?, reading: ReadingChoices, by kinds: String? = nil, _ memory: MemoryLimit
    ) throws -> ImportedPredictions {
        if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw SettingError.combination(
                "--predictions names '\(FileName.last(of: twice))' twice; name each file once")
        }
        let points = try table.map { try PredictionPoints($0, memory) }
        var choices = reading
        choices.pointCount = points?.count
        choices.offset = points.map { ReadingChoices.offset(for: $0.y) }
        var sources: [PredictionSource] = []
        var unknown: Set<String>?
        for (path, title) in zip(paths, SourceNames.titles(of: paths)) {
            let understood = try PredictionSource.understand(path, choices, memory)
            guard table != nil || understood.form != UnderstoodFile.arrayForm else {
                throw SettingError.combination(
                    "'\(FileName.last(of: path))' holds draws without their points: give those with --data FILE.csv --x COLUMN … --y COLUMN, a row for each column of the array"
                )
            }
            unknown = unknown?.intersection(understood.unknownColumns) ?? Set(understood.unknownColumns)
            sources += PredictionSource.models(
                in: understood, name: FileName.last(of: path), title: title, kinds: path == paths[0] ? kinds : nil)
            // What is taken off one is taken off all.
            choices.offset = choices.offset ?? sources.first?.file.offset
            if let name = choices.columns.map(\.name).first(where: { unknown?.contains($0) ?? false }),
                path == paths.last
            {
                throw SettingError.unknown(
                    "column", name, in: understood.parts.map(\.name), list: "'\(FileName.last(of: path))' has")
            }
        }
        sources = try PredictionSource.joiningChains(sources)
        try memory.check(sources.map { ($0.name, $0.file.samples) })
        if let points { sources = try sources.map { try points.join($0, offset: choices.offset ?? 0) } }
        let imported = try ImportedPredictions(
            sources, dataName: table?.fileName, remarks: points?.remarks ?? [], offset: choices.offset ?? 0)
        return try kinds.map { try imported.parted(by: $0, of: paths[0], reading.csv, memory) } ?? imported
    }

    /// Brings files together.
    init(_ sources: [PredictionSource], dataName: String?, remarks: [String], offset: Double) throws {
        guard let first = sources.first else {
            throw SettingError.combination("--predictions takes one or more files")
        }
        guard let y = sources.lazy.compactMap(\.file.y).first else {
            throw DataProblem(
                "'\(first.name)' holds no observations: name their column with --y, add y with one value for each point, for scores hold predictions against it, or give them with --data FILE.csv --x COLUMN … --y COLUMN"
            )
        }
        for source in sources {
            guard source.file.x == first.file.x, source.file.y.map({ Self.agree($0, y) }) ?? true,
                source.file.samples.pointCount == y.count
            else {
                throw DataProblem(
                    "'\(source.name)' and '\(first.name)' are about different points: give files with the same x and y")
            }
        }
        let training = try Self.training(sources)
        let tested = y.indices.filter { y[$0].isFinite }
        guard !tested.isEmpty else {
            throw DataProblem("'\(first.name)': no observation is a finite number")
        }
        let file = first.file
        let constants = Self.constants(file.x, training, first.features)
        // Features that are the same everywhere tell no points apart.
        hasFeatures = file.featureCount > (training == nil ? constants.count : 0)
        let x = hasFeatures ? file.x : Self.ranks(of: file.samples)
        let count = max(1, file.featureCount)
        let drawn = count == 1 ? Self.line(through: x) : []
        let names = Slug.makeAll(sources.map(\.title))
        files = try zip(sources, names).map { source, name in
            let samples = source.file.samples
            return File(
                name: name, title: source.title, sentence: Self.sentence(about: source),
                test: try samples.keeping(tested), line: drawn.isEmpty ? nil : try samples.keeping(drawn))
        }
        let values = drawn.map { x[$0] }
        line = drawn.isEmpty ? nil : PredictionGrid(values: values, points: values)
        let isOne = Set(sources.map(\.name)).count == 1
        let stem = dataName.map(FileName.stem) ?? (isOne ? FileName.stem(first.name) : "Predictions")
        let firstFeature = stride(from: 0, to: x.count, by: count).map { x[$0] }
        let test = Observations(x: x, y: y, featureCount: count).rows(tested)
        var points = DataSet(
            name: Slug.make(stem), title: stem, summary: Self.summary(sources, pointCount: y.count, training),
            features: hasFeatures ? first.features : ["points by rising prediction"],
            target: TargetOffset(offset).name(of: first.target ?? "y"),
            training: Observations(
                x: training?.x ?? [], y: training?.y.map { $0 - offset } ?? [], featureCount: count),
            test: test, shown: (firstFeature.min() ?? 0)...(firstFeature.max() ?? 1),
            warnings: Self.warnings(sources, missing: y.count - tested.count)
                + constants.map { "the feature '\($0)' is the same in all rows, and nothing can be shown over it" }
                + [training.flatMap { Self.warning(aboutRowsOf: test, in: $0, offset: offset) }].compactMap(\.self),
            remarks: Self.distinct(remarks + sources.flatMap(\.remarks))
                + Self.remarks(
                    hasFeatures: hasFeatures, training, sources, offset: offset))
        points.offset = offset
        points.fileOrder = tested
        pointCount = y.count
        dataSet = points
    }

    /// What was decided about the points, one sentence each.
    private static func remarks(
        hasFeatures: Bool, _ training: Observations?, _ sources: [PredictionSource], offset: Double
    ) -> [String] {
        var remarks: [String] = []
        if !hasFeatures {
            remarks.append(
                "the points have no features; figures show them in the order of what \(sources[0].title) predicts; --x names columns that are features"
            )
        }
        remarks += [TargetOffset(offset).remark].compactMap(\.self)
        let knowing = sources.filter { $0.training != nil }
        if training != nil, knowing.count < sources.count {
            remarks.append("the training rows of '\(knowing[0].name)' are taken for those of all")
        }
        return remarks
    }

    private static func distinct(_ remarks: [String]) -> [String] {
        var distinct: [String] = []
        for remark in remarks where !distinct.contains(remark) { distinct.append(remark) }
        return distinct
    }

    /// What all models learned from.
    ///
    /// - Throws: ``DataProblem`` if they learned from different rows, for then no range is that of all.
    private static func training(_ sources: [PredictionSource]) throws(DataProblem) -> Observations? {
        guard let first = sources.first(where: { $0.training != nil }) else { return nil }
        for source in sources {
            guard let own = source.training, own != first.training else { continue }
            throw DataProblem(
                "'\(first.name)' and '\(source.name)' learned from different rows, so that no range of training data is that of both: make a report for each, or leave the rows out with --columns unused=x_train unused=y_train"
            )
        }
        return first.training
    }

    /// The names of features that are the same in all rows.
    private static func constants(_ x: [Double], _ training: Observations?, _ names: [String]) -> [String] {
        names.enumerated().filter { place, _ in
            let values = stride(from: place, to: x.count, by: names.count).map { x[$0] }
            return Set(values + (training?.feature(place) ?? [])).count == 1
        }.map(\.element)
    }

    /// Test points that the models have learned from.
    private static func warning(aboutRowsOf test: Observations, in training: Observations, offset: Double) -> String? {
        let origin = RowOrigin(of: training.x, featureCount: training.featureCount)
        func rows(_ observations: Observations, less offset: Double) -> [[Float]] {
            observations.y.indices.map { row in
                origin.key(observations.x, row) + [Float(observations.y[row] - offset)]
            }
        }
        let known = Set(rows(training, less: offset))
        let count = rows(test, less: 0).count(where: known.contains)
        guard count > 0 else { return nil }
        return
            "\(NumberText.count(count)) of \(NumberText.count(test.count, "test point")) \(count == 1 ? "is a training row, too, and flatters" : "are training rows, too, and flatter") the scores"
    }

    /// The place of each point in the order of the predictions, from 1.
    private static func ranks(of samples: PredictionSamples) -> [Double] {
        let moments = PredictiveMoments(samples)
        let band = moments.band
        let values = moments.mean.indices.map { point in
            let centre =
                moments.mean[point].isFinite ? moments.mean[point] : (band.lower[point] + band.upper[point]) / 2
            return centre.isNaN ? Double.infinity : centre
        }
        var ranks = [Double](repeating: 0, count: values.count)
        for (rank, point) in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }).enumerated() {
            ranks[point] = Double(rank + 1)
        }
        return ranks
    }

    /// Whether observations are the same; missing ones may be missing in both.
    private static func agree(_ first: [Double], _ second: [Double]) -> Bool {
        first.count == second.count && zip(first, second).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }

    /// Points with different x in rising order, the first and the last among them.
    private static func line(through x: [Double]) -> [Int] {
        var distinct: [Int] = []
        for point in x.indices.sorted(by: { (x[$0], $0) < (x[$1], $1) })
        where distinct.last.map({ x[$0] < x[point] }) ?? true {
            distinct.append(point)
        }
        guard distinct.count > drawnLimit else { return distinct }
        return (0..<drawnLimit).map { distinct[$0 * (distinct.count - 1) / (drawnLimit - 1)] }
    }

    private static func sentence(about source: PredictionSource) -> String {
        let samples = source.file.samples
        let form = PredictionWords.form(of: samples)
        return "Predictions from \(source.name): \(form) at each of \(NumberText.count(samples.pointCount, "point"))."
    }

    private static func summary(
        _ sources: [PredictionSource], pointCount: Int, _ training: Observations?
    ) -> String {
        let files = NumberText.list(distinct(sources.map(\.name)))
        let range =
            training.map { "The training range is that of \(NumberText.count($0.y.count, "training row"))." }
            ?? "The training data are not known, so all points count as inside their range."
        return "\(NumberText.count(pointCount, "point")) with predictions from \(files). \(range)"
    }

    private static func warnings(_ sources: [PredictionSource], missing: Int) -> [String] {
        let observations =
            missing == 0
            ? []
            : [
                "\(NumberText.count(missing, "observation")) of y \(missing == 1 ? "is not finite and was" : "are not finite and were") left out"
            ]
        return observations + sources.flatMap { source in source.warnings.map { "in '\(source.name)' \($0)" } }
    }
}

extension PredictionSamples {
    /// The predictions at some of the points; themselves if those are all.
    fileprivate func keeping(_ points: [Int]) throws(PredictionError) -> PredictionSamples {
        points == Array(0..<pointCount) ? self : try selecting(points: points)
    }
}
