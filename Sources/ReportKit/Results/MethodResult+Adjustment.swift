import Predictions
import Training

extension MethodResult {
    /// The method as it was trained, then what becomes of it by each adjustment.
    ///
    /// An adjustment that can't be made is left out, and the method's own chapter says why.
    func withAdjustments(
        _ choice: AdjustmentChoice, on dataSet: DataSet, grids: [PredictionGrid], workers: Int
    ) async throws -> [MethodResult] {
        guard let calibration = dataSet.calibration, let test, !choice.adjustments.isEmpty else { return [self] }
        let samples = try trained.predict(at: calibration.x, states: trained.states)
        var plain = self
        var adjusted: [MethodResult] = []
        for adjustment in choice.adjustments {
            do {
                let fitted = try adjustment.fit(samples, observed: calibration.y, on: trained.path)
                adjusted.append(
                    try await self.adjusted(
                        adjustment, fitted, test, choice.scores, on: dataSet, grids: grids, workers: workers))
            } catch let error as PredictionError {
                plain.remarks.append("\(title) has no \(adjustment.title): \(error)")
            }
        }
        return [plain] + adjusted
    }

    private func adjusted(
        _ adjustment: Adjustment, _ fitted: FittedAdjustment, _ test: PredictionSamples, _ scores: [Score],
        on dataSet: DataSet,
        grids: [PredictionGrid], workers: Int
    ) async throws -> MethodResult {
        let test = try fitted.adjusting(test)
        let predicted = try self.grids.map(fitted.adjusting)
        let name = "\(name)-\(adjustment.name)"
        let curve = dataSet.features.count == 1 ? (grid: grids[0], samples: predicted[0]) : nil
        let metrics = try await Scoring(
            dataSet: dataSet, method: name, scores: scores, workers: workers, path: trained.path
        )
        .metrics(test: test, curve: curve)
        return MethodResult(
            trained: trained, test: test, grids: predicted, frames: [], map: try map.map(fitted.adjusting),
            posterior: [], metrics: metrics, summary: nil, adjustment: (adjustment, fitted))
    }
}
