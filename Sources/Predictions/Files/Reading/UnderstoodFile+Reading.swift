import Tables

extension UnderstoodFile {
    /// Understands arrays by their names and shapes.
    ///
    /// - Throws: ``PredictionFileError`` if they make no predictions, or more than one meaning is possible.
    init(
        _ arrays: [InputArray], isTable: Bool, form: String, choices: ReadingChoices, remarks: [String] = []
    ) throws(PredictionFileError) {
        var reading = try FileReading(arrays, isTable: isTable, choices: choices)
        reading.remarks = remarks
        let points = try reading.points()
        let offset = choices.offset ?? reading.offset(points)
        var models: [Model] = []
        for name in reading.models {
            let found = try reading.ingredients(name, points: points.count)
            let samples = try reading.samples(found, points: points, offset: offset)
            let file = try reading.file(points, reading.withoutZeroNoise(samples), offset: offset)
            reading.warnings += try reading.hints(file, found).map { hint in name.map { "\($0): \(hint)" } ?? hint }
            models.append(Model(name: name, predictions: file))
        }
        training = try reading.training(features: points.features.count)
        self.form = form
        self.models = models
        features = points.features
        target = points.target
        reading.leaveTheRest()
        parts = reading.parts
        self.remarks = reading.remarks
        warnings = reading.warnings + (models.first?.predictions.warnings ?? [])
        unknownColumns = reading.unknownColumns
    }
}

extension FileReading {
    /// Says of everything that nobody used why.
    mutating func leaveTheRest() {
        for place in parts.indices where !parts[place].isUsed && parts[place].reason.isEmpty {
            parts[place].meaning = claims[place].map(\.role.meaning) ?? ""
            parts[place].reason =
                claims[place] == nil
                ? (arrays[place].isNumeric ? "nothing is known of this name" : "it holds no numbers")
                : "nothing else goes with it"
        }
    }

    /// Points and predictions together; those that lack a feature are left out or refused.
    mutating func file(
        _ points: Points, _ samples: PredictionSamples, offset: Double
    ) throws(PredictionFileError) -> PredictionFile {
        let width = points.features.count
        let y = points.y.map { $0.map { $0 - offset } }
        let missing = (0..<points.count).filter { point in
            (0..<width).contains { !points.x[point * width + $0].isFinite }
        }
        let gaps = arrays.indices.filter { claims[$0]?.role == .x }.compactMap { arrays[$0].gap }
        if !missing.isEmpty, choices.csv.missing == .fail, let place = gaps.first {
            throw .undecided("\(place); every point needs its features: leave such points out with --missing drop")
        }
        guard let first = missing.first, choices.csv.missing == .drop else {
            return try PredictionFile(x: points.x, featureCount: width, samples: samples, y: y, offset: offset)
        }
        let lacking = Set(missing)
        let kept = (0..<points.count).filter { !lacking.contains($0) }
        guard !kept.isEmpty else {
            throw .notFinite("x", point: first, value: .nan)
        }
        let remark =
            "\(NumberText.count(missing.count)) of \(NumberText.count(points.count, "point")) left out because a feature is missing"
        if !warnings.contains(remark) { warnings.append(remark) }
        let selected = try checked { () throws(PredictionError) in try samples.selecting(points: kept) }
        return try PredictionFile(
            x: kept.flatMap { Array(points.x[$0 * width..<($0 + 1) * width]) }, featureCount: width, samples: selected,
            y: y.map { y in kept.map { y[$0] } }, offset: offset)
    }

    /// A noise of zero everywhere is none.
    mutating func withoutZeroNoise(_ samples: PredictionSamples) throws(PredictionFileError) -> PredictionSamples {
        let variances: [Float]
        switch samples.noise {
        case .none: return samples
        case .perDraw(let values), .perPoint(let values): variances = values
        }
        guard variances.allSatisfy({ $0 == 0 }) else { return samples }
        warnings.append("the variance is zero everywhere, so there is no noise")
        return try checked { () throws(PredictionError) in
            try PredictionSamples(
                drawCount: samples.drawCount, pointCount: samples.pointCount, mean: samples.mean, noise: .none,
                centre: samples.centre)
        }
    }

    /// What is taken off all values: what the observations ask for, or else the predictions.
    func offset(_ points: Points) -> Double {
        let values: [Double]
        if let y = points.y {
            values = y
        } else {
            let roles: [PredictionRole] = [.mean, .samples, .lower, .quantiles]
            guard let place = roles.lazy.compactMap({ self.places($0).first }).first else { return 0 }
            values = arrays[place].doubles
        }
        return ReadingChoices.offset(for: values)
    }
}
