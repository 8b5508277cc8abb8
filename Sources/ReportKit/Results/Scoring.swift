import Figures
import Predictions
import Training

extension ScoreKey {
    /// Mean epistemic σ on the drawn grid outside the training range over that inside.
    static let epistemicRatio = ScoreKey("epistemic-ratio")
    /// Mean epistemic σ on the drawn grid in a gap between the training data over that among them.
    static let gapRatio = ScoreKey("gap-ratio")
    /// Root mean square error of the predictive mean to the noise-free curve on the drawn grid.
    static let errorToTruth = ScoreKey("rmse-to-truth")
    /// Mean σ of the whole predictive distribution outside the training range over that inside.
    static let deviationRatio = ScoreKey("sigma-ratio")
    /// What the band is expected to hold of the known law of the data.
    static let expectedCoverage = ScoreKey("expected-coverage")
    /// The continuous ranked probability score that is expected under that law.
    static let expectedRankedProbability = ScoreKey("expected-crps")
}

/// Scores a method's predictions on a data set, everywhere, inside and outside of the training range.
struct Scoring {
    private let dataSet: DataSet
    private let scores: [Score]
    private let range: TrainingRange
    private let workers: Int
    private let bootstrap: Bootstrap
    private let path: KernelPath

    /// Prepares to score.
    init(
        dataSet: DataSet, scores: [Score] = Score.all, workers: Int = 1, bootstrap: Bootstrap = Bootstrap(),
        path: KernelPath = .best
    ) throws(PredictionError) {
        self.dataSet = dataSet
        self.bootstrap = bootstrap
        self.scores = scores
        self.workers = workers
        self.path = path
        range = try dataSet.knownRange
    }

    /// Scores predictions, and keeps with them what figures and comparisons need of that.
    ///
    /// - Parameter line: for one feature, the grid along which they are drawn.
    func score(
        _ predictions: inout MethodPredictions, line: PredictionGrid?
    ) async throws(PredictionError) -> ScoreTable {
        let test = predictions.test
        var observed = try ObservedPredictions(test, observed: dataSet.test.y, bootstrap: bootstrap, on: path)
        let rows = try await ScoreRow.rows(
            scores + Score.ofBands(test, besides: scores), of: &observed, inputs: dataSet.test.x, range: range,
            workers: workers)
        predictions.rankedProbabilities = try comparable(
            observed.rankedProbabilities(pointCount: dataSet.test.count), of: test)
        // What figures ask for is computed once, too.
        _ = observed.transform
        _ = observed.moments
        predictions.observed = observed.withoutScoreQuantities
        var numbers = rows.map { EvaluatedScore($0) } + expectations(predictions) + [doubt(test)].compactMap(\.self)
        if let line, let samples = predictions.lines.first { numbers += try await self.numbers(on: line, samples) }
        return ScoreTable(numbers)
    }

    /// The scores of the observations, or where the law of the data is known those that are expected under it.
    private func comparable(
        _ scores: [Double]?, of test: PredictionSamples
    ) throws(PredictionError) -> [Double]? {
        guard let scores, let laws = dataSet.laws else { return scores }
        return try test.expectedRankedProbabilities(under: laws, scores: scores, observed: dataSet.test.y, on: path)
    }

    /// What is expected under the law of the data; nothing where nobody knows it.
    private func expectations(_ predictions: MethodPredictions) -> [EvaluatedScore] {
        guard dataSet.laws != nil else { return [] }
        let held = HeldObservations(predictions.test, on: dataSet, nominal: predictions.band.nominal)
        return range.regions.flatMap { region -> [EvaluatedScore] in
            let points = region.points(inputs: dataSet.test.x, range: range)
            let scores = points.compactMap { predictions.rankedProbabilities?[$0] }.filter(\.isFinite)
            return [
                held.coverage(at: points).map {
                    EvaluatedScore(.expectedCoverage, region, $0.share, points: $0.count, form: .moments)
                },
                scores.isEmpty
                    ? nil
                    : EvaluatedScore(
                        .expectedRankedProbability, region, scores.reduce(0, +) / Double(scores.count),
                        points: scores.count, form: .mixture),
            ].compactMap(\.self)
        }
    }

