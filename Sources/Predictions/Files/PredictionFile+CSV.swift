import Tables

extension PredictionFile {
    /// Reads a CSV file with a row for each point.
    ///
    /// Columns: `x`, or `x1` to `xd`; `mean`, or `mean1` to `meanS` (or `sample1` to `sampleS`); optionally `variance`, or
    /// `variance1` to `varianceS`; optionally `y`. An empty mean or variance is NaN. In the place of means there may be
    /// quantiles, each column named with its level as in `quantile0.025`, or `lower`, `upper` and `level`, which is the same
    /// in all rows, and maybe `centre`. ``UnderstoodFile`` knows more names and forms, and says what was not used.
    ///
    /// - Throws: ``PredictionFileError`` if the file can't be read, or its columns make no predictions.
    public init(csv bytes: [UInt8]) throws(PredictionFileError) {
        self = try Self.only(UnderstoodFile(csv: bytes))
    }

    /// The file as CSV, a row for each point: features, `y` where it is known, and the predictions.
    ///
    /// A variance that belongs to a whole draw, and the level of an interval, are repeated in each row.
    public func csv() -> [UInt8] {
        var writer = CSVWriter(
            header: (featureCount == 0 ? [] : Self.names("x", featureCount)) + (y == nil ? [] : ["y"]) + predictionNames
        )
        for point in 0..<samples.pointCount {
            var cells = (0..<featureCount).map { CSVWriter.Cell.number(x[point * featureCount + $0]) }
            if let y { cells.append(.number(y[point] + offset)) }
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
            Self.names(samples.holdsNoise && !samples.modelsNoise ? "sample" : "mean", samples.drawCount)
                + (samples.modelsNoise ? Self.names("variance", samples.drawCount) : []) + centreName
        case .quantiles(let quantiles): quantiles.levels.map { "quantile\($0)" } + centreName
        case .interval(let interval): ["lower", "upper", "level"] + (interval.centre == nil ? [] : ["centre"])
        }
    }

    private var centreName: [String] { samples.centre == nil ? [] : ["centre"] }

    private func centreCell(_ point: Int) -> [CSVWriter.Cell] {
        samples.centre.map { [.number($0[point] + offset)] } ?? []
    }

    /// A value in single precision as it is, or the sum of it and the offset.
    private func cell(_ value: Float) -> CSVWriter.Cell {
        offset == 0 ? .single(value) : .number(Double(value) + offset)
    }

    private func predictionCells(_ point: Int) -> [CSVWriter.Cell] {
        let draws = 0..<samples.drawCount
        switch samples.form {
        case .draws: break
        case .quantiles(let quantiles):
            return quantiles.levels.indices.map { cell(quantiles.values[$0 * samples.pointCount + point]) }
                + centreCell(point)
        case .interval(let interval):
            let ends = [interval.lower[point] + offset, interval.upper[point] + offset, interval.level]
            return (ends + (interval.centre.map { [$0[point] + offset] } ?? [])).map { .number($0) }
        }
        let means = draws.map { cell(samples.mean[$0 * samples.pointCount + point]) }
        let variances: [CSVWriter.Cell] =
            switch samples.noise {
            case .none: []
            case .perDraw(let variance): draws.map { .single(variance[$0]) }
            case .perPoint(let variance): draws.map { .single(variance[$0 * samples.pointCount + point]) }
            }
        return means + variances + centreCell(point)
    }
}
