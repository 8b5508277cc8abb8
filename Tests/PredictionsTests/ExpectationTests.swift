import Testing

@testable import Predictions

/// Scores that are expected where the law of the observations is known.
@Suite struct ExpectationTests {
    private let laws = [
        NormalLaw(mean: 0, deviation: 1), NormalLaw(mean: 2, deviation: 0.5), NormalLaw(mean: 1, deviation: 0),
    ]

    private func expected(_ samples: PredictionSamples, observed: [Double]) throws -> [Double] {
        var predictions = try ObservedPredictions(samples, observed: observed)
        let found = predictions.rankedProbabilities(pointCount: 3)
        let scores = try #require(found)
        let expected = try samples.expectedRankedProbabilities(under: laws, scores: scores, observed: observed)
        return try #require(expected)
    }

    @Test func `Who knows the law is expected to score σ/√π, whatever was observed`() throws {
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 3, mean: [0, 2, 1], noise: .perPoint([1, 0.25, 0.01]))
        for observed in [[0, 2, 1], [3, -1, 0.5]] as [[Double]] {
            let scores = try expected(samples, observed: observed)
            // 1/√π = 0.5641895835 and half of it; without noise the prediction's own σ costs E|X − 1| − σ/√π.
            #expect(abs(scores[0] - 0.564_189_583_5) < 1e-9)
            #expect(abs(scores[1] - 0.282_094_791_8) < 1e-9)
            #expect(abs(scores[2] - 0.1 * (0.797_884_560_8 - 0.564_189_583_5)) < 1e-7)
        }
        #expect(laws.map(\.rankedProbability) == [0.564_189_583_547_756_287, 0.282_094_791_773_878_14, 0])
    }

    @Test func `The expectation is the mean over many observations`() throws {
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 3, mean: [-1, 1, 0, 2, 2, 1], noise: .perDraw([0.25, 1]))
        let whole = try expected(samples, observed: [0.5, 0.5, 0.5])
        var sum = [0.0, 0, 0]
        let count = 400
        for step in 0..<count {
            let z = StandardNormal.quantile((Double(step) + 0.5) / Double(count))
            var predictions = try ObservedPredictions(samples, observed: laws.map { $0.mean + z * $0.deviation })
            let found = predictions.rankedProbabilities(pointCount: 3)
            let scores = try #require(found)
            for point in sum.indices { sum[point] += scores[point] / Double(count) }
        }
        for point in sum.indices { #expect(abs(whole[point] - sum[point]) < 2e-3) }
    }

    @Test func `Draws of observations and quantiles have an expectation, an interval has none`() throws {
        let draws = try PredictionSamples(drawCount: 2, pointCount: 3, mean: [-1, 2, 1, 1, 2, 1], noise: .none)
        // E|X − Y| − ½ E|X − X′| with the fair second term: E|1 − Y| = 1.1666301 for a standard normal Y, less 1.
        #expect(abs(try expected(draws, observed: [0, 0, 0])[0] - 0.166_630_94) < 1e-7)
        let levels = (1...99).map { Double($0) / 100 }
        let quantiles = try PredictiveQuantiles(
            levels: levels,
            values: levels.flatMap { level in
                laws.map { Float($0.mean + StandardNormal.quantile(level) * max($0.deviation, 0.1)) }
            })
        let scores = try expected(PredictionSamples(quantiles), observed: [0, 0, 0])
        #expect(abs(scores[0] - 0.5642) < 2e-3 && abs(scores[1] - 0.2821) < 2e-3)
        let interval = try PredictiveInterval(level: 0.9, lower: [0, 0, 0], upper: [1, 1, 1])
        #expect(
            try PredictionSamples(interval).expectedRankedProbabilities(
                under: laws, scores: [0, 0, 0], observed: [0, 0, 0]) == nil)
    }

    /// E|X − Y| − ½ E|X − X′| of Student's t with 5 degrees of freedom and a standard normal Y, by SciPy 1.17.1's `quad`
    /// over ∫(F − Φ)² + 1/√π.
    @Test func `Student's distribution is scored by itself, not by its draws`() throws {
        let student = [StudentDistribution](
            repeating: StudentDistribution(location: 0, scale: 1, freedom: 5), count: 3)
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 3, mean: [0, 0, 0], noise: .perDraw([9]), student: student)
        #expect(abs(try expected(samples, observed: [0, 1, 2])[0] - 0.567_279) < 1e-4)
    }

    @Test func `What a band holds of a law is exact`() {
        // SciPy 1.17.1: norm.cdf(2) − norm.cdf(−1).
        #expect(abs(laws[0].probability(from: -1, to: 2) - 0.818_594_614_120_364) < 1e-14)
        #expect(laws[2].probability(from: 1, to: 2) == 1 && laws[2].probability(from: 1.1, to: 2) == 0)
    }
}
