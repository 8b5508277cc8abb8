import Predictions
import Training

extension Evaluation {
    /// What each adjustment makes of a method's evaluation, behind the evaluation itself.
    ///
    /// An adjustment that can't be made is left out, and the method's own chapter says why.
    ///
    /// - Parameters:
    ///   - rows: what the adjustments are fitted to.
    ///   - line: for one feature, the grid along which predictions are drawn.
    ///   - scoring: how the outcome is scored.
    ///   - path: the kind of CPU that computes; it changes nothing in what comes out.
    ///   - test: what an adjustment makes of the predictions at the test points.
    func adjusting(
        by adjustments: [Adjustment], fittedTo rows: CalibrationRows, line: PredictionGrid?, _ scoring: Scoring,
        on path: KernelPath, test: (Adjustment, FittedAdjustment) throws -> PredictionSamples
    ) async throws -> [Evaluation] {
        guard let predictions else { return [self] }
        var plain = self
        var adjusted: [Evaluation] = []
        for adjustment in adjustments {
            do {
                let fitted = try adjustment.fit(rows.samples, observed: rows.observed, on: path)
                var changed = try predictions.changed(test: try test(adjustment, fitted), fitted.adjusting)
                var result = Evaluation(
                    name: "\(plain.name)-\(adjustment.name)", title: "\(plain.title) + \(adjustment.title)")
                result.scores = try await scoring.score(&changed, line: line)
                result.predictions = changed
                result.adjustment = AppliedAdjustment(
                    base: plain.name, baseTitle: plain.title, adjustment: adjustment, fitted: fitted, file: rows.file)
                adjusted.append(result)
            } catch let error as PredictionError {
                plain.remarks.append("\(plain.title) has no \(adjustment.title): \(error)")
            }
        }
        return [plain] + adjusted
    }
}

extension TrainedMethod {
    /// What each adjustment makes of the method's evaluation, behind the evaluation itself.
    func adjusting(
        _ evaluation: Evaluation, by choice: AdjustmentChoice, on dataSet: DataSet, lines: [PredictionGrid],
        _ scoring: Scoring
    ) async throws -> [Evaluation] {
        guard let calibration = dataSet.calibration, evaluation.predictions != nil, !choice.adjustments.isEmpty else {
            return [evaluation]
        }
        let rows = CalibrationRows(
            samples: try predict(at: calibration.x, states: states), observed: calibration.y)
        return try await evaluation.adjusting(
            by: choice.adjustments, fittedTo: rows, line: dataSet.features.count == 1 ? lines.first : nil, scoring,
            on: path
        ) { adjustment, _ in
            try predictTest(on: dataSet) { method, part, samples in
                guard let kept = part.calibration else { return samples }
                let own = try method.predict(at: kept.x, states: method.states)
                return try adjustment.fit(own, observed: kept.y, on: path).adjusting(samples)
            }
        }
    }
}
