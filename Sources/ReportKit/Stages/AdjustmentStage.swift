import Predictions
import Training

extension TrainedMethod {
    /// What each adjustment makes of the method's evaluation, behind the evaluation itself.
    ///
    /// An adjustment that can't be made is left out, and the method's own chapter says why.
    func adjusting(
        _ evaluation: Evaluation, by choice: AdjustmentChoice, on dataSet: DataSet, lines: [PredictionGrid],
        workers: Int
    ) async throws -> [Evaluation] {
        guard let calibration = dataSet.calibration, let predictions = evaluation.predictions,
            !choice.adjustments.isEmpty
        else { return [evaluation] }
        let samples = try predict(at: calibration.x, states: states)
        let scoring = try Scoring(dataSet: dataSet, scores: choice.scores, workers: workers, path: path)
        var plain = evaluation
        var adjusted: [Evaluation] = []
        for adjustment in choice.adjustments {
            do {
                let fitted = try adjustment.fit(samples, observed: calibration.y, on: path)
                let test = try predictTest(on: dataSet) { method, part, samples in
                    guard let kept = part.calibration else { return samples }
                    let own = try method.predict(at: kept.x, states: method.states)
                    return try adjustment.fit(own, observed: kept.y, on: path).adjusting(samples)
                }
                var changed = try predictions.changed(test: test, fitted.adjusting)
                var result = Evaluation(
                    name: "\(plain.name)-\(adjustment.name)", title: "\(plain.title) + \(adjustment.title)")
                result.scores = try await scoring.score(
                    &changed, line: dataSet.features.count == 1 ? lines.first : nil)
                result.predictions = changed
                result.adjustment = AppliedAdjustment(
                    base: plain.name, baseTitle: plain.title, adjustment: adjustment, fitted: fitted)
                adjusted.append(result)
            } catch let error as PredictionError {
                plain.remarks.append("\(plain.title) has no \(adjustment.title): \(error)")
            }
        }
        return [plain] + adjusted
    }
}
