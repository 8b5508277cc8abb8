import Predictions
import Training

/// Writes the documents, the metrics and, where they are wanted, the predictions: every file but those of the figures.
func write(
    _ model: ReportModel, _ drawings: Drawings, _ plan: RunPlan
) throws -> [PublishedFile] {
    let document = Story(model: model).document()
    var metrics = MetricsFile(metrics: metrics(of: model, seed: plan.seed), seed: plan.seed)
    metrics.options = plan.configuration
    metrics.inputs = plan.origin?.inputs.map { .init(name: $0.name, sha256: $0.digest.text) } ?? []
    let numbers =
        [PublishedFile("metrics.json", metrics.json), PublishedFile("metrics.csv", metrics.csv)]
        + model.chapters.flatMap(PredictionTable.files)
        + (plan.hasBibliography ? [PublishedFile("references.bib", Bibliography(model.papers).text)] : [])
    let attachments = plan.pageStyle == .standalone ? drawings.files + numbers : []
    let page = HTMLWriter(
        figures: plan.figures, pictures: drawings.pictures, style: plan.pageStyle,
        attachments: Dictionary(attachments.map { ($0.path, $0.bytes) }) { first, _ in first })
    let writers: [any DocumentWriter] = [page, MarkdownWriter(figures: plan.figures)]
    return writers.map { PublishedFile($0.fileName, $0.write(document)) } + page.companions(of: document) + numbers
        + (plan.savesPredictions ? try model.chapters.flatMap { try predictionFiles($0, plan.imported) } : [])
}

/// Every number of a report: those of the methods, then those of the references.
func metrics(of model: ReportModel, seed: Int) -> [Metric] {
    func rows(_ scores: ScoreTable, _ method: String, _ dataSet: DataSet, _ seed: Int) -> [Metric] {
        scores.numbers.map { Metric($0, dataSet: dataSet.name, method: method, seed: seed) }
    }
    let own = model.chapters.flatMap { chapter in
        chapter.evaluations.flatMap { evaluation in
            rows(evaluation.scores, evaluation.name, chapter.dataSet, seed)
                + evaluation.repetitions.flatMap { rows($0.scores, evaluation.name, chapter.dataSet, $0.seed) }
        }
    }
    let judged = model.chapters.flatMap { chapter in
        (chapter.judgement?.scores ?? []).flatMap { rows($0.scores, $0.method, chapter.dataSet, seed) }
    }
    return own + judged
}

/// The predictions of every method at the test points, as files that ``PredictionSource`` reads.
private func predictionFiles(
    _ chapter: ReportModel.Chapter, _ imported: ImportedPredictions?
) throws -> [PublishedFile] {
    let dataSet = chapter.dataSet
    let offset = dataSet.offset
    let hasFeatures = imported?.hasFeatures ?? true
    let rows = Observations(
        x: dataSet.training.x, y: dataSet.training.y.map { $0 + offset }, featureCount: dataSet.training.featureCount)
    // Rows that were test points, too, would be taken for a leak by whoever reads them beside these.
    let training = dataSet.training.count > 0 && dataSet.folds.isEmpty ? rows : nil
    // Whoever joins them to the file by the numbers of its rows finds them in its order.
    let order = dataSet.fileOrder.indices.sorted { dataSet.fileOrder[$0] < dataSet.fileOrder[$1] }
    let test = order.isEmpty ? dataSet.test : dataSet.test.rows(order)
    return try chapter.evaluations.compactMap { evaluation in
        guard let made = evaluation.predictions?.test else { return nil }
        let file = try PredictionFile(
            x: hasFeatures ? test.x : [], featureCount: hasFeatures ? test.featureCount : 0,
            samples: order.isEmpty ? made : made.selecting(points: order), y: test.y, offset: offset)
        return PublishedFile(
            "predictions/" + PublishedFile.predictions(dataSet: dataSet.name, method: evaluation.name),
            try file.npz(training: training))
    }
}

extension PublishedFile {
    /// The name of the file that keeps what a method predicts on a data set.
    static func predictions(dataSet: String, method: String) -> String { "\(Slug.make(dataSet))-\(method).npz" }
}
