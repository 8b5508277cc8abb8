import Figures
import Predictions
import Training

/// Turns what came of the methods into what the report says: figures, advice, and what a sampled posterior judges.
///
/// - Parameters:
///   - evaluations: of each data set of the plan.
///   - judgements: of each data set of the plan; nil where no posterior was sampled.
func compose(
    _ evaluations: [[Evaluation]], _ judgements: [ReferenceJudgement?], _ plan: RunPlan
) throws -> ReportModel {
    let seedCount = plan.repetitions.count + 1
    var chapters: [ReportModel.Chapter] = []
    for (index, dataSet) in plan.dataSets.enumerated() {
        let judgement = judgements[index]
        let own = evaluations[index]
        var chapter = ReportModel.Chapter(dataSet: dataSet, evaluations: own)
        chapter.seedCount = seedCount
        chapter.recommendation = try Recommendation(
            own, on: dataSet, seedCount: plan.imported == nil ? seedCount : nil)
        let context = FigureContext(
            chapter.presented, on: dataSet, lines: plan.lines(of: dataSet), judgement: judgement)
        chapter.figures = plan.choice.compose(
            context, name: dataSet.name, example: chapter.recommendation.choice?.name)
        chapter.judgement = judgement
        chapter.scores = own.compactMap(\.predictions?.test)
            .reduce(plan.adjustments.scores) { $0 + Score.ofBands($1, besides: $0) }
        chapters.append(chapter)
    }
    return ReportModel(
        chapters: chapters, isTrainedHere: plan.imported == nil, warnings: plan.warnings,
        scores: plan.adjustments.scores, seed: plan.seed, command: plan.command,
        configuration: plan.configuration)
}

/// Holds the methods of each data set against the posterior that was sampled there, if one was.
func judge(
    _ evaluations: [[Evaluation]], _ trained: [TrainedMethod], _ plan: RunPlan, _ observer: some RunObserver
) async throws -> [ReferenceJudgement?] {
    let judgements = try await inParallel(Array(plan.dataSets.indices), limit: plan.jobs) { index in
        try ReferenceJudgement(
            evaluations[index], trained.filter { $0.dataSet == index }, on: plan.dataSets[index])
    }
    for (judgement, dataSet) in zip(judgements, plan.dataSets) {
        guard let convergence = judgement?.reference.convergence, !convergence.isReached else { continue }
        observer.observe(
            .warning(
                "on '\(dataSet.name)' the reference has not converged, so no method is judged by it: \(convergence.sentence)"
            ))
    }
    return judgements
}

extension RunPlan {
    /// The lines along which predictions are drawn: one along each feature, or the points of a file of predictions.
    func lines(of dataSet: DataSet) -> [PredictionGrid] {
        if let imported { return imported.line.map { [$0] } ?? [] }
        return dataSet.features.indices.map { PredictionGrid(of: dataSet, along: $0) }
    }
}
