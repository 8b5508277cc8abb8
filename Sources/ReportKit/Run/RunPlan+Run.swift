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
        let grids = dataSets.map { dataSet in dataSet.features.indices.map { PredictionGrid(of: dataSet, along: $0) } }
        let results = try await predict(trained, grids: grids)
        observer.observe(.finished(.scores, "scored \(NumberText.count(trained.count, "method"))"))
        try Task.checkCancellation()
        let judgements = try await inParallel(Array(dataSets.indices), limit: jobs) { index in
            try ReferenceJudgement(results.filter { $0.trained.dataSet == index }, on: dataSets[index])
        }
        let chapters = dataSets.indices.map { index in
            let own = results.filter { $0.trained.dataSet == index }
            let figures = ChapterFigures(
                dataSet: dataSets[index], grids: grids[index], results: own, choice: choice)
            return Story.Chapter(
                dataSet: dataSets[index], results: own,
                figures: figures.compose() + figures.distance(judgements[index]), judgement: judgements[index],
                scores: adjustments.scores, level: adjustments.level)
        }
        let drawings = try await draw(chapters.flatMap(\.figures))
        observer.observe(.finished(.figures, "drew \(NumberText.count(drawings.pictures.count, "figure"))"))
        let pages = pages(Story(plan: self, chapters: chapters).document(), drawings)
        let metrics = MetricsFile(
            metrics: results.flatMap(\.metrics) + judgements.compactMap(\.self).flatMap(\.metrics), seed: seed)
        let paths = try publication.publish(
            pages + [PublishedFile("metrics.json", metrics.json), PublishedFile("metrics.csv", metrics.csv)]
                + drawings.files)
        observer.observe(.finished(.published, "published \(output)"))
        return RunOutcome(paths: paths, hasDiverged: results.contains { $0.trained.failedCount > 0 })
    }

    private func pages(_ document: Document, _ drawings: Drawings) -> [PublishedFile] {
        [
            PublishedFile(
                "index.html", HTMLWriter(figures: figures, pictures: drawings.pictures).write(document)),
            PublishedFile("README.md", MarkdownWriter(figures: figures).write(document)),
        ]
    }
}
