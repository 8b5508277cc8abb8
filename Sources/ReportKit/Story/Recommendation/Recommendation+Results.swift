import Figures
import Predictions
import Training

extension Recommendation {
    /// Compares the methods on a data set.
    ///
    /// - Parameter seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    init(_ evaluations: [Evaluation], on dataSet: DataSet, seedCount: Int?) throws {
        let inside = try dataSet.testPoints(dataSet.judgedRegion)
        let isOutside = try dataSet.judgedRegion == .outOfRange
        let noise = dataSet.laws.map { laws in inside.map { laws[$0].deviation } }
        self.init(
            try evaluations.map { try Candidate($0, on: dataSet) },
            Circumstances(
                seedCount: seedCount, isLawKnown: dataSet.laws != nil,
                lawNoise: noise.flatMap { noise in noise.min().flatMap { low in noise.max().map { low...$0 } } },
                constantWidth: 4 * Standardisation(of: inside.map { dataSet.test.y[$0] }).deviation,
                hasRange: dataSet.training.count > 0, isOutside: isOutside, isCrossValidated: !dataSet.folds.isEmpty,
                hasGap: try !dataSet.testPoints(.inGap).isEmpty,
                outerCount: isOutside ? 0 : try dataSet.testPoints(.outOfRange).count))
    }
}

extension Recommendation.Candidate {
    /// What is known of a method.
    fileprivate init(_ evaluation: Evaluation, on dataSet: DataSet) throws {
        self.init(
            name: evaluation.name, title: evaluation.title, hasFailedRuns: evaluation.hasFailedRuns,
            isForComparison: evaluation.isForComparison, base: evaluation.adjustment?.base)
        guard let predictions = evaluation.predictions else {
            failure = evaluation.training?.failure ?? "diverged"
            return
        }
        failure = evaluation.fit?.failure
        let words = predictions.band
        let moments = PredictiveMoments(predictions.test)
        (band, bandNoun) = (words.name, words.noun)
        ratio = evaluation.scores[.epistemicRatio, .everywhere]?.typical
        deviationRatio = evaluation.scores[.deviationRatio, .everywhere]?.typical
        gradientRows = evaluation.training.flatMap { $0.gradientRows > 0 ? $0.gradientRows : nil }
        let judged = try dataSet.judgedRegion
        let inside = try dataSet.testPoints(judged)
        setScores(evaluation, predictions, in: judged, at: inside)
        hasBand = !predictions.test.isPointPrediction
        guard hasBand else { return }

        let held = HeldObservations(predictions.test, on: dataSet, nominal: words.nominal)
        let few = Recommendation.fewestOutside
        let isLawKnown = dataSet.laws != nil
        let key = isLawKnown ? ScoreKey.expectedCoverage : words.coverage
        func coverage(_ region: Region) throws -> BandCoverage? {
            let points = try dataSet.testPoints(region)
            guard let own = held.coverage(at: points), region == judged || points.count >= few else { return nil }
            guard let seeds = evaluation.scores[key, region]?.overSeeds, seeds.count > 1 else { return own }
            return BandCoverage(seeds, isLawKnown: isLawKnown, count: own.count, nominal: words.nominal)
        }
        inner = try coverage(judged)
        gap = try coverage(.inGap)
        outer = judged == .outOfRange ? nil : try coverage(.outOfRange)
        weakness = held.weakness(at: inside, in: dataSet)
        let edges = moments.band
        let widths = inside.map { edges.upper[$0] - edges.lower[$0] }.filter(\.isFinite)
        width =
            evaluation.scores[words.width, judged]?.overSeeds?.mean
            ?? (widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count))
        guard let aleatoric = PredictiveMoments(predictions.fitted ?? predictions.test).aleatoric else { return }
        let deviations = inside.map { aleatoric[$0].squareRoot() }.filter(\.isFinite)
        noise = deviations.min().flatMap { low in deviations.max().map { low...$0 } }
    }

    /// The scores by which it is compared: at each point, or with several seeds the mean of each.
    private mutating func setScores(
        _ evaluation: Evaluation, _ predictions: MethodPredictions, in region: Region, at inside: [Int]
    ) {
        guard let ranked = predictions.rankedProbabilities else { return }
        scores = inside.map { ranked[$0] }
        guard !evaluation.repetitions.isEmpty else { return }
        let tables = [evaluation.scores] + evaluation.repetitions.map(\.scores)
        let means = tables.map { table in
            (table[.expectedRankedProbability, region] ?? table[Score.continuousRankedProbability, region])?.value
        }
        // A seed without a score keeps its place, so that methods are compared seed by seed.
        scores = means.map { $0 ?? .nan }
        scoreError = OverSeeds(scores.filter(\.isFinite))?.standardError
    }
}

extension DataSet {
    /// Where bands are judged: among the training data, or outside if all test points lie there.
    var judgedRegion: Region {
        get throws(PredictionError) {
            let among = try testPoints(.inRange)
            let gap = try testPoints(.inGap)
            let isAmong = !among.isEmpty || !gap.isEmpty
            return isAmong || test.count == 0 ? .inRange : .outOfRange
        }
    }
}
