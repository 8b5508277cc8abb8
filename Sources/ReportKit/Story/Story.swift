import Predictions
import Training

/// The report in words: what was asked, what came out, what was trained and how, what the scores mean, how to do it again.
struct Story {
    /// What was planned.
    let plan: RunPlan
    /// What came of it, data set by data set.
    let chapters: [Chapter]

    /// One data set with the methods on it.
    struct Chapter {
        /// What was learned from.
        let dataSet: DataSet
        /// The methods in the order of the plan.
        let results: [MethodResult]
        /// The figures of this data set.
        let figures: [ReportFigure]
        /// How many seeds were used.
        var seedCount = 1
        /// Which method to trust.
        var recommendation = Recommendation([])
        /// What a sampled posterior says about the methods, if there is one.
        var judgement: ReferenceJudgement?
        /// What was scored.
        let scores: [Score]
        /// The probability that conformal intervals promise; nil if there are none.
        let level: Double?

        /// The figure of a kind, about a method or about all of them.
        func figure(_ kind: FigureKind, method: String? = nil) -> [Block] {
            figures.filter { $0.kind == kind && $0.method == method }.map { .figure($0.documentFigure) }
        }
    }

    /// The whole report.
    func document() -> Document {
        Document(
            title: title, lead: lead,
            blocks: divergence + plan.warnings.map { .callout(.warning, [sentence($0)]) }
                + chapters.flatMap(self.chapter)
                + ScoreGlossary.blocks(scores) + reproduction,
            colophon: "Made by uncertainty-report. The same command gives the same bytes on every machine.")
    }

    /// What was scored on any of the data sets, each score once.
    private var scores: [Score] {
        chapters.reduce(plan.adjustments.scores) { known, chapter in
            known + chapter.scores.filter { score in !known.contains { $0.name == score.name } }
        }
    }

    private var title: String {
        chapters.count == 1
            ? "How sure is it? \(chapters[0].dataSet.title)" : "How sure is it? \(chapters.count) data sets"
    }

    /// What was asked, and for one data set the shortest answer.
    private var lead: Prose {
        let titles = plan.methods.map(\.description.title)
        let methods = titles.count > 4 ? "\(titles.count) methods" : NumberText.list(titles)
        let data = NumberText.list(chapters.map { "“\($0.dataSet.title)”" })
        let verb = plan.methods.count == 1 ? "was" : "were"
        let question =
            plan.isImported
            ? "What \(methods) predicted was held against \(NumberText.count(scoredCount, "observation"))."
            : "\(methods) \(verb) trained on \(data) and asked how sure \(plan.methods.count == 1 ? "it is" : "they are")."
        // Of several methods the recommendation speaks, which comes next; the largest ratio is no merit.
        guard chapters.count == 1, plan.methods.count == 1,
            let ratio = chapters[0].results.first?.metric(Scoring.epistemicRatio, .everywhere)?.value, ratio >= 1.2
        else { return Prose(question) }
        return
            "\(question) Where there are no data, its epistemic σ is \(NumberText.significant(ratio, digits: 2)) times what it is among data."
    }

    /// The number of points that were scored; those with missing numbers are not.
    private var scoredCount: Int { chapters.flatMap(\.results).compactMap { $0.test?.finitePoints.count }.max() ?? 0 }

    private var divergence: [Block] {
        let failures = chapters.flatMap { chapter in
            chapter.results.filter {
                ($0.trained.failedCount > 0 || !$0.failedSeeds.isEmpty) && $0.adjustment == nil
            }
            .map { ($0, chapter.dataSet) }
        }
        guard !failures.isEmpty else { return [] }
        return [.callout(.warning, failures.map { MethodChapter(result: $0, dataSet: $1).divergence })]
    }

    private func chapter(_ chapter: Chapter) -> [Block] {
        let dataSet = chapter.dataSet
        let anchor = Slug.make(dataSet.name)
        let heading = chapters.count == 1 ? "At a glance" : dataSet.title
        var blocks: [Block] = [.heading(level: 2, title: Prose(heading), anchor: anchor)]
        blocks.append(.paragraph(Prose(dataSet.summary)))
        if !dataSet.warnings.isEmpty { blocks.append(.callout(.warning, dataSet.warnings.map(sentence))) }
        let advice = chapter.recommendation.paragraphs
        if !advice.isEmpty { blocks.append(.callout(.note, advice)) }
        blocks += chapter.figure(.comparison)
        blocks += chapter.figure(.observed)
        blocks += Comparison(chapter: chapter).blocks
        for kind in [FigureKind.decomposition, .calibration, .pit, .error, .sparsification, .coverage] {
            blocks += chapter.figure(kind)
        }
        if let judgement = chapter.judgement {
            blocks += ReferenceChapter(chapter: chapter, judgement: judgement).blocks
        }
        for result in chapter.results {
            guard result.adjustment != nil else {
                blocks += MethodChapter(result: result, dataSet: dataSet).blocks(chapter)
                continue
            }
            let plain = chapter.results.first { $0.name == result.trained.method.description.name }
            blocks += AdjustmentChapter(result: result, plain: plain, dataSet: dataSet).blocks(chapter)
        }
        let training = chapter.figure(.training)
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
                plan.isImported
                    ? "The same command gives the same bytes, whatever the machine and its number of cores."
                    : "The same command gives the same bytes, whatever the machine and its number of cores; another \(code: "--seed") gives other random numbers (here \(plan.seed))."
            ),
            .code(plan.command, language: "sh"),
            .paragraph(
                "All scores are in \(link: "metrics.csv", to: "metrics.csv") and \(link: "metrics.json", to: "metrics.json")."
            ),
        ]
    }
}
