import Predictions
import Training

/// Scores a method's predictions on a data set, everywhere, inside and outside of the training range.
struct Scoring {
    /// Mean epistemic σ on the drawn grid outside the training range over that inside.
    static let epistemicRatio = "epistemic-ratio"
    /// Mean epistemic σ on the drawn grid in a gap between the training data over that among them.
    static let gapRatio = "gap-ratio"
    /// Root mean square error of the predictive mean to the noise-free curve on the drawn grid.
    static let errorToTruth = "rmse-to-truth"

    private let dataSet: DataSet
    private let method: String
    private let scores: [Score]
    private let range: TrainingRange
    private let workers: Int
    private let path: KernelPath

    /// Prepares to score.
    init(
        dataSet: DataSet, method: String, scores: [Score] = Score.all, workers: Int = 1, path: KernelPath = .best
    ) throws(PredictionError) {
        self.dataSet = dataSet
        self.method = method
        self.scores = scores
        self.workers = workers
        self.path = path
        // Where nobody knows the training data, all points count as inside their range.
        range = try TrainingRange(
            inputs: dataSet.training.count > 0 ? dataSet.training.x : dataSet.test.x,
            featureCount: dataSet.training.featureCount)
    }

    /// All scores of a method.
    ///
    /// - Parameters:
    ///   - test: predictions at the test points.
    ///   - curve: for one feature, predictions on the drawn grid.
    func metrics(
        test: PredictionSamples, curve: (grid: PredictionGrid, samples: PredictionSamples)?
    ) async throws(PredictionError) -> [Metric] {
        let rows = try await ScoreRow.rows(
            scores + Score.ofBands(test, besides: scores), samples: test, observed: dataSet.test.y,
            inputs: dataSet.test.x, range: range, workers: workers, on: path)
        var metrics = rows.map { row in
            switch row.result {
            case .value(let value):
                metric(
                    row.score.name, row.region, value.value, low: value.low, high: value.high,
                    points: value.pointCount, form: value.form.rawValue)
            case .undefined(let reason): metric(row.score.name, row.region, nil, reason: reason)
            }
        }
        if let curve { metrics += try await self.metrics(on: curve.grid, curve.samples) }
        return metrics
    }

    /// What can be said along the curve: doubt away from the data, and the distance to the truth where it is known.
    private func metrics(
        on grid: PredictionGrid, _ samples: PredictionSamples
    ) async throws(PredictionError) -> [Metric] {
        let moments = PredictiveMoments(samples)
        let ratio = moments.epistemicRatio(inputs: grid.points, range: range)
        let reason = "the method has no spread inside the training range, or nothing is drawn outside of it"
        let doubt = metric(
            Self.epistemicRatio, .everywhere, ratio, points: grid.values.count, form: Score.Form.moments.rawValue,
            reason: reason)
        let gap = dataSet.gap.map { gap in
            metric(
                Self.gapRatio, .inRange, gapRatio(moments, grid, gap), points: grid.values.count,
                form: Score.Form.moments.rawValue, reason: "the method has no spread among the training data")
        }
        let doubts = [doubt] + [gap].compactMap(\.self)
        guard let truth = dataSet.truth else { return doubts }
        let rows = try await ScoreRow.rows(
            Score.all.filter { $0.name == "rmse" }, samples: samples, observed: grid.values.map(truth),
            inputs: grid.points, range: range)
        return doubts
            + rows.map { row in
                // Grid points are no sample, so an interval over them would mean nothing.
                metric(
                    Self.errorToTruth, row.region, row.result.value?.value, points: row.result.value?.pointCount,
                    form: Score.Form.mean.rawValue)
            }
    }

    /// How much more a method doubts itself where data surround it but none are near.
    private func gapRatio(_ moments: PredictiveMoments, _ grid: PredictionGrid, _ gap: ClosedRange<Double>) -> Double? {
        let inside = zip(grid.values, range.contains(inputs: grid.points)).map { $1 && !gap.contains($0) }
        func mean(_ isPart: [Bool]) -> Double {
            let deviations = zip(moments.epistemicDeviation, isPart).filter { $1 && $0.isFinite }.map(\.0)
            return deviations.reduce(0, +) / Double(deviations.count)
        }
        let ratio = mean(grid.values.map(gap.contains)) / mean(inside)
        return ratio.isFinite ? ratio : nil
    }

    /// The rows of a method that has no predictions.
    static func missing(method: String, scores: [Score], on dataSet: DataSet, reason: String) -> [Metric] {
        Region.allCases.flatMap { region in
            scores.map { score in
                Metric(
                    dataSet: dataSet.name, method: method, region: region.rawValue, score: score.name, value: nil,
                    reason: reason)
            }
        }
    }

    private func metric(
        _ score: String, _ region: Region, _ value: Double?, low: Double? = nil, high: Double? = nil,
        points: Int? = nil, form: String? = nil, reason: String? = nil
    ) -> Metric {
        Metric(
            dataSet: dataSet.name, method: method, region: region.rawValue, score: score, value: value, low: low,
            high: high, points: points, form: form, reason: reason)
    }
}
