import Figures
import Predictions
import Training

extension Recommendation {
    /// Compares the methods on a data set.
    ///
    /// - Parameters:
    ///   - judgement: what a sampled posterior says, if there is one.
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    init(
        _ evaluations: [Evaluation], on dataSet: DataSet, judgement: ReferenceJudgement?, seedCount: Int?
    ) throws {
        let places = try TestPlaces(dataSet)
        let noise = dataSet.laws.map { laws in places.inside.map { laws[$0].deviation } }
        self.init(
            evaluations.map { evaluation in
                var candidate = Candidate(evaluation, at: places, on: dataSet)
                candidate.distance = judgement?.scores(of: evaluation.name)?[.distanceToReference, .inRange]?.value
                return candidate
            },
            Circumstances(
                seedCount: seedCount, isLawKnown: dataSet.laws != nil,
                lawNoise: noise.flatMap { noise in noise.min().flatMap { low in noise.max().map { low...$0 } } },
                constantWidth: 4 * Standardisation(of: places.inside.map { dataSet.test.y[$0] }).deviation,
                hasRange: dataSet.training.count > 0, hasGap: !places.gap.isEmpty, outerCount: places.outside.count))
    }
}

/// Where the test points lie: among the training data, in a gap between them, or beyond.
struct TestPlaces {
    let inside: [Int]
    let gap: [Int]
    let outside: [Int]

    /// Sorts the test points of a data set.
    init(_ dataSet: DataSet) throws(PredictionError) {
        let range = try dataSet.knownRange
        let within = Region.inRange.points(inputs: dataSet.test.x, range: range)
        func isInGap(_ point: Int) -> Bool { dataSet.gap?.contains(dataSet.test.x[point]) ?? false }
        inside = within.filter { !isInGap($0) }
        gap = within.filter(isInGap)
        outside = Region.outOfRange.points(inputs: dataSet.test.x, range: range)
    }
}

extension Recommendation.Candidate {
    /// What is known of a method.
    fileprivate init(_ evaluation: Evaluation, at places: TestPlaces, on dataSet: DataSet) {
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
        band = words.name
        ratio = evaluation.scores[.epistemicRatio, .everywhere]?.typical
        deviationRatio = evaluation.scores[.deviationRatio, .everywhere]?.typical
        gradientRows = evaluation.training?.gradientRows
        setScores(evaluation, predictions, at: places)
        guard !predictions.test.isPointPrediction else { return }

        let held = HeldObservations(predictions.test, on: dataSet, nominal: words.nominal)
        let few = Recommendation.fewestOutside
        let isLawKnown = dataSet.laws != nil
        let key = isLawKnown ? ScoreKey.expectedCoverage : words.coverage
        func coverage(_ points: [Int], _ region: Region?) -> BandCoverage? {
            guard let own = held.coverage(at: points) else { return nil }
            guard let region, let seeds = evaluation.scores[key, region]?.overSeeds, seeds.count > 1 else { return own }
            return BandCoverage(
                mean: seeds.mean, interval: seeds.interval, count: own.count, nominal: words.nominal,
                tolerance: HeldObservations.tolerance)
        }
        inner = coverage(places.inside, dataSet.gap == nil ? .inRange : nil)
        gap = places.gap.count < few ? nil : coverage(places.gap, nil)
        outer = places.outside.count < few ? nil : coverage(places.outside, .outOfRange)
        weakness = held.weakness(at: places.inside, in: dataSet)
        let edges = moments.band
        let widths = places.inside.map { edges.upper[$0] - edges.lower[$0] }.filter(\.isFinite)
        let seeds = dataSet.gap == nil ? evaluation.scores[words.width, .inRange]?.overSeeds?.mean : nil
        width = seeds ?? (widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count))
        guard let aleatoric = moments.aleatoric else { return }
        let deviations = places.inside.map { aleatoric[$0].squareRoot() }.filter(\.isFinite)
        noise = deviations.min().flatMap { low in deviations.max().map { low...$0 } }
    }

    /// The scores by which it is compared: at each point, or with several seeds the mean of each.
    private mutating func setScores(
        _ evaluation: Evaluation, _ predictions: MethodPredictions, at places: TestPlaces
    ) {
        guard let ranked = predictions.rankedProbabilities else { return }
        scores = places.inside.map { ranked[$0] }
        guard !evaluation.repetitions.isEmpty else { return }
        let tables = [evaluation.scores] + evaluation.repetitions.map(\.scores)
        let means = tables.map { table in
            (table[.expectedRankedProbability, .inRange] ?? table[Score.continuousRankedProbability, .inRange])?.value
        }
        scores = means.compactMap(\.self)
        scoreError = OverSeeds(scores)?.standardError
    }
}

extension TrainingRecord {
    /// Of how many rows training took a gradient, all networks and epochs together; nil if it takes none.
    var gradientRows: Int? {
        let epochs = curves.map { $0.first?.count ?? 0 }.reduce(0, +)
        return epochs > 0 && rowCount > 0 ? epochs * rowCount : nil
    }
}
