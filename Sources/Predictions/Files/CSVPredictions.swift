import Tables

/// The columns of a CSV file that hold predictions, in one of the three forms that they may have.
struct CSVPredictions {
    /// What stands before the level in the name of a column of quantiles.
    static let quantilePrefix = "quantile"

    private let table: Table
    /// Names of the columns by what they hold.
    private let names: [String: [String]]
    private let levels: [Double]
    private let holdsNoise: Bool

    /// Finds the columns by their names and reads them.
    init(_ bytes: [UInt8]) throws(CSVError) {
        let reader = CSVReader()
        let all = try reader.columnNames(in: bytes)
        let quantiles = all.compactMap { name -> (name: String, level: Double)? in
            guard name.hasPrefix(Self.quantilePrefix) else { return nil }
            return Double(name.dropFirst(Self.quantilePrefix.count)).map { (name, $0) }
        }.sorted { $0.level < $1.level }
        var names = ["x": Self.series("x", in: all), "mean": Self.series("mean", in: all)]
        names["variance"] = Self.series("variance", in: all)
        names["y"] = all.contains("y") ? ["y"] : []
        let hasMeans = names["mean"] != []
        if names["mean"] == [] { names["mean"] = Self.series("sample", in: all) }
        if names["mean"] == [] { names["mean"] = Self.series("samples", in: all) }
        holdsNoise = !hasMeans && names["mean"] != []
        var gaps = Set((names["mean"] ?? []) + (names["variance"] ?? []))
        if names["mean"] == [], !quantiles.isEmpty {
            names["quantile"] = quantiles.map(\.name)
            gaps = Set(quantiles.map(\.name))
        } else if names["mean"] == [], all.contains("lower") {
            for name in ["lower", "upper", "level"] { names[name] = [name] }
            names["centre"] = all.contains("centre") ? ["centre"] : []
            gaps = ["lower", "upper", "centre"]
        } else if names["mean"] == [] {
            // What is missing is asked for by its name, for the reader's message.
            names["mean"] = ["mean"]
        }
        if names["x"] == [] { names["x"] = ["x"] }
        let order = ["x", "mean", "variance", "quantile", "lower", "upper", "level", "centre", "y"]
        table = try reader.table(
            from: bytes, columns: order.flatMap { names[$0] ?? [] }, allowingGapsIn: gaps.union(["y"])
        ).table
        self.names = names
        levels = quantiles.map(\.level)
    }

    /// The number of points.
    var rowCount: Int { table.rowCount }

    /// The columns of one meaning, in their order.
    func series(_ meaning: String) -> [[Double]] {
        (names[meaning] ?? []).compactMap { name in table.columns.first { $0.name == name }?.values }
    }

    /// The predictions.
    func samples() throws(PredictionFileError) -> PredictionSamples {
        let (means, variances) = (series("mean"), series("variance"))
        if !means.isEmpty, !variances.isEmpty, variances.count != means.count {
            throw .shape(
                "variance", found: [variances.count, rowCount],
                expected:
                    "\(NumPyError.text([means.count, rowCount])), one column for each of the \(means.count) of mean"
            )
        }
        do throws(PredictionError) {
            if !means.isEmpty {
                return try PredictionSamples(
                    drawCount: means.count, pointCount: rowCount, mean: Self.floats(means),
                    noise: variances.isEmpty ? .none : .perPoint(Self.floats(variances)), holdsNoise: holdsNoise)
            }
            if let lower = series("lower").first, let upper = series("upper").first, let level = series("level").first {
                if let point = level.indices.first(where: { level[$0] != level[0] }) {
                    throw PredictionError.level(index: point, value: level[point])
                }
                return PredictionSamples(
                    try PredictiveInterval(
                        level: level.first ?? .nan, lower: lower, upper: upper, centre: series("centre").first))
            }
            return PredictionSamples(try PredictiveQuantiles(levels: levels, values: Self.floats(series("quantile"))))
        } catch {
            throw .predictions(error)
        }
    }

    private static func floats(_ columns: [[Double]]) -> [Float] { columns.flatMap { $0.map { Float($0) } } }

    /// The column of this name, or those of this name with the numbers 1, 2, … as far as they go.
    private static func series(_ name: String, in names: [String]) -> [String] {
        if names.contains(name) { return [name] }
        let known = Set(names)
        return Array((1...max(1, names.count)).lazy.map { "\(name)\($0)" }.prefix { known.contains($0) })
    }
}
