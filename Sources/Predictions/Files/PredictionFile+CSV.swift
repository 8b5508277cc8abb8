import Tables

extension PredictionFile {
    /// Reads a CSV file with a row for each point.
    ///
    /// Columns: `x`, or `x1` to `xd`; `mean`, or `mean1` to `meanS`; optionally `variance`, or `variance1` to `varianceS`;
    /// optionally `y`. Others are passed over. An empty mean or variance is NaN.
    ///
    /// - Throws: ``PredictionFileError``.
    public init(csv bytes: [UInt8]) throws(PredictionFileError) {
        let result: CSVResult
        let features: [String]
        let means: [String]
        let variances: [String]
        do {
            let reader = CSVReader()
            let names = try reader.columnNames(in: bytes)
            features = Self.series("x", in: names)
            means = Self.series("mean", in: names)
            variances = Self.series("variance", in: names)
            // A series that is missing is asked for by its name, for the reader's message.
            let needed = (features.isEmpty ? ["x"] : features) + (means.isEmpty ? ["mean"] : means)
            let optional = variances + (names.contains("y") ? ["y"] : [])
            result = try reader.table(
                from: bytes, columns: needed + optional, allowingGapsIn: Set(means + variances))
        } catch {
            throw .table(error)
        }
        var columns = result.table.columns.map(\.values)[...]
        let points = result.table.rowCount
        let x = Array(columns.prefix(features.count))
        columns = columns.dropFirst(features.count)
        let mean = columns.prefix(means.count).flatMap { $0.map { Float($0) } }
        columns = columns.dropFirst(means.count)
        let variance = columns.prefix(variances.count).flatMap { $0.map { Float($0) } }
        let y = columns.dropFirst(variances.count).first
        guard variances.isEmpty || variances.count == means.count else {
            throw .shape(
                "variance", found: [variances.count, points],
                expected: "\(NumPyError.text([means.count, points])), one column for each of the \(means.count) of mean"
            )
        }
        let samples: PredictionSamples
        do {
            samples = try PredictionSamples(
                drawCount: means.count, pointCount: points, mean: mean,
                noise: variances.isEmpty ? .none : .perPoint(variance))
        } catch {
            throw .predictions(error)
        }
        try self.init(
            x: (0..<points).flatMap { row in x.map { $0[row] } }, featureCount: features.count, samples: samples, y: y)
    }

    /// The file as CSV, a row for each point: features, `y` where it is known, means, and variances where there are some.
    ///
    /// A variance that belongs to a whole draw is repeated in each row.
    public func csv() -> [UInt8] {
        let draws = 0..<samples.drawCount
        func names(_ name: String, _ count: Int) -> [String] {
            count == 1 ? [name] : (1...count).map { "\(name)\($0)" }
        }
        var writer = CSVWriter(
            header: names("x", featureCount) + (y == nil ? [] : ["y"]) + names("mean", samples.drawCount)
                + (samples.modelsNoise ? names("variance", samples.drawCount) : []))
        for point in 0..<samples.pointCount {
            var cells = (0..<featureCount).map { CSVWriter.Cell.number(x[point * featureCount + $0]) }
            if let y { cells.append(.number(y[point])) }
            cells += draws.map { .single(samples.mean[$0 * samples.pointCount + point]) }
            switch samples.noise {
            case .none: break
            case .perDraw(let variance): cells += draws.map { .single(variance[$0]) }
            case .perPoint(let variance): cells += draws.map { .single(variance[$0 * samples.pointCount + point]) }
            }
            writer.append(cells)
        }
        return writer.bytes
    }

    /// The column of this name, or those of this name with the numbers 1, 2, … as far as they go.
    private static func series(_ name: String, in names: [String]) -> [String] {
        if names.contains(name) { return [name] }
        let known = Set(names)
        return Array((1...max(1, names.count)).lazy.map { "\(name)\($0)" }.prefix { known.contains($0) })
    }
}
