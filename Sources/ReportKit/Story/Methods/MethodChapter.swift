import Figures
import Tables
import Training

/// What the report says about one method on one data set.
struct MethodChapter {
    let result: Evaluation
    let dataSet: DataSet

    /// That the training did not go well, in a sentence.
    var divergence: Prose {
        guard let training = result.training else { return "" }
        if let failure = training.failure {
            return "\(strong: result.title) could not be used on \(dataSet.title): \(failure)."
        }
        if training.failedCount == 0 {
            let seeds = NumberText.list(result.failedSeeds.map { "\($0)" })
            return
                "\(strong: result.title) diverged on \(dataSet.title) with seed \(seeds); means over the seeds leave such runs out."
        }
        let first = training.divergences.min() ?? 0
        if result.hasFailed {
            return
                "\(strong: result.title) diverged on \(dataSet.title): its loss stopped being a number in epoch \(first), so it has no predictions and no scores. A smaller \(code: "--learning-rate") usually helps."
        }
        return
            "\(training.failedCount) of \(training.runCount) networks of \(strong: result.title) diverged on \(dataSet.title), the first in epoch \(first); predictions come from the others. A smaller \(code: "--learning-rate") usually helps."
    }

    /// The method's section: idea, figures, settings, network.
    func blocks(_ chapter: ReportModel.Chapter) -> [Block] {
        let learned = result.hasFailed ? "" : result.training.map { " " + $0.learned } ?? ""
        var blocks: [Block] = [
            .paragraph(Prose(result.sentence + learned))
        ]
        if result.isReference, let convergence = chapter.judgement?.reference.convergence {
            let verdict = convergence.isReached ? "Its chains agree" : "Its chains have not converged"
            blocks.append(.paragraph(Prose("\(verdict): \(convergence.sentence).")))
        }
        if let tuning = result.training?.tuning { blocks.append(.paragraph(Prose(Self.sentence(tuning)))) }
        if (result.training?.failedCount ?? 0) > 0 { blocks.append(.callout(.warning, [divergence])) }
        if let verdict = result.fit?.sentence {
            blocks.append(.callout(.warning, [Prose(verdict)]))
        }
        blocks += result.remarks.map { .callout(.note, [Prose($0 + ".")]) }
        blocks += chapter.figures(.method, method: result.name)
        guard let training = result.training else { return blocks }
        blocks.append(settings(training))
        return blocks + ownDefaults(training) + network(training)
            + [.paragraph("\(training.paper). Cost: \(training.cost).")]
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
    private func ownDefaults(_ training: TrainingRecord) -> [Block] {
        training.ownDefaults.isEmpty
            ? []
            : [
                .paragraph(
                    "Defaults of its own, with what most methods start from: \(NumberText.list(training.ownDefaults)).")
            ]
    }

    private func settings(_ training: TrainingRecord) -> Block {
        .table(
            DocumentTable(
                caption: "Settings of \(result.title). \(Prose([.strong("Bold")])): not the default.",
                columns: [.init("Setting"), .init("Value", .trailing), .init("What it is")],
                rows: training.settings.map { line in
                    [
                        "\(code: line.name)", line.isDefault ? Prose(line.value) : "\(strong: line.value)",
                        Prose(line.sentence),
                    ]
                }))
    }

    private func network(_ training: TrainingRecord) -> [Block] {
        guard let summary = training.network, !summary.rows.isEmpty else { return [] }
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
}
