import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct MethodChapterTests {
    private func words(_ evaluation: Evaluation) -> String {
        let chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [evaluation])
        return MarkdownWriter(figures: FigureFiles()).write(
            Document(title: "", blocks: MethodChapter(result: evaluation, dataSet: Chapters.line).blocks(chapter)))
    }

    @Test func `Settings stand in a table, those of the user in bold, and so do defaults of the method's own`() throws {
        var evaluation = try Chapters.evaluation("Alpha", [])
        evaluation.training?.settings = [
            .init(name: "epochs", value: "30", isDefault: false, sentence: "passes over the training data"),
            .init(name: "batch", value: "16", isDefault: true, sentence: "rows in a mini-batch"),
        ]
        evaluation.training?.ownDefaults = ["epochs 200 (100)"]
        let words = words(evaluation)
        #expect(words.contains("| <code>epochs</code> | <strong>30</strong> | passes over the training data |"))
        #expect(words.contains("| <code>batch</code> | 16 | rows in a mini-batch |"))
        #expect(words.contains("Defaults of its own, with what most methods start from: epochs 200 (100)."))
    }

    @Test func `What is wrong with a method is said in its chapter`() throws {
        var evaluation = try Chapters.evaluation("Alpha", [])
        evaluation.remarks = ["Alpha has no conformal: too few rows"]
        evaluation.training?.failedCount = 1
        evaluation.training?.runCount = 2
        evaluation.training?.divergences = [5]
        let words = words(evaluation)
        #expect(words.contains("Alpha has no conformal: too few rows."))
        #expect(words.contains("1 of 2 networks of <strong>Alpha</strong> diverged on Line, the first in epoch 5"))
    }

    @Test func `A method that diverged with another seed is said to`() throws {
        var evaluation = try Chapters.evaluation("Alpha", [])
        evaluation.failedSeeds = [3, 4]
        #expect(
            MethodChapter(result: evaluation, dataSet: Chapters.line).divergence.plainText
                == "Alpha diverged on Line with seed 3 and 4; means over the seeds leave such runs out.")
    }

    @Test func `What an adjustment promises and what came of it stand in its section`() throws {
        var plain = try Chapters.evaluation("Alpha", [])
        plain.scores = [Chapters.score(Score.miscalibrationArea.key, .inRange, 0.2)]
        let samples = try #require(plain.predictions?.test)
        let scaling = try VarianceScaling(calibration: samples, observed: Chapters.line.test.y.map { $0 + 0.4 })
        var adjusted = Evaluation(name: "alpha-variance-scaling", title: "Alpha + variance scaling")
        adjusted.scores = [Chapters.score(Score.miscalibrationArea.key, .inRange, 0.05)]
        adjusted.predictions = plain.predictions
        adjusted.adjustment = AppliedAdjustment(
            base: "alpha", baseTitle: "Alpha", adjustment: .recalibration(.variance), fitted: .variance(scaling))
        let chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: [plain, adjusted])
        let words = MarkdownWriter(figures: FigureFiles()).write(
            Document(
                title: "",
                blocks: AdjustmentChapter(result: adjusted, plain: plain, dataSet: Chapters.line).blocks(chapter)))
        #expect(words.contains("The total variance of Alpha times"))
        #expect(words.contains("the miscalibration area on the test points was 0.20 before and is 0.050 after"))
    }
}
