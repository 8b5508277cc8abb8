import Figures
import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct StoryTests {
    private func headings(_ document: Document) -> [String] {
        document.blocks.compactMap { block in
            if case .heading(_, let title, _) = block { title.plainText } else { nil }
        }
    }

    private func summaries(_ document: Document) -> [String] {
        document.blocks.compactMap { block in
            if case .details(let summary, _, _) = block { summary.plainText } else { nil }
        }
    }

    private func figures(_ blocks: [Block]) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .figure(let figure): [figure.name]
            case .details(_, _, let hidden): figures(hidden)
            default: []
            }
        }
    }

    private func page(_ document: Document) -> String {
        HTMLWriter(figures: FigureFiles(), pictures: [:]).write(document)
    }

    private func text(_ document: Document) -> String { MarkdownWriter(figures: FigureFiles()).write(document) }

    @Test func `A report names its methods, says what they did, and how to make it again`() throws {
        let chapter = ReportModel.Chapter(
            dataSet: Chapters.line,
            evaluations: [try Chapters.evaluation("Alpha", []), try Chapters.evaluation("Beta", [])])
        let document = Story(
            model: ReportModel(chapters: [chapter], seed: 7, command: "swift run report --method alpha")
        ).document()
        #expect(document.title == "How sure is it? Line")
        #expect(document.lead.plainText == "Alpha and Beta were trained on “Line” and asked how sure they are.")
        #expect(headings(document) == ["The methods side by side", "Each method, and more", "Make it again"])
        #expect(summaries(document) == ["Alpha", "Beta", "What the scores mean"])
        let text = page(document)
        #expect(text.contains("It draws lines. One model learned for 3 epochs from 10 rows."))
        #expect(text.contains("swift run report --method alpha") && text.contains("(here 7)"))
    }

    @Test func `The answer is the first thing that is said`() throws {
        var chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [try Chapters.evaluation("Alpha", [])])
        var candidate = Recommendation.Candidate(name: "alpha", title: "Alpha")
        candidate.inner = BandCoverage(held: 190, count: 200, nominal: 0.9545)
        chapter.recommendation = Recommendation([candidate])
        let document = Story(model: ReportModel(chapters: [chapter])).document()
        #expect(document.lead.plainText.hasPrefix("Trust Alpha: its ±2σ band covers 95 % (91–98)"))
        let lists = document.blocks.compactMap { block in if case .list(let items) = block { items } else { nil } }
        #expect(lists.map { $0.map(\.plainText) } == [["Alpha: no fault found, as far as 200 test points tell."]])
    }

    @Test func `Predictions of other programs are held against observations, and nothing is said of training`() throws {
        var evaluation = try Chapters.evaluation("Mine", [])
        evaluation.training = nil
        let chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [evaluation])
        let document = Story(model: ReportModel(chapters: [chapter], isTrainedHere: false)).document()
        #expect(document.lead.plainText == "What Mine predicted was held against 10 observations.")
        #expect(!text(document).contains("Settings and network") && !text(document).contains("seed"))
    }

    @Test func `Runs that failed are said at the top`() throws {
        var evaluation = try Chapters.evaluation("Alpha", [])
        evaluation.training?.failedCount = 2
        evaluation.training?.runCount = 5
        evaluation.training?.divergences = [9, 4]
        let chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [evaluation])
        let document = Story(model: ReportModel(chapters: [chapter])).document()
        guard case .callout(.warning, let words) = document.blocks.first else {
            Issue.record("the first block is no warning")
            return
        }
        #expect(
            words.map(\.plainText).joined().hasPrefix("2 of 5 networks of Alpha diverged on Line, the first in epoch 4")
        )
    }

    @Test func `Figures stand in the part of the report that their kind names`() throws {
        let evaluations = [try Chapters.evaluation("Alpha", []), try Chapters.evaluation("Beta", [])]
        let grid = PredictionGrid(values: Chapters.line.test.x, points: Chapters.line.test.x)
        let context = FigureContext(evaluations, on: Chapters.line, lines: [grid], judgement: nil)
        var chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: evaluations)
        chapter.figures = FigureChoice().compose(context, name: "line")
        let names = figures(Story(model: ReportModel(chapters: [chapter])).document().blocks)
        #expect(
            names == [
                "line-comparison", "line-regions", "line-decomposition", "line-calibration", "line-alpha-band",
                "line-beta-band", "line-pit", "line-ecdf", "line-error", "line-sparsification", "line-coverage",
            ])
    }
}
