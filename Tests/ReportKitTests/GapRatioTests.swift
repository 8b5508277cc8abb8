import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct GapRatioTests {
    @Test func `Doubt in a gap is held against doubt among the data`() async throws {
        let x = [-4.0, -3, -2, 2, 3, 4]
        let rows = Observations(x: x, y: x)
        func dataSet(gap: ClosedRange<Double>?) -> DataSet {
            DataSet(
                name: "clusters", title: "Clusters", summary: "", features: ["x"], target: "y", training: rows,
                test: rows, shown: -8...8, gap: gap)
        }
        let data = dataSet(gap: -2...2)
        let grid = PredictionGrid(of: data, along: 0)
        // Two draws at ±σ: σ is 1 among the data, 3 in the gap and 2 outside.
        func samples(_ x: [Double]) throws -> PredictionSamples {
            let deviation = x.map { x in Float(abs(x) < 2 ? 3 : abs(x) > 4 ? 2 : 1) }
            return try PredictionSamples(
                drawCount: 2, pointCount: x.count, mean: deviation + deviation.map { -$0 }, noise: .none)
        }
        var predictions = MethodPredictions(test: try samples(x), lines: [try samples(grid.points)])
        let scores = try await Scoring(dataSet: data).score(&predictions, line: grid)
        let gap = try #require(scores[.gapRatio, .inRange])
        #expect(abs(try #require(gap.value) - 3) < 1e-6)
        let plain = try await Scoring(dataSet: dataSet(gap: nil)).score(&predictions, line: grid)
        #expect(plain[.gapRatio, .inRange] == nil)
    }
}
