import Predictions
import Testing

@testable import ReportKit

@Suite struct ComparisonTests {
    private func blocks(_ evaluations: [Evaluation], seedCount: Int = 1) -> [Block] {
        var chapter = ReportModel.Chapter(dataSet: Chapters.line, evaluations: evaluations)
        chapter.seedCount = seedCount
        return Comparison(chapter: chapter).blocks
    }

    private func findings(_ blocks: [Block]) throws -> [String] {
        guard case .list(let items) = try #require(blocks.first) else { throw NoList() }
        return items.map(\.plainText)
    }

    private struct NoList: Error {}

    private func shownTable(_ blocks: [Block]) -> DocumentTable? {
        blocks.lazy.compactMap { block in if case .table(let table) = block { table } else { nil } }.first
    }

    @Test func `A finding says how the doubt grows and what the band covers`() throws {
        let evaluation = try Chapters.evaluation(
            "Alpha",
            [
                Chapters.score(.epistemicRatio, .everywhere, 2.5),
                Chapters.score(Score.twoSigmaCoverage.key, .inRange, 0.93),
                Chapters.score(Score.twoSigmaCoverage.key, .outOfRange, 0.8),
            ])
        #expect(
            try findings(blocks([evaluation])) == [
                "Alpha: less sure outside the training range (its epistemic σ is 2.5 times as large there); its ±2σ band covers 93.0 % of the test points inside, and 80.0 % of those outside."
            ])
    }

    @Test(arguments: [(1.9, "a little less sure"), (1.1, "no less sure"), (0.5, "no less sure")])
    func `How much less sure is told by the ratio`(ratio: Double, words: String) throws {
        let evaluation = try Chapters.evaluation("Alpha", [Chapters.score(.epistemicRatio, .everywhere, ratio)])
        #expect(try findings(blocks([evaluation]))[0].hasPrefix("Alpha: \(words) outside the training range"))
    }

    @Test func `The best score is bold only where its interval is apart from all others`() throws {
        func cells(_ second: Double) throws -> [Prose]? {
            let both = [
                try Chapters.evaluation("Alpha", [Chapters.score(Score.rootMeanSquareError.key, .inRange, 0.10)]),
                try Chapters.evaluation("Beta", [Chapters.score(Score.rootMeanSquareError.key, .inRange, second)]),
            ]
            return shownTable(blocks(both))?.rows.map { $0[1] }
        }
        #expect(try cells(0.2) == [Prose([.strong("0.100")]), "0.200"])
        #expect(try cells(0.115) == ["0.100", "0.115"])
    }

    @Test func `Fewer than ten points make no score the best`() throws {
        let both = try [("Alpha", 0.1), ("Beta", 0.2)].map { title, value in
            try Chapters.evaluation(
                title, [Chapters.score(Score.rootMeanSquareError.key, .inRange, value, points: 9)])
        }
        let table = try #require(shownTable(blocks(both)))
        #expect(table.rows.map { $0[1] } == ["0.100", "0.200"])
        #expect(!table.caption.plainText.contains("Bold"))
    }

    @Test func `Over several seeds, means with their errors stand in the table`() throws {
        var score = Chapters.score(Score.rootMeanSquareError.key, .inRange, 0.1)
        score.overSeeds = OverSeeds([0.1, 0.2, 0.3])
        let table = try #require(shownTable(blocks([try Chapters.evaluation("Alpha", [score])], seedCount: 3)))
        #expect(table.rows[0][1].plainText == "0.20 ± 0.06")
        #expect(table.caption.plainText.contains("over 3 seeds"))
    }

    @Test func `A method that diverged has nothing to compare`() throws {
        var evaluation = try Chapters.evaluation("Alpha", [])
        evaluation.predictions = nil
        #expect(try findings(blocks([evaluation])) == ["Alpha diverged: there is nothing to compare."])
        evaluation.training?.failure = "too many rows"
        #expect(try findings(blocks([evaluation])) == ["Alpha could not be used: there is nothing to compare."])
    }

    @Test func `The glossary defines every column of the table, in every region that it shows`() {
        let defined = Set(
            Score.all.map(\.key) + Score.ofInterval(level: 0.8).map(\.key) + [.epistemicRatio, .gapRatio])
        for column in ScoreGlossary.comparison(level: 0.8) {
            #expect(defined.contains(column.score), "\(column.score) stands in the table, and nowhere what it is")
        }
        let words = MarkdownWriter(figures: FigureFiles()).write(
            Document(title: "", blocks: ScoreGlossary.blocks(Score.all)))
        for key in Score.all.map(\.key) + [.epistemicRatio, .gapRatio, .errorToTruth] {
            #expect(words.contains("<code>\(key.name)</code>"))
        }
    }
}
