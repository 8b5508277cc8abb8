import Predictions
import Training

/// What a method predicts on a data set, with every number about it: what of an evaluation costs time.
struct ScoredPredictions: Sendable {
    /// The predictions, and what was derived from them.
    var predictions: MethodPredictions
    /// All numbers about them.
    var scores: ScoreTable
    /// Whether what was learned is one function.
    var isOfOneFunction: Bool
}

extension WorkCache {
    /// The key of what a trained method predicts on a data set, and of its scores.
    ///
    /// - Parameters:
    ///   - data: the digest of the data set and of the lines.
    ///   - scores: what is scored.
    ///   - bootstrap: how their intervals are found.
    func key(
        of trained: TrainedMethod, data: Digest, scores: [Score], _ bootstrap: Bootstrap
    ) -> Key {
        key("scores") { writer in
            writer.append(data)
            writer.append(bootstrap.resampleCount)
            for score in scores { writer.append(score.name) }
            for method in [trained] + trained.folds {
                writer.append(method.method.description.name)
                writer.append(method.settings.exactText())
                writer.append(method.key.bits)
                writer.append([method.bandLevel.probability])
                // Learned from the same, they differ in what was kept on the way alone.
                writer.append(method.runs.count)
                for run in method.runs {
                    writer.append(run.isUsable ? 1 : 0)
                    writer.append(run.checkpoints.map { Double($0.epoch) })
                }
            }
        }
    }
}

extension WorkCache {
    /// What was kept of a method's predictions and scores, if it is there.
    func scores(_ key: Key, observed: [Double], on path: KernelPath) -> ScoredPredictions? {
        value(key) { reader throws(ByteReader.Damage) in
            try ScoredPredictions(&reader, observed: observed, on: path)
        }
    }
}

extension Digest {
    /// The digest of everything on a data set that predictions and scores depend on.
    init(of dataSet: DataSet, lines: [PredictionGrid]) {
        var writer = DigestWriter()
        writer.append(dataSet.name)
        for rows in [dataSet.training, dataSet.test] {
            writer.append(rows.featureCount)
            writer.append(rows.x)
            writer.append(rows.y)
        }
        writer.append(dataSet.newRows?.x ?? [])
        writer.append([dataSet.shown.lowerBound, dataSet.shown.upperBound])
        writer.append(dataSet.gap.map { [$0.lowerBound, $0.upperBound] } ?? [])
        for fold in dataSet.folds {
            writer.append(fold.points.map(Double.init))
            writer.append(fold.training.x)
            writer.append(fold.training.y)
        }
        for line in lines { writer.append(line.points) }
        // Functions, told by their values wherever they are asked for.
        let places = dataSet.features.count == 1 ? dataSet.test.x + lines.flatMap(\.points) : []
        writer.append(dataSet.truth.map { places.map($0) } ?? [])
        writer.append(dataSet.noise.map { places.map($0) } ?? [])
        self = writer.digest
    }
}

extension ScoredPredictions {
    /// Writes everything.
    func write(_ writer: inout ByteWriter) {
        predictions.test.write(&writer)
        writer.append(predictions.lines) { $1.write(&$0) }
        for samples in [predictions.fitted, predictions.map, predictions.newRows] {
            writer.append(samples) { $1.write(&$0) }
        }
        writer.append(predictions.frames) { writer, frame in
            writer.append(frame.epoch)
            frame.samples.write(&writer)
        }
        writer.append(predictions.rankedProbabilities) { $0.append($1) }
        writer.append(predictions.observed?.known) { writer, known in
            writer.append(known.isPrepared)
            writer.append(known.columns) { writer, column in
                writer.append(column.name)
                writer.append(column.values)
            }
        }
        writer.append(scores.numbers) { $1.write(&$0) }
        writer.append(isOfOneFunction)
    }

    /// Reads what ``write(_:)`` wrote.
    ///
    /// - Parameters:
    ///   - observed: what was observed at the test points: `[N]`.
    ///   - path: the kind of CPU that computes what is not there.
    init(
        _ reader: inout ByteReader, observed: [Double], on path: KernelPath
    ) throws(ByteReader.Damage) {
        let read = PredictionSamples.reading
        var predictions = MethodPredictions(test: try read(&reader), lines: try reader.array(read))
        predictions.fitted = try reader.optional(read)
        predictions.map = try reader.optional(read)
        predictions.newRows = try reader.optional(read)
        predictions.frames = try reader.array { reader throws(ByteReader.Damage) in
            MethodPredictions.Frame(epoch: try reader.integer(), samples: try read(&reader))
        }
        predictions.rankedProbabilities = try reader.optional { reader throws(ByteReader.Damage) in
            try reader.doubles()
        }
        let known = try reader.optional { reader throws(ByteReader.Damage) in
            let isPrepared = try reader.bool()
            let columns = try reader.array { reader throws(ByteReader.Damage) in
                ObservedPredictions.Known.Column(name: try reader.text(), values: try reader.doubles())
            }
            return ObservedPredictions.Known(columns: columns, isPrepared: isPrepared)
        }
        if let known {
            do throws(PredictionError) {
                predictions.observed = try ObservedPredictions(predictions.test, observed: observed, on: path)
            } catch {
                throw ByteReader.Damage()
            }
            predictions.observed?.restore(known)
        }
        self.predictions = predictions
        scores = ScoreTable(
            try reader.array { reader throws(ByteReader.Damage) in try EvaluatedScore(&reader) })
        isOfOneFunction = try reader.bool()
    }
}

