import Tables

extension PredictionFile {
    /// Reads a CSV file with a row for each point.
    ///
    /// Columns: `x`, or `x1` to `xd`; `mean`, or `mean1` to `meanS` (or `sample1` to `sampleS`); optionally `variance`, or `variance1` to `varianceS`;
    /// optionally `y`. Others are passed over. An empty mean or variance is NaN.
    ///
    /// In the place of means there may be quantiles, each column named with its level as in `quantile0.025`, or `lower`,
    /// `upper` and `level`, which is the same in all rows, and maybe `centre`.
    ///
    /// - Throws: ``PredictionFileError`` if the file can't be read, or its columns make no predictions.
    public init(csv bytes: [UInt8]) throws(PredictionFileError) {
        let content: CSVPredictions
        do {
            content = try CSVPredictions(bytes)
        } catch {
            throw .table(error)
        }
        let x = content.series("x")
        try self.init(
            x: (0..<content.rowCount).flatMap { row in x.map { $0[row] } }, featureCount: x.count,
            samples: try content.samples(), y: content.series("y").first)
    }

    /// The file as CSV, a row for each point: features, `y` where it is known, and the predictions.
    ///
    /// A variance that belongs to a whole draw, and the level of an interval, are repeated in each row.
    public func csv() -> [UInt8] {
        var writer = CSVWriter(
            header: Self.names("x", featureCount) + (y == nil ? [] : ["y"]) + predictionNames)
        for point in 0..<samples.pointCount {
            var cells = (0..<featureCount).map { CSVWriter.Cell.number(x[point * featureCount + $0]) }
            if let y { cells.append(.number(y[point])) }
            writer.append(cells + predictionCells(point))
        }
        return writer.bytes
    }

    private static func names(_ name: String, _ count: Int) -> [String] {
        count == 1 ? [name] : (1...count).map { "\(name)\($0)" }
    }

    private var predictionNames: [String] {
        switch samples.form {
        case .draws:
            Self.names(samples.holdsNoise ? "sample" : "mean", samples.drawCount)
                + (samples.modelsNoise ? Self.names("variance", samples.drawCount) : [])
        case .quantiles(let quantiles): quantiles.levels.map { "\(CSVPredictions.quantilePrefix)\($0)" }
        case .interval(let interval): ["lower", "upper", "level"] + (interval.centre == nil ? [] : ["centre"])
        }
    }

    private func predictionCells(_ point: Int) -> [CSVWriter.Cell] {
        let draws = 0..<samples.drawCount
        switch samples.form {
        case .draws: break
        case .quantiles(let quantiles):
            return quantiles.levels.indices.map { .single(quantiles.values[$0 * samples.pointCount + point]) }
        case .interval(let interval):
            let ends = [interval.lower[point], interval.upper[point], interval.level]
            return (ends + (interval.centre.map { [$0[point]] } ?? [])).map { .number($0) }
        }
        let means = draws.map { CSVWriter.Cell.single(samples.mean[$0 * samples.pointCount + point]) }
        switch samples.noise {
        case .none: return means
        case .perDraw(let variance): return means + draws.map { .single(variance[$0]) }
        case .perPoint(let variance): return means + draws.map { .single(variance[$0 * samples.pointCount + point]) }
        }
    }
}
