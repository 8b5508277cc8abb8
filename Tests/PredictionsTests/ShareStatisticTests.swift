import Testing

@testable import Predictions

@Suite struct ShareStatisticTests {
    // SciPy 1.17.1: binomtest(133, 140).proportion_ci(confidence, method="exact").
    @Test(arguments: [(0.95, 0.899695, 0.979664)])
    func `The interval of a coverage is exact`(confidence: Double, low: Double, high: Double) throws {
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 140, mean: [Float](repeating: 0, count: 140), noise: .perDraw([1]))
        var predictions = try ObservedPredictions(
            samples, observed: (0..<140).map { $0 < 133 ? 1.5 : 2.5 }, bootstrap: Bootstrap(confidence: confidence))
        let value = try #require(Score.twoSigmaCoverage.value(&predictions).value)
        #expect(value.value == 0.95)
        #expect(abs(value.low - low) < 2e-6 && abs(value.high - high) < 2e-6)
    }

    @Test func `That all are held is no certainty, and one point says nothing`() throws {
        func value(_ count: Int) throws -> ScoreValue {
            let samples = try PredictionSamples(
                drawCount: 1, pointCount: count, mean: [Float](repeating: 0, count: count), noise: .perDraw([1]))
            var predictions = try ObservedPredictions(samples, observed: [Double](repeating: 0, count: count))
            return try #require(Score.twoSigmaCoverage.value(&predictions).value)
        }
        // SciPy 1.17.1: binomtest(24, 24).proportion_ci(method="exact").
        #expect(try abs(value(24).low - 0.857526) < 2e-6)
        #expect(try value(24).high == 1)
        #expect(try value(1).low.isNaN && value(1).high.isNaN)
    }
}
