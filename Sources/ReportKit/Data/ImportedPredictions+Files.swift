import Tables
import Predictions
import Training

extension ImportedPredictions {
    /// More points than this are not drawn along a line; a page has fewer pixels.
    private static let drawnLimit = 1000

    /// Reads the files.
    ///
    /// - Throws: ``FileError``, ``SettingError`` or ``DataProblem``.
    static func load(_ paths: [String], table: TableOptions?, _ memory: MemoryLimit) throws -> ImportedPredictions {
        if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
            throw SettingError.combination(
                "--predictions names '\(FileName.last(of: twice))' twice; name each file once")
        }
        let points = try table.map { try PredictionSource.Points($0, memory) }
        let sources = try paths.map { try PredictionSource($0, points: points, memory) }
        try memory.check(sources.map { ($0.name, $0.file.samples) })
        return try ImportedPredictions(sources, points: points, dataName: table?.fileName)
    }

    /// Brings files together.
    init(_ sources: [PredictionSource], points: PredictionSource.Points?, dataName: String?) throws {
        guard let first = sources.first else {
            throw SettingError.combination("--predictions takes one or more files")
        }
        guard let y = sources.lazy.compactMap(\.file.y).first ?? points?.y else {
            throw DataProblem(
                "'\(first.name)' holds no observations: add y with one value for each point, for scores hold predictions against it"
            )
        }
        for source in sources {
            guard source.file.x == first.file.x, source.file.y.map({ Self.agree($0, y) }) ?? true else {
                throw DataProblem(
                    "'\(source.name)' and '\(first.name)' are about different points: give files with the same x and y")
            }
        }
        let tested = y.indices.filter { y[$0].isFinite }
        guard !tested.isEmpty else {
            throw DataProblem("'\(first.name)': no observation is a finite number")
        }
        let file = first.file
        let count = file.featureCount
        let drawn = count == 1 ? Self.line(through: file.x) : []
        let names = Slug.makeAll(sources.map { FileName.stem($0.name) })
        files = try zip(sources, names).map { source, name in
            let samples = source.file.samples
            return File(
                name: name, title: FileName.stem(source.name), sentence: Self.sentence(about: source),
                test: try samples.keeping(tested), line: drawn.isEmpty ? nil : try samples.keeping(drawn))
        }
        let values = drawn.map { file.x[$0] }
        line = drawn.isEmpty ? nil : PredictionGrid(values: values, points: values)
        let training = sources.lazy.compactMap(\.training).first
        let stem = dataName.map(FileName.stem) ?? (sources.count == 1 ? FileName.stem(first.name) : "Predictions")
        let firstFeature = stride(from: 0, to: file.x.count, by: count).map { file.x[$0] }
        dataSet = DataSet(
            name: Slug.make(stem), title: stem, summary: Self.summary(sources, pointCount: y.count, training),
            features: points?.features ?? (count == 1 ? ["x"] : (1...count).map { "x\($0)" }),
            target: points?.target ?? "y",
            training: Observations(x: training?.x ?? [], y: training?.y ?? [], featureCount: count),
            test: Observations(x: file.x, y: y, featureCount: count).rows(tested),
            shown: (firstFeature.min() ?? 0)...(firstFeature.max() ?? 1),
            warnings: Self.warnings(sources, missing: y.count - tested.count))
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
        let form =
            switch samples.form {
            case .draws where samples.holdsNoise: NumberText.count(samples.drawCount, "draw") + " of observations"
            case .draws: NumberText.count(samples.drawCount, "draw") + (samples.modelsNoise ? " with noise" : "")
            case .quantiles(let quantiles): NumberText.count(quantiles.levels.count, "quantile")
            case .interval(let interval): "an interval of \(NumberText.percent(interval.level))"
            }
        return "Predictions from \(source.name): \(form) at each of \(NumberText.count(samples.pointCount, "point"))."
    }

    private static func summary(
        _ sources: [PredictionSource], pointCount: Int, _ training: Observations?
    ) -> String {
        let files = NumberText.list(sources.map(\.name))
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
        return observations + sources.flatMap { source in source.file.warnings.map { "in '\(source.name)' \($0)" } }
    }
}

extension PredictionSamples {
    /// The predictions at some of the points; themselves if those are all.
    fileprivate func keeping(_ points: [Int]) throws(PredictionError) -> PredictionSamples {
        points == Array(0..<pointCount) ? self : try selecting(points: points)
    }
}
