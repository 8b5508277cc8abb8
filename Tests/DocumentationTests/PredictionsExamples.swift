import Predictions
import Testing

/// Examples in the documentation of `Predictions`.
@Suite struct PredictionsExamples {
    private func samples() throws -> PredictionSamples {
        // Two draws at three points, and the variance of the noise around each draw.
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 3, mean: [1, 2, 3, 1.2, 2.4, 3.6], noise: .perDraw([0.04, 0.09]))
        return samples
    }

    @Test func `Draws have moments`() throws {
        let samples = try samples()
        let moments = PredictiveMoments(samples)
        let (lower, upper) = moments.band
        #expect(moments.mean.count == 3 && abs(moments.mean[0] - 1.1) < 1e-6)
        #expect(abs(moments.epistemic[1] - 0.04) < 1e-6 && abs((moments.aleatoric?[1] ?? 0) - 0.065) < 1e-6)
        #expect(lower[2] < 3.3 && upper[2] > 3.3)
    }

    @Test func `Predictions beside observations have scores`() throws {
        // Two draws at three points, and the variance of the noise around each draw.
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 3, mean: [1, 2, 3, 1.2, 2.4, 3.6], noise: .perDraw([0.04, 0.09]))
        var predictions = try ObservedPredictions(samples, observed: [1.1, 2.1, 3.5])
        let error = Score.rootMeanSquareError.value(&predictions).value?.value
        #expect(abs((error ?? 0) - (0.05 / 3).squareRoot()) < 1e-6)
    }

    @Test func `A score of one's own has a value with an interval`() throws {
        let bias = Score(name: "bias", title: "bias", definition: "Mean of μ* − y.", need: .centre) { predictions in
            .mean(predictions.error, form: .mean)
        }
        let ratio = Score(
            name: "error-ratio", title: "error against σ", definition: "√(mean (y − μ*)² / mean σ*²)."
        ) { predictions in
            let squares = predictions.error.map { $0 * $0 }
            return .ofMeans([squares, predictions.moments.total], form: .moments) { means in
                (means[0] / means[1]).squareRoot()
            }
        }
        var predictions = try ObservedPredictions(samples(), observed: [1.1, 2.1, 3.5])
        let result = try #require(bias.value(&predictions).value)
        #expect(abs(result.value + 0.1 / 3) < 1e-6 && result.low <= result.value && result.value <= result.high)
        let own = try #require(ratio.value(&predictions).value)
        #expect(own.value > 0.3 && own.value < 0.5 && own.form == .moments)
    }

    @Test func `A table of scores has a row for each region and score`() async throws {
        let samples = try samples()
        let range = try TrainingRange(inputs: [0, 1, 2], featureCount: 1)
        let rows = try await ScoreRow.rows(
            [.rootMeanSquareError], samples: samples, observed: [1.1, 2.1, 3.5], inputs: [0.5, 1.5, 2.5], range: range)
        let outside = rows.first { $0.region == .outOfRange }?.result.value
        #expect(rows.count == 3 && outside?.pointCount == 1)
    }
}
