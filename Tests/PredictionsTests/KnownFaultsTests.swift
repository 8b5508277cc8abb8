import Testing

@testable import Predictions

/// Mistakes that other programs make.
@Suite struct KnownFaultsTests {
    /// Predictions that lie below nearly all observations.
    private func tooLow() throws -> ObservedPredictions {
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 50, mean: [Float](repeating: 0, count: 50), noise: .perDraw([1]))
        return try ObservedPredictions(samples, observed: (0..<50).map { 1 + Double($0) / 50 })
    }

    @Test("The calibration curve is not mirrored: of predictions that are too low, it lies below the diagonal")
    func orientation() throws {
        var predictions = try tooLow()
        let curve = CalibrationCurve(predictions.transform)
        // The highest of them lies two σ above the mean, at Φ(1.98) = 0.976.
        #expect(zip(curve.observed, curve.levels).allSatisfy { $0 <= $1 || $1 > 0.976 })
        // Half of the observations should lie below the median, and none does.
        #expect(curve.observed[50] == 0)
        #expect(predictions.transform.values.allSatisfy { $0 > 0.84 })
    }

    @Test("The CRPS of an ensemble does not depend on its size: draws from the truth score alike, few or many")
    func fairness() throws {
        // Draws and observations uniform on 0…1: the expected score is ∫(t − 1[y ≤ t])² dt = 1/6. The usual form with
        // denominator S² would give 1/6 (1 + 1/S), a quarter more for four draws.
        for (draws, points) in [(2, 20_000), (4, 20_000), (40, 4_000)] {
            var state: UInt64 = 3
            func uniform() -> Double {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Double(state >> 11) / 9_007_199_254_740_992
            }
            let mean = (0..<draws * points).map { _ in Float(uniform()) }
            let samples = try PredictionSamples(drawCount: draws, pointCount: points, mean: mean, noise: .none)
            var predictions = try ObservedPredictions(samples, observed: (0..<points).map { _ in uniform() })
            let score = predictions.rankedProbability.reduce(0, +) / Double(points)
            #expect(abs(score - 1.0 / 6) < 0.006)
        }
    }

    @Test("Every score of a level names its own, in title and definition, and no other")
    func levels() {
        let labels = Score.intervalLevels.map(\.label)
        for score in Score.all {
            let named = labels.filter { score.title.contains("\($0) %") && !score.title.contains(".\($0) %") }
            guard let own = labels.first(where: { score.name.contains("-\($0)-percent") }) else {
                #expect(named.isEmpty)
                continue
            }
            #expect(score.title.contains("of \(own) %"))
            #expect(score.definition.contains("central \(own) % prediction interval"))
        }
    }
}