extension EvaluatedScore {
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.append(key.name)
        writer.append(region.rawValue)
        for number in [value, low, high] { writer.append(number) { $0.append($1) } }
        writer.append(points) { $0.append($1) }
        for text in [form?.rawValue, reason] { writer.append(text) { $0.append($1) } }
    }

    fileprivate init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
        func text(_ reader: inout ByteReader) throws(ByteReader.Damage) -> String { try reader.text() }
        func number(_ reader: inout ByteReader) throws(ByteReader.Damage) -> Double { try reader.double() }
        let key = ScoreKey(try reader.text())
        guard let region = Region(rawValue: try reader.text()) else { throw ByteReader.Damage() }
        let value = try reader.optional(number)
        let low = try reader.optional(number)
        let high = try reader.optional(number)
        let points = try reader.optional { reader throws(ByteReader.Damage) in try reader.integer() }
        let form = try reader.optional(text)
        let reason = try reader.optional(text)
        self.init(
            key, region, value, low: low, high: high, points: points, form: form.flatMap(Score.Form.init(rawValue:)),
            reason: reason)
    }
}

extension PredictionSamples {
    /// Writes samples in whatever form.
    fileprivate func write(_ writer: inout ByteWriter) {
        writer.append([bandLevel.probability])
        switch form {
        case .draws:
            writer.append("draws")
            writer.append(drawCount)
            writer.append(pointCount)
            writer.append(mean)
            switch noise {
            case .none: writer.append("none")
            case .perDraw(let variance):
                writer.append("draw")
                writer.append(variance)
            case .perPoint(let variance):
                writer.append("point")
                writer.append(variance)
            }
            writer.append(holdsNoise)
            writer.append(student) { writer, laws in
                writer.append(laws.flatMap { [$0.location, $0.scale, $0.freedom] })
            }
        case .quantiles(let quantiles):
            writer.append("quantiles")
            writer.append(quantiles.levels)
            writer.append(quantiles.values)
            writer.append(quantiles.epistemicDeviation) { $0.append($1) }
        case .interval(let interval):
            writer.append("interval")
            writer.append([interval.level])
            writer.append(interval.lower)
            writer.append(interval.upper)
            writer.append(interval.centre) { $0.append($1) }
        }
        writer.append(centre) { $0.append($1) }
    }

    /// Reads what ``write(_:)`` wrote.
    fileprivate static func reading(_ reader: inout ByteReader) throws(ByteReader.Damage) -> PredictionSamples {
        guard let level = try reader.doubles().first.flatMap({ BandLevel($0) }) else { throw ByteReader.Damage() }
        return try form(&reader).drawn(as: level)
    }

    private static func form(_ reader: inout ByteReader) throws(ByteReader.Damage) -> PredictionSamples {
        func doubles(_ reader: inout ByteReader) throws(ByteReader.Damage) -> [Double] { try reader.doubles() }
        func floats(_ reader: inout ByteReader) throws(ByteReader.Damage) -> [Float] { try reader.floats() }
        switch try reader.text() {
        case "draws":
            let (draws, points) = (try reader.integer(), try reader.integer())
            let mean = try reader.floats()
            let noise: Noise =
                switch try reader.text() {
                case "none": .none
                case "draw": .perDraw(try reader.floats())
                case "point": .perPoint(try reader.floats())
                default: throw ByteReader.Damage()
                }
            let holdsNoise = try reader.bool()
            let laws = try reader.optional(doubles)
            let centre = try reader.optional(doubles)
            let student = laws.map { laws in
                stride(from: 0, to: laws.count - 2, by: 3).map {
                    StudentDistribution(location: laws[$0], scale: laws[$0 + 1], freedom: laws[$0 + 2])
                }
            }
            return try usable { () throws(PredictionError) in
                try PredictionSamples(
                    drawCount: draws, pointCount: points, mean: mean, noise: noise, holdsNoise: holdsNoise,
                    centre: centre, student: student)
            }
        case "quantiles":
            let (levels, values) = (try reader.doubles(), try reader.floats())
            let deviation = try reader.optional(floats)
            let centre = try reader.optional(doubles)
            return try usable { () throws(PredictionError) in
                PredictionSamples(
                    try PredictiveQuantiles(levels: levels, values: values, epistemicDeviation: deviation),
                    centre: centre)
            }
        case "interval":
            let (level, lower, upper) = (try reader.doubles(), try reader.doubles(), try reader.doubles())
            let named = try reader.optional(doubles)
            _ = try reader.optional(doubles)
            return try usable { () throws(PredictionError) in
                PredictionSamples(
                    try PredictiveInterval(level: level.first ?? 0, lower: lower, upper: upper, centre: named))
            }
        default: throw ByteReader.Damage()
        }
    }

    private static func usable(
        _ make: () throws(PredictionError) -> PredictionSamples
    ) throws(ByteReader.Damage) -> PredictionSamples {
        do {
            return try make()
        } catch {
            throw ByteReader.Damage()
        }
    }
}
