import Predictions
import Training

/// What a run has made.
public struct RunOutcome: Sendable, Equatable {
    /// The paths of the files in their place.
    public let paths: [String]
    /// Whether the training of a method diverged.
    public let hasDiverged: Bool
}

extension RunPlan {
    /// Trains, predicts, scores, draws, writes and publishes.
    ///
    /// Nothing is published before everything is done; the output directory is checked and reserved before anything
    /// is begun.
    ///
    /// - Throws: ``PublishingError``, or `CancellationError` if the task was cancelled; the earlier report still stands.
    public func run(_ observer: some RunObserver) async throws -> RunOutcome {
        for warning in warnings + dataSets.flatMap(\.warnings) { observer.observe(.warning(warning)) }
        let publication = try Publication(to: output, force: force)
        let trained = try await train(observer)
        let grids = dataSets.map(lines)
        let results = try await OverSeeds.summarised(
            predict(trained, grids: grids), with: repetitions(observer: observer))
        observer.observe(.finished(.scores, "scored \(NumberText.count(trained.count, "method"))"))
        try Task.checkCancellation()
        let judgements = try await inParallel(Array(dataSets.indices), limit: jobs) { index in
            try ReferenceJudgement(results.filter { $0.trained.dataSet == index }, on: dataSets[index])
        }
        for (judgement, dataSet) in zip(judgements, dataSets) {
            guard let convergence = judgement?.reference.convergence, !convergence.isReached else { continue }
            observer.observe(
                .warning(
                    "on '\(dataSet.name)' the reference has not converged, so no method is judged by it: \(convergence.sentence)"
                ))
        }
        var chapters: [Story.Chapter] = []
        for (index, dataSet) in dataSets.enumerated() {
            let own = results.filter { $0.trained.dataSet == index }
            let figures = ChapterFigures(dataSet: dataSet, grids: grids[index], results: own, choice: choice)
            chapters.append(
                Story.Chapter(
                    dataSet: dataSet, results: own,
                    figures: figures.compose() + figures.distance(judgements[index]),
                    seedCount: repetitions.count + 1,
                    recommendation: try await Recommendation(
                        own, on: dataSet, judgement: judgements[index],
                        seedCount: isImported ? nil : repetitions.count + 1, workers: jobs),
                    judgement: judgements[index],
                    scores: own.compactMap(\.test).reduce(adjustments.scores) { $0 + Score.ofBands($1, besides: $0) },
                    level: adjustments.level))
        }
        let drawings = try await draw(chapters.flatMap(\.figures))
        observer.observe(.finished(.figures, "drew \(NumberText.count(drawings.pictures.count, "figure"))"))
        let pages = pages(Story(plan: self, chapters: chapters).document(), drawings)
        let scored = results.flatMap { $0.metrics + $0.repeatedMetrics }
        let judged = judgements.compactMap(\.self).flatMap(\.metrics).map { $0.of(seed: seed) }
        let metrics = MetricsFile(metrics: scored + judged, seed: seed)
        let paths = try publication.publish(
            pages + [PublishedFile("metrics.json", metrics.json), PublishedFile("metrics.csv", metrics.csv)]
                + drawings.files + (savesPredictions ? try predictionFiles(results) : []))
        observer.observe(.finished(.published, "published \(output)"))
        return RunOutcome(
            paths: paths, hasDiverged: results.contains { $0.trained.failedCount > 0 || !$0.failedSeeds.isEmpty })
    }

    private func pages(_ document: Document, _ drawings: Drawings) -> [PublishedFile] {
        [
            PublishedFile(
                "index.html", HTMLWriter(figures: figures, pictures: drawings.pictures).write(document)),
            PublishedFile("README.md", MarkdownWriter(figures: figures).write(document)),
        ]
    }
}
