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
        #expect(headings(document) == ["At a glance", "Alpha", "Beta", "What the scores mean", "Make it again"])
        let text = text(document)
        #expect(text.contains("It draws lines. One model learned for 3 epochs from 10 rows."))
        #expect(text.contains("swift run report --method alpha") && text.contains("(here 7)"))
    }

    @Test func `One method's doubt away from the data stands in the first sentence`() throws {
        func lead(_ ratio: Double) throws -> String {
            let evaluation = try Chapters.evaluation(
                "Alpha", [Chapters.score(.epistemicRatio, .everywhere, ratio)])
            let chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [evaluation])
            return Story(model: ReportModel(chapters: [chapter])).document().lead.plainText
        }
        #expect(try lead(3).hasSuffix("its epistemic σ is 3.0 times what it is among data."))
        #expect(try lead(1.1).hasSuffix("asked how sure it is."))
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
        let names = Story(model: ReportModel(chapters: [chapter])).document().blocks.compactMap { block in
            if case .figure(let figure) = block { figure.name } else { nil }
        }
        #expect(
            names == [
                "line-comparison", "line-decomposition", "line-calibration", "line-pit", "line-error",
                "line-sparsification", "line-coverage", "line-alpha-band", "line-beta-band",
            ])
    }
}
