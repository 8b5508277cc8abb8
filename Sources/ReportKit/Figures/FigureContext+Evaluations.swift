import Figures
import Predictions
import Training

extension FigureContext {
    /// What the figures about a data set are composed of.
    ///
    /// - Parameters:
    ///   - evaluations: the best first.
    ///   - lines: the grids along which predictions are drawn: one for each feature, or that of a file.
    ///   - judgement: what a sampled posterior says, if there is one.
    init(
        _ evaluations: [Evaluation], on dataSet: DataSet, lines: [PredictionGrid], judgement: ReferenceJudgement?
    ) {
        self.init(
            title: dataSet.title, features: dataSet.features, target: dataSet.target, training: dataSet.training,
            test: dataSet.test)
        times = dataSet.times
        truth = dataSet.truth
        noise = dataSet.noise
        gap = dataSet.gap
        isCrossValidated = !dataSet.folds.isEmpty
        self.lines = lines.map(\.values)
        if dataSet.features.count == 1 {
            coarseLine = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse).values
        }
        map = FeatureGrid(of: dataSet)
        let shown = evaluations.filter { !$0.hasFailed }
        methods = shown.compactMap { PredictedMethod($0, hasRange: dataSet.training.count > 0) }
        ranking = Array(methods.indices)
        histories = evaluations.compactMap(\.trainingHistory)
        reference = judgement.map { judgement in
            Reference(
                title: judgement.reference.title,
                distances: judgement.comparisons.compactMap { comparison in
                    comparison.distance.map { (method: comparison.title, values: $0) }
                })
        }
    }
}

extension PredictedMethod {
    /// - Parameter hasRange: whether it is known where the training data end.
    fileprivate init?(_ evaluation: Evaluation, hasRange: Bool) {
        guard let predictions = evaluation.predictions else { return nil }
        self.init(
            name: evaluation.name, title: evaluation.title, test: predictions.test, lines: predictions.lines)
        isAdjusted = evaluation.isAdjusted
        isForComparison = evaluation.isForComparison
        observed = predictions.observed
        rankedProbabilities = predictions.rankedProbabilities ?? []
        map = predictions.map.map { PredictiveMoments($0) }
        frames = predictions.frames.map { ($0.epoch, PredictiveMoments($0.samples)) }
        epistemicRatio = evaluation.scores[.epistemicRatio, .everywhere]?.value
        coverage = [Region.inRange, .inGap, .outOfRange].compactMap { region -> Coverage? in
            let expected = evaluation.scores[.expectedCoverage, region]
            guard let score = expected ?? evaluation.scores[predictions.band.coverage, region],
                let value = score.value, let points = score.points
            else { return nil }
            return Coverage(
                place: hasRange ? region.title : "", share: value, pointCount: points, isExpected: expected != nil)
        }
        layers = evaluation.training?.weights ?? []
    }
}

extension Evaluation {
    /// How training went, if it began.
    fileprivate var trainingHistory: TrainingHistory? {
        guard let training, training.curves.contains(where: { $0.contains { !$0.isEmpty } }) else { return nil }
        return TrainingHistory(method: title, names: training.curveNames, runs: training.curves)
    }
}
