import Predictions
import Tables
import Training

extension ImportedPredictions {
    /// The same with what each model predicts at rows that it has not learned from.
    ///
    /// - Parameters:
    ///   - paths: files as those of the predictions, with observations.
    ///   - reading: what the user says of them.
    /// - Throws: ``FileError``, ``SettingError`` or ``DataProblem``.
    func calibrated(
        by paths: [String], reading: ReadingChoices, _ memory: MemoryLimit
    ) throws -> ImportedPredictions {
        var choices = reading
        choices.offset = dataSet.offset
        var sources: [PredictionSource] = []
        for (path, title) in zip(paths, SourceNames.titles(of: paths)) {
            let understood = try PredictionSource.understand(path, choices, memory)
            sources += PredictionSource.models(in: understood, name: FileName.last(of: path), title: title)
        }
        sources = try PredictionSource.joiningChains(sources)
        try memory.check(sources.map { ($0.name, $0.file.samples) })
        guard sources.count == files.count else {
            throw DataProblem(
                "\(NumberText.list(paths.map { "'\(FileName.last(of: $0))'" })) \(paths.count == 1 ? "holds" : "hold") \(NumberText.count(sources.count, "model")), and there are predictions of \(files.count): give --calibration the same models in the same order"
            )
        }
        // Several models in a file have names; else the order of the files is that of the predictions.
        let isNamed =
            Set(sources.map(\.title)).count == files.count && Set(sources.map(\.title)) == Set(files.map(\.title))
        var calibrated = self
        var notes: (remarks: [String], warnings: [String]) = ([], [])
        for place in files.indices {
            let own = isNamed ? sources.first { $0.title == files[place].title } : sources[place]
            guard let own else { continue }
            let rows = try rows(of: own, besides: files[place].test)
            calibrated.files[place].calibration = rows
            notes.remarks.append(
                "\(files[place].title) is calibrated by \(NumberText.count(rows.observed.count, "row")) of '\(own.name)'"
            )
            notes.warnings += own.warnings.map { "in '\(own.name)' \($0)" }
            notes.warnings += [warning(aboutRowsOf: own), warning(aboutUnitOf: rows)].compactMap(\.self)
        }
        calibrated.dataSet.remarks += notes.remarks
        calibrated.dataSet.warnings += notes.warnings
        return calibrated
    }

    /// What a model predicts where something was observed.
    private func rows(of source: PredictionSource, besides test: PredictionSamples) throws -> CalibrationRows {
        guard let y = source.file.y else {
            throw DataProblem(
                "'\(source.name)' holds no observations, and calibration needs one for each row: add y to it, as in the file of the predictions"
            )
        }
        let samples = source.file.samples
        guard samples.isOfKind(test) else {
            throw DataProblem(
                "'\(source.name)' holds \(PredictionWords.form(of: samples)) at each point, and the predictions are \(PredictionWords.form(of: test)): calibrate with the same model's"
            )
        }
        let kept = samples.finitePoints.filter { y[$0].isFinite }
        guard !kept.isEmpty else { throw DataProblem("'\(source.name)': no row has a prediction and an observation") }
        return CalibrationRows(
            samples: kept.count == y.count ? samples : try samples.selecting(points: kept),
            observed: kept.map { y[$0] },
            file: source.name)
    }

    /// By so much observations of one target may differ from others, in spread or in place.
    private static let likeness = 20.0

    /// Observations that are hardly of the same target, or in another unit.
    private func warning(aboutUnitOf rows: CalibrationRows) -> String? {
        let own = Standardisation(of: rows.observed)
        let tested = Standardisation(of: dataSet.test.y)
        guard own.varies, tested.varies else { return nil }
        let ratio = own.deviation / tested.deviation
        let distance = abs(own.mean - tested.mean) / max(own.deviation, tested.deviation)
        guard ratio > Self.likeness || ratio < 1 / Self.likeness || distance > Self.likeness else { return nil }
        func text(_ scale: Standardisation) -> String {
            "\(NumberText.significant(scale.mean + dataSet.offset)) ± \(NumberText.significant(scale.deviation))"
        }
        return
            "the observations of '\(rows.file ?? "")' (\(text(own))) are unlike those of the predictions (\(text(tested))): are they of the same target, in the same unit?"
    }

    /// Rows that are tested on, too, whose guarantee is worth nothing.
    private func warning(aboutRowsOf source: PredictionSource) -> String? {
        guard let y = source.file.y, source.file.featureCount == (hasFeatures ? dataSet.test.featureCount : 0) else {
            return nil
        }
        let width = source.file.featureCount
        let origin = RowOrigin(of: source.file.x, featureCount: width)
        // Without features it is the prediction that tells rows apart.
        func rows(_ x: [Double], _ y: [Double], _ samples: PredictionSamples) -> [[Float]] {
            let mean = PredictiveMoments(samples).mean
            return y.indices.map { row in
                origin.key(x, row) + [Float(mean[row]), Float(y[row])]
            }
        }
        let known = Set(rows(source.file.x, y, source.file.samples))
        guard let test = files.first?.test else { return nil }
        let count = rows(hasFeatures ? dataSet.test.x : [], dataSet.test.y, test).count(where: known.contains)
        guard count > 0 else { return nil }
        return
            "\(NumberText.count(count)) of \(NumberText.count(dataSet.test.count, "test point")) \(count == 1 ? "is a calibration row of '\(source.name)', too, and flatters" : "are calibration rows of '\(source.name)', too, and flatter") the scores of what is calibrated"
    }
}

extension PredictionSamples {
    /// Whether they could come of one model; the number of draws may differ.
    fileprivate func isOfKind(_ other: PredictionSamples) -> Bool {
        switch (form, other.form) {
        case (.draws, .draws):
            isPointPrediction == other.isPointPrediction && modelsNoise == other.modelsNoise
                && holdsNoise == other.holdsNoise
        case (.quantiles(let own), .quantiles(let others)): own.levels == others.levels
        case (.interval(let own), .interval(let others)): own.level == others.level
        default: false
        }
    }
}