    /// How much wider the whole band is outside the training range; nil where too few test points lie there.
    private func doubt(_ test: PredictionSamples) -> EvaluatedScore? {
        let moments = PredictiveMoments(test)
        guard moments.hasVariance else { return nil }
        let (inside, outside) = (
            deviations(moments, .inRange), deviations(moments, .outOfRange)
        )
        guard inside.count >= Recommendation.fewestOutside, outside.count >= Recommendation.fewestOutside else {
            return nil
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        return EvaluatedScore(
            .deviationRatio, .everywhere, mean(outside) / mean(inside), points: inside.count + outside.count,
            form: .moments)
    }

    private func deviations(_ moments: PredictiveMoments, _ region: Region) -> [Double] {
        region.points(inputs: dataSet.test.x, range: range).map { moments.total[$0].squareRoot() }.filter(\.isFinite)
    }

    /// What can be said along the curve: doubt away from the data, and the distance to the truth where it is known.
    private func numbers(
        on grid: PredictionGrid, _ samples: PredictionSamples
    ) async throws(PredictionError) -> [EvaluatedScore] {
        let moments = PredictiveMoments(samples)
        let doubt = EvaluatedScore(
            .epistemicRatio, .everywhere, moments.epistemicRatio(inputs: grid.points, range: range),
            points: grid.values.count, form: .moments,
            reason: "the method has no spread inside the training range, or nothing is drawn outside of it")
        let gap = range.gap.map { _ in
            EvaluatedScore(
                .gapRatio, .inRange, gapRatio(moments, grid), points: grid.values.count, form: .moments,
                reason: "the method has no spread among the training data")
        }
        let doubts = [doubt] + [gap].compactMap(\.self)
        guard let truth = dataSet.truth else { return doubts }
        let rows = try await ScoreRow.rows(
            [.rootMeanSquareError], samples: samples, observed: grid.values.map(truth), inputs: grid.points,
            range: range)
        return doubts
            + rows.map { row in
                // Grid points are no sample, so an interval over them would mean nothing.
                EvaluatedScore(
                    .errorToTruth, row.region, row.result.value?.value, points: row.result.value?.pointCount,
                    form: .mean)
            }
    }

    /// How much more a method doubts itself where data surround it but none are near.
    private func gapRatio(_ moments: PredictiveMoments, _ grid: PredictionGrid) -> Double? {
        func mean(_ region: Region) -> Double {
            let points = region.points(inputs: grid.points, range: range)
            let deviations = points.map { moments.epistemicDeviation[$0] }.filter(\.isFinite)
            return deviations.reduce(0, +) / Double(deviations.count)
        }
        let ratio = mean(.inGap) / mean(.inRange)
        return ratio.isFinite ? ratio : nil
    }

    /// The numbers of a method that has no predictions.
    static func missing(_ scores: [Score], in regions: [Region], reason: String) -> ScoreTable {
        ScoreTable(
            regions.flatMap { region in
                scores.map { EvaluatedScore($0.key, region, nil, reason: reason) }
            })
    }
}

extension DataSet {
    /// The law of the observation at each test point, where it is known: `[N]`.
    var laws: [NormalLaw]? {
        guard let truth, let noise else { return nil }
        return test.x.map { NormalLaw(mean: truth($0), deviation: noise($0)) }
    }

    /// The test points of a region: indices from 0.
    func testPoints(_ region: Region) throws(PredictionError) -> [Int] {
        region.points(inputs: test.x, range: try knownRange)
    }

    /// The range of the training data; where nobody knows these, all points count as inside.
    var knownRange: TrainingRange {
        get throws(PredictionError) {
            try TrainingRange(
                inputs: training.count > 0 ? training.x : test.x, featureCount: training.featureCount, gap: gap)
        }
    }
}
