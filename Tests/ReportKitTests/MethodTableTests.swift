import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct MethodTableTests {
    private func table(
        _ candidates: [Recommendation.Candidate], _ circumstances: Recommendation.Circumstances = .init(),
        dataSet: DataSet = Chapters.line
    ) -> DocumentTable? {
        var chapter = ReportModel.Chapter(dataSet: dataSet, evaluations: [])
        chapter.recommendation = Recommendation(candidates, circumstances)
        guard case .table(let table)? = MethodTable(chapter: chapter).block else { return nil }
        return table
    }

    private func candidate(_ title: String, score: Double) -> Recommendation.Candidate {
        var candidate = Recommendation.Candidate(name: title, title: title)
        candidate.scores = [Double](repeating: score, count: 20)
        candidate.inner = BandCoverage(held: 19, count: 20, nominal: 0.9545)
        return candidate
    }

    @Test func `The best stands first, and what is as good is bold`() throws {
        let found = try #require(table([candidate("Beta", score: 0.3), candidate("Alpha", score: 0.1)]))
        #expect(found.columns.map(\.title.plainText) == ["Method", "±2σ covers", "CRPS"])
        #expect(
            found.rows.map { $0.map(\.plainText) } == [
                ["Alpha", "95 % (75–100)", "0.100"], ["Beta", "95 % (75–100)", "0.300"],
            ])
        #expect(found.rows[0][2] == "\(strong: "0.100")" && found.rows[1][2] == "0.300")
        #expect(
            found.caption.plainText.contains("counted at 10 test points") && found.caption.plainText.contains("Bold"))
    }

    @Test func `A column stands only where there is something to say: eight at most, and one for a gap`() throws {
        var full = candidate("Alpha", score: 0.1)
        (full.outer, full.gap) = (full.inner, full.inner)
        (full.width, full.noise, full.deviationRatio, full.gradientRows) = (0.5, 0.1...0.2, 2.5, 1_234_000)
        let found = try #require(table([full]))
        #expect(
            found.columns.map(\.title.plainText) == [
                "Method", "±2σ covers inside", "in the gap", "outside", "Width inside", "CRPS inside", "Noise",
                "σ outside ÷ inside",
                "Cost",
            ])
        #expect(found.rows[0].suffix(5).map(\.plainText) == ["0.500", "0.100", "varies", "2.5", "1.2 M"])
        #expect(table([]) == nil)
    }

    @Test func `A failed method keeps its row without numbers, and intervals alone have no CRPS`() throws {
        var failed = candidate("Beta", score: 0.01)
        failed.failure = "diverged"
        var interval = candidate("Gamma", score: 0)
        (interval.scores, interval.band) = ([], "90 % interval")
        let found = try #require(table([failed, candidate("Alpha", score: 0.1), interval]))
        #expect(found.columns[1].title == "Band covers")
        #expect(found.rows.map { $0.map(\.plainText) }.last == ["Beta (failed)", "–", "–"])
        #expect(found.rows.first { $0[0] == "Gamma" }?[2] == "–")
    }

    @Test func `Over several seeds means stand with their errors`() throws {
        var seeded = candidate("Alpha", score: 0.1)
        (seeded.scores, seeded.scoreError) = ([0.1, 0.2, 0.3], 0.058)
        let found = try #require(table([seeded], .init(seedCount: 3)))
        #expect(found.rows[0][2].plainText == "0.200 ± 0.06")
        #expect(found.caption.plainText.contains("Means over 3 seeds"))
    }

    @Test func `Where the law is known it has a row of its own`() throws {
        let rows = Observations(x: [0, 1], y: [0, 1])
        let data = DataSet(
            name: "law", title: "Law", summary: "", features: ["x"], target: "y", training: rows, test: rows,
            shown: 0...1,
            truth: { $0 }, noise: { _ in 0.5 })
        let found = try #require(table([candidate("Alpha", score: 0.3)], .init(isLawKnown: true), dataSet: data))
        // The law's own coverage, width 4σ, and CRPS σ/√π.
        #expect(found.rows.last?.map(\.plainText) == ["The true law", "95.4 %", "0.282"])
        #expect(found.caption.plainText.contains("what the known law of the data gives"))
    }

    @Test func `The mean over seeds has Student's interval`() throws {
        // SciPy 1.17.1: t.interval(0.95, 2, loc=0.2, scale=0.1/√3).
        let interval = try #require(OverSeeds([0.1, 0.2, 0.3])?.interval)
        #expect(abs(interval.lowerBound + 0.048414) < 1e-4 && abs(interval.upperBound - 0.448414) < 1e-4)
        #expect(OverSeeds([0.1])?.interval == nil)
    }

    @Test func `The critical difference is that of Demšar's table`() throws {
        // Demšar 2006, section 3.2.2: 4 algorithms on 14 data sets, 2.569 √(4·5/(6·14)) = 1.25.
        let difference = try #require(MeanRanks.criticalDifference(methods: 4, dataSets: 14))
        #expect(abs(difference - 1.2535) < 1e-3)
        #expect(MeanRanks.criticalDifference(methods: 1, dataSets: 14) == nil)
    }

    @Test func `The glossary defines every score, those of several levels once`() {
        let words = HTMLWriter(figures: FigureFiles(), pictures: [:]).write(
            Document(title: "", blocks: ScoreGlossary.blocks(Score.all)))
        let own: [ScoreKey] = [.epistemicRatio, .gapRatio, .errorToTruth, .expectedCoverage, .deviationRatio]
        for key in Score.all.map(\.key) + own { #expect(words.contains(">\(key.name)</code>")) }
        #expect(words.ranges(of: "Winkler").count == 1)
    }
}
