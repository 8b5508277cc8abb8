import Training

/// What the report says about one method on one data set.
struct MethodChapter {
    let result: MethodResult
    let dataSet: DataSet

    private var trained: TrainedMethod { result.trained }
    private var about: MethodDescription { trained.method.description }
    private var isImported: Bool { trained.method is ImportedPredictions }

    /// That the training did not go well, in a sentence.
    var divergence: Prose {
        if let failure = trained.failure {
            return "\(strong: about.title) could not be used on \(dataSet.title): \(failure)."
        }
        if trained.failedCount == 0 {
            let seeds = NumberText.list(result.failedSeeds.map { "\($0)" })
            return
                "\(strong: about.title) diverged on \(dataSet.title) with seed \(seeds); means over the seeds leave such runs out."
        }
        let epochs = trained.runs.compactMap(\.divergedAt)
        let first = epochs.min() ?? 0
        if trained.hasFailed {
            return
                "\(strong: about.title) diverged on \(dataSet.title): its loss stopped being a number in epoch \(first), so it has no predictions and no scores. A smaller \(code: "--learning-rate") usually helps."
        }
        return
            "\(trained.failedCount) of \(trained.runs.count) networks of \(strong: about.title) diverged on \(dataSet.title), the first in epoch \(first); predictions come from the others. A smaller \(code: "--learning-rate") usually helps."
    }

    /// The method's section: idea, figures, settings, network.
    func blocks(_ chapter: Story.Chapter) -> [Block] {
        var blocks: [Block] = [
            .heading(level: 3, title: Prose(about.title), anchor: Slug.make(dataSet.name) + "-" + about.name),
            .paragraph(
                trained.hasFailed || isImported ? Prose(about.sentence) : "\(about.sentence) \(summaryOfTraining)"),
        ]
        if trained.method.traits.contains(.samplesPosterior), let convergence = chapter.judgement?.reference.convergence
        {
            let verdict = convergence.isReached ? "Its chains agree" : "Its chains have not converged"
            blocks.append(.paragraph(Prose("\(verdict): \(convergence.sentence).")))
        }
        if let tuning = trained.tuning { blocks.append(.paragraph(Prose(Self.sentence(tuning)))) }
        if trained.failedCount > 0 { blocks.append(.callout(.warning, [divergence])) }
        if let test = result.test, let verdict = try? FitVerdict(test, on: dataSet)?.sentence {
            blocks.append(.callout(.warning, [Prose(verdict)]))
        }
        blocks += result.remarks.map { .callout(.note, [Prose($0 + ".")]) }
        for kind in [FigureKind.band, .spaghetti, .fan, .density, .features, .maps, .filmstrip, .weights] {
            blocks += chapter.figure(kind, method: about.name)
        }
        guard !isImported else { return blocks }
        blocks.append(.details(summary: "Settings and network", [settings] + ownDefaults + network + [reference]))
        return blocks
    }

    /// What a search for settings has found.
    private static func sentence(_ tuning: Tuning) -> String {
        let names = NumberText.list(tuning.keys.map(\.name))
        let start = NumberText.significant(tuning.loss.start)
        let search =
            "Of \(tuning.trials) trials with other values of \(names), judged by the negative log-likelihood (without a density, the CRPS) of a fifth of the training rows that was held out for that,"
        guard tuning.loss.best < tuning.loss.start else {
            return "\(search) none was better than the first, with the default settings (\(start))."
        }
        let chosen = tuning.keys.map { "\($0.name) \($0.text(tuning.settings))" }
        return
            "\(search) the best had \(NumberText.list(chosen)) (\(NumberText.significant(tuning.loss.best)); the default settings: \(start))."
    }

    /// What sets the method's defaults apart from those that most methods share, with the shared values.
    private var ownDefaults: [Block] {
        let (own, shared) = (trained.method.defaults(for: dataSet), TrainingSettings())
        let different = trained.method.settings.filter { $0.text(own) != $0.text(shared) }
        guard !different.isEmpty else { return [] }
        let list = different.map { "\($0.name) \($0.text(own)) (\($0.text(shared)))" }
        return [.paragraph("Defaults of its own, with what most methods start from: \(NumberText.list(list)).")]
    }

    private var summaryOfTraining: String {
        trained.method.learned(trained.runs, settings: trained.settings, rowCount: dataSet.training.count)
    }

    private var settings: Block {
        let defaults = trained.method.defaults(for: dataSet)
        return .table(
            DocumentTable(
                caption: "Settings of \(about.title). \(Prose([.strong("Bold")])): not the default.",
                columns: [.init("Setting"), .init("Value", .trailing), .init("What it is")],
                rows: trained.method.settings.map { key in
                    let value = key.text(trained.settings)
                    let isDefault = value == key.text(defaults)
                    return ["\(code: key.name)", isDefault ? Prose(value) : "\(strong: value)", Prose(key.summary)]
                }))
    }

    private var network: [Block] {
        guard let summary = result.summary, !summary.rows.isEmpty else { return [] }
        let numbers = (0..<summary.columns.count).map { column in
            column > 0 && summary.rows.allSatisfy { $0[column].first.map { $0.isNumber || $0 == "−" } ?? false }
        }
        return [
            .table(
                DocumentTable(
                    caption:
                        "What was trained: \(NumberText.count(summary.parameterCount, "number")) in one run.",
                    columns: zip(summary.columns, numbers).map { .init(Prose($0), $1 ? .trailing : .leading) },
                    rows: summary.rows.map { $0.map { Prose($0) } }))
        ]
    }

    private var reference: Block {
        .paragraph("\(about.paper). Cost: \(about.cost).")
    }
}
