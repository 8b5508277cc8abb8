import Figures
import Predictions
import Tables
import Training

/// The report in words: the answer, the methods side by side, where their bands are wrong, and behind lines that open it
/// everything else: each method, diagnostics, all scores and what they mean.
struct Story {
    let model: ReportModel

    private var chapters: [ReportModel.Chapter] { model.chapters }

    /// The whole report.
    func document() -> Document {
        Document(
            title: title, lead: lead,
            blocks: divergence + model.warnings.map { .callout(.warning, [sentence($0)]) }
                + SeveralDataSets(chapters: chapters).blocks
                + chapters.flatMap(self.chapter)
                + ScoreGlossary.blocks(scores) + reproduction,
            colophon:
                "Made by uncertainty-report \(Version.current). The same command gives the same bytes on every machine. \(Self.licences)"
        )
    }

    /// What the report is made with, whose texts are in `LICENSES/`.
    static let licences =
        "uncertainty-report, Swift, swift-argument-parser and swift-numerics are under the Apache License 2.0, Cairo under the MPL 1.1, FreeType under the FreeType License, libpng and zlib under licences of their own, and the typeface Lato under the SIL Open Font License 1.1."

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

    /// For one data set the answer, for several what was asked.
    private var lead: Prose {
        guard chapters.count == 1 else { return Prose(question(chapters) + answers) }
        guard !chapters[0].recommendation.verdict.isEmpty else { return Prose(question(chapters)) }
        return chapters[0].recommendation.verdict
    }

    /// Whom to trust on each of several data sets.
    private var answers: String {
        let choices = chapters.map { chapter -> String in
            let choice = chapter.recommendation.trusted.first?.title ?? "nobody"
            return "\(choice) on “\(chapter.dataSet.title)”"
        }
        return " Trust \(NumberText.list(choices))."
    }

    /// What was done.
    private func question(_ chapters: [ReportModel.Chapter]) -> String {
        let titles = chapters.first?.evaluations.filter { !$0.isAdjusted }.map(\.title) ?? []
        let methods = titles.count > 4 ? "\(titles.count) methods" : NumberText.list(titles)
        let data = NumberText.list(chapters.map { "“\($0.dataSet.title)”" })
        let verb = titles.count == 1 ? "was" : "were"
        return model.isTrainedHere
            ? "\(methods) \(verb) trained on \(data) and asked how sure \(titles.count == 1 ? "it is" : "they are")."
            : "What \(methods) predicted was held against \(NumberText.count(scoredCount, "observation"))."
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
        let isAlone = chapters.count == 1
        func section(_ title: String, _ name: String, _ blocks: [Block]) -> [Block] {
            blocks.isEmpty
                ? [] : [.heading(level: isAlone ? 2 : 3, title: Prose(title), anchor: anchor + "-" + name)] + blocks
        }
        let summary = Prose((isAlone ? question([chapter]) + " " : "") + dataSet.summary)
        var blocks: [Block] =
            isAlone
            ? [.heading(level: 2, title: "The methods side by side", anchor: anchor)]
            : [.heading(level: 2, title: Prose(dataSet.title), anchor: anchor)]
        let notes =
            (dataSet.warnings.isEmpty ? [] : [Block.callout(.warning, dataSet.warnings.map(sentence))])
            + (dataSet.remarks.isEmpty ? [] : [Block.callout(.note, dataSet.remarks.map(sentence))])
        if !isAlone {
            blocks.append(.paragraph(summary))
            if !chapter.recommendation.verdict.isEmpty { blocks.append(.paragraph(chapter.recommendation.verdict)) }
        }
        blocks += notes
        blocks += [MethodTable(chapter: chapter).block].compactMap(\.self)
        blocks += [chapter.recommendation.caveats].compactMap { $0.map(Block.paragraph) }
        blocks += [SubgroupChapter(chapter: chapter).caveat].compactMap { $0.map(Block.paragraph) }
        blocks += chapter.figures(.overview)
        if isAlone { blocks.append(.paragraph(summary)) }
        blocks += section("The rows without a target", "new-rows", NewRowsChapter(chapter: chapter).blocks)
        blocks += section(
            "Where the bands are wrong, and why", "faults",
            (chapter.recommendation.faults.isEmpty ? [] : [.list(chapter.recommendation.faults)])
                + chapter.figures(.faults))
        if let groups = dataSet.subgroups {
            blocks += section("By \(groups.name)", "subgroups", SubgroupChapter(chapter: chapter).blocks)
        }
        blocks += section("Calibration", "calibration", chapter.figures(.quality))
        if let judgement = chapter.judgement {
            blocks += ReferenceChapter(chapter: chapter, judgement: judgement).blocks(level: isAlone ? 2 : 3)
        }
        return blocks + section("Each method, and more", "methods", methods(chapter) + more(chapter, anchor))
    }

    private func methods(_ chapter: ReportModel.Chapter) -> [Block] {
        chapter.presented.map { result in
            let dataSet = chapter.dataSet
            let anchor = Slug.make(dataSet.name) + "-" + result.name
            let blocks =
                result.adjustment.map { adjustment in
                    let plain = chapter.evaluations.first { $0.name == adjustment.base }
                    return AdjustmentChapter(result: result, plain: plain, dataSet: dataSet).blocks(chapter)
                } ?? MethodChapter(result: result, dataSet: dataSet).blocks(chapter)
            return .details(summary: Prose(result.title), anchor: anchor, blocks)
        }
    }

    private func more(_ chapter: ReportModel.Chapter, _ anchor: String) -> [Block] {
        let diagnostics = chapter.figures(.diagnostics)
        let scores = ScoreTables(chapter: chapter).blocks
        return
            (diagnostics.isEmpty
            ? [] : [.details(summary: "More diagnostics", anchor: anchor + "-diagnostics", diagnostics)])
            + (scores.isEmpty
                ? []
                : [.details(summary: "All scores with their intervals", anchor: anchor + "-scores", scores)])
    }

    /// A remark with a capital and a full stop.
    private func sentence(_ remark: String) -> Prose {
        Prose(ScoreGlossary.capitalised(remark) + (remark.hasSuffix(".") ? "" : "."))
    }

    /// The options as a file, behind a line that opens them.
    private var configuration: [Block] {
        guard let text = model.configuration else { return [] }
        return [
            .details(
                summary: "The same options as a file for --config", anchor: "options",
                [.code(text, language: "json")])
        ]
    }

    private var reproduction: [Block] {
        [
            .heading(level: 2, title: "Make it again", anchor: "reproduce"),
            .paragraph(
                model.isTrainedHere
                    ? "The same command gives the same bytes, whatever the machine and its number of cores; another \(code: "--seed") gives other random numbers (here \(model.seed))."
                    : "The same command gives the same bytes, whatever the machine and its number of cores."
            ),
        ] + (model.command.map { [.code($0, language: "sh")] } ?? []) + configuration + [
            .paragraph(
                "All scores are in \(link: "metrics.csv", to: "metrics.csv") and \(link: "metrics.json", to: "metrics.json")."
            )
        ]
    }
}
