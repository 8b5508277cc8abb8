import Predictions
import Training

extension RunPlan {
    /// Trains or reads, and scores; nothing is drawn or published.
    ///
    /// - Throws: as ``run(_:)`` does.
    public func results(_ observer: some RunObserver) async throws -> RecordedResults {
        for warning in warnings + dataSets.flatMap({ $0.warnings + $0.coarseColumns }) {
            observer.observe(.warning(warning))
        }
        let (evaluations, judgements) = try await evaluations(observer)
        try Task.checkCancellation()
        let chapters = dataSets.indices.map { index in
            var chapter = ReportModel.Chapter(dataSet: dataSets[index], evaluations: evaluations[index])
            chapter.judgement = judgements[index]
            return chapter
        }
        return try RecordedResults(
            ReportModel(chapters: chapters), hasFeatures: imported?.hasFeatures ?? true, seed: seed)
    }
}

extension RecordedResults {
    /// What a run has found.
    ///
    /// - Parameters:
    ///   - model: everything that the run says.
    ///   - hasFeatures: whether points have features; if not, predictions go by the number of the row.
    ///   - seed: the first seed of the run.
    init(_ model: ReportModel, hasFeatures: Bool, seed: Int) throws {
        var predictions: [Method: PointPredictions] = [:]
        for chapter in model.chapters {
            let dataSet = chapter.dataSet
            for evaluation in chapter.evaluations {
                guard let made = evaluation.predictions else { continue }
                var known = PointPredictions(
                    inputs: hasFeatures ? dataSet.test.x : [], observed: dataSet.test.y,
                    range: hasFeatures ? try dataSet.knownRange : nil, samples: made.test, scored: made.observed)
                if hasFeatures, dataSet.features.count == 1 {
                    known?.feature = .init(name: dataSet.features[0], isTime: dataSet.times.contains(0))
                }
                predictions[.init(dataSet: dataSet.name, name: evaluation.name)] = known
            }
        }
        self.init(
            MetricsFile(metrics: metrics(of: model, seed: seed), seed: seed), predictions: predictions)
    }
}
