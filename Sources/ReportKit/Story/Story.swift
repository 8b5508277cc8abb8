import Figures
import Predictions
import Tables
import Training

/// The report in words: what was asked, what came out, what was trained and how, what the scores mean, how to do it
/// again.
struct Story {
    let model: ReportModel

    private var chapters: [ReportModel.Chapter] { model.chapters }

    /// The whole report.
    func document() -> Document {
        Document(
            title: title, lead: lead,
            blocks: divergence + model.warnings.map { .callout(.warning, [sentence($0)]) }
                + chapters.flatMap(self.chapter)
                + ScoreGlossary.blocks(scores) + reproduction,
            colophon: "Made by uncertainty-report. The same command gives the same bytes on every machine.")
    }

    /// What was scored on any of the data sets, each score once.
    private var scores: [Score] {
        chapters.reduce(model.scores) { known, chapter in
            known + chapter.scores.filter { score in !known.contains { $0.name == score.name } }
        }
    }

    private var title: String {
        chapters.count == 1
            ? "How sure is it? \(chapters[0].dataSet.title)" : "How sure is it? \(chapters.count) data sets"
    }

    /// What was asked, and for one data set the shortest answer.
    private var lead: Prose {
        let titles = chapters.first?.evaluations.filter { !$0.isAdjusted }.map(\.title) ?? []
        let methods = titles.count > 4 ? "\(titles.count) methods" : NumberText.list(titles)
        let data = NumberText.list(chapters.map { "“\($0.dataSet.title)”" })
        let verb = titles.count == 1 ? "was" : "were"
        let question =
            model.isTrainedHere
            ? "\(methods) \(verb) trained on \(data) and asked how sure \(titles.count == 1 ? "it is" : "they are")."
            : "What \(methods) predicted was held against \(NumberText.count(scoredCount, "observation"))."
        // Of several methods the recommendation speaks, which comes next; the largest ratio is no merit.
        guard chapters.count == 1, titles.count == 1,
            let ratio = chapters[0].evaluations.first?.scores[.epistemicRatio, .everywhere]?.value, ratio >= 1.2
        else { return Prose(question) }
        return
            "\(question) Where there are no data, its epistemic σ is \(NumberText.significant(ratio, digits: 2)) times what it is among data."
    }

    /// The number of points that were scored; those with missing numbers are not.
    private var scoredCount: Int {
        chapters.flatMap(\.evaluations).compactMap { $0.predictions?.test.finitePoints.count }.max() ?? 0
    }

    /// What makes a result worth nothing, before anything else is said.
    private var divergence: [Block] {
        let results = chapters.flatMap { chapter in
            chapter.evaluations.filter { !$0.isAdjusted }.map { ($0, chapter.dataSet) }
        }
        let failures = results.filter(\.0.hasFailedRuns).map { MethodChapter(result: $0, dataSet: $1).divergence }
        let useless = results.compactMap { result, dataSet in
            result.fit?.failure.map { "\(strong: result.title) failed on \(dataSet.title): \($0)." as Prose }
        }
        let coarse = chapters.flatMap { chapter in chapter.dataSet.coarseColumns.map(sentence) }
        return [coarse, failures + useless].filter { !$0.isEmpty }.map { .callout(.warning, $0) }
    }

    private func chapter(_ chapter: ReportModel.Chapter) -> [Block] {
        let dataSet = chapter.dataSet
        let anchor = Slug.make(dataSet.name)
        let heading = chapters.count == 1 ? "At a glance" : dataSet.title
        var blocks: [Block] = [.heading(level: 2, title: Prose(heading), anchor: anchor)]
        blocks.append(.paragraph(Prose(dataSet.summary)))
        if !dataSet.warnings.isEmpty { blocks.append(.callout(.warning, dataSet.warnings.map(sentence))) }
        if !dataSet.remarks.isEmpty { blocks.append(.callout(.note, dataSet.remarks.map(sentence))) }
        let advice = chapter.recommendation.paragraphs
        if !advice.isEmpty { blocks.append(.callout(.note, advice)) }
        blocks += chapter.figures(.overview) + Comparison(chapter: chapter).blocks + chapter.figures(.quality)
        if let judgement = chapter.judgement {
            blocks += ReferenceChapter(chapter: chapter, judgement: judgement).blocks
        }
        for result in chapter.evaluations {
            guard let adjustment = result.adjustment else {
                blocks += MethodChapter(result: result, dataSet: dataSet).blocks(chapter)
                continue
            }
            let plain = chapter.evaluations.first { $0.name == adjustment.base }
            blocks += AdjustmentChapter(result: result, plain: plain, dataSet: dataSet).blocks(chapter)
        }
        let training = chapter.figures(.training)
        if !training.isEmpty {
            blocks.append(.heading(level: 3, title: "Training", anchor: anchor + "-training"))
            blocks += training
        }
        return blocks
    }

    /// A remark with a capital and a full stop.
    private func sentence(_ remark: String) -> Prose {
        Prose(ScoreGlossary.capitalised(remark) + (remark.hasSuffix(".") ? "" : "."))
    }

    private var reproduction: [Block] {
        [
            .heading(level: 2, title: "Make it again", anchor: "reproduce"),
            .paragraph(
                model.isTrainedHere
                    ? "The same command gives the same bytes, whatever the machine and its number of cores; another \(code: "--seed") gives other random numbers (here \(model.seed))."
                    : "The same command gives the same bytes, whatever the machine and its number of cores."
            ),
        ] + (model.command.map { [.code($0, language: "sh")] } ?? []) + [
            .paragraph(
                "All scores are in \(link: "metrics.csv", to: "metrics.csv") and \(link: "metrics.json", to: "metrics.json")."
            )
        ]
    }
}
