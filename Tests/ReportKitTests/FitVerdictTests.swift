import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct FitVerdictTests {
    /// Ten points of a line, predicted by a shifted one.
    private func verdict(shift: Double, noise: Float, gap: ClosedRange<Double>? = nil) throws -> FitVerdict? {
        let x = (0..<10).map(Double.init)
        let rows = Observations(x: x, y: x)
        let data = DataSet(
            name: "line", title: "Line", summary: "", features: ["x"], target: "y", training: rows, test: rows,
            shown: 0...9, gap: gap)
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 10,
            mean: x.map { x in Float(gap?.contains(x) ?? true ? x + shift : x) },
            noise: .perDraw([noise * noise]))
        return try FitVerdict(samples, on: data)
    }

    @Test func `R² is one less the share of the error in the variance`() throws {
        // The variance of 0, 1 … 9 is 8.25.
        let verdict = try #require(try verdict(shift: 2, noise: 1))
        let variance = 8.25
        let (explained, noise): (Double, Double) = (1 - 4 / variance, 1 / variance.squareRoot())
        #expect(abs(verdict.explained - explained) < 1e-6)
        #expect(abs(try #require(verdict.noise) - noise) < 1e-6)
    }

    @Test func `A good fit gets no warning, one that is worse than the mean of the observations does`() throws {
        #expect(try verdict(shift: 0, noise: 1)?.sentence == nil)
        let sentence = try #require(try verdict(shift: 4, noise: 2.5)?.sentence)
        #expect(sentence.contains("worse than the mean"))
        #expect(sentence.contains("−0.94"))
        #expect(sentence.contains("87"))
    }

    @Test func `A method that takes the curve for noise is told so`() throws {
        let sentence = try #require(try verdict(shift: 2.5, noise: 2.8)?.sentence)
        #expect(sentence.contains("learned little"))
        #expect(try verdict(shift: 2.5, noise: 0.5)?.sentence == nil)
    }

    @Test func `Nobody is blamed for what they predict in a gap`() throws {
        #expect(try verdict(shift: 9, noise: 1, gap: 2.5...5.5)?.sentence == nil)
    }

    @Test func `What is worse than the mean for sure, or beyond all reason, has failed; what is as good has not`()
        throws
    {
        #expect(try #require(try verdict(shift: 4, noise: 1)).failure?.contains("worse than the mean") == true)
        #expect(try #require(try verdict(shift: 2, noise: 1)).failure == nil)
        // R² is below zero here too, but ten points don't tell.
        let chance = try #require(try verdict(shift: 2.9, noise: 1))
        #expect(chance.explained < 0 && chance.failure == nil)
        // In the gap, where no error counts, but not one of this size.
        let exploded = try #require(try verdict(shift: 1e6, noise: 1, gap: 2.5...5.5))
        #expect(exploded.explained > 0.9 && exploded.failure?.contains("1000 times") == true)
        #expect(try #require(exploded.sentence).contains("It has failed"))
    }

    @Test func `A column whose values hardly differ for their size is told at the top`() throws {
        func data(_ shift: Double) -> DataSet {
            let x = (0..<10).map(Double.init)
            let rows = Observations(x: x, y: x.map { $0 + shift })
            return DataSet(
                name: "line", title: "Line", summary: "", features: ["x"], target: "y", training: rows, test: rows,
                shown: 0...9)
        }
        #expect(data(1e12).coarseColumns.count == 1)
        #expect(data(1e12).coarseColumns[0].contains("'y'"))
        for shift in [0, 1e3, -1e4] { #expect(data(shift).coarseColumns == []) }
        let text = Story(model: ReportModel(chapters: [.init(dataSet: data(1e12), evaluations: [])])).document()
        guard case .callout(.warning, let words) = text.blocks.first else {
            Issue.record("no warning at the top")
            return
        }
        #expect(words.contains { $0.plainText.contains("worth nothing") })
    }
}
