import Testing

@testable import Predictions

@Suite struct RecalibrationTests {
    @Test("Pooled values are scikit-learn's")
    func isotonic() {
        // sklearn.isotonic.IsotonicRegression of scikit-learn 1.9.1.
        let values = [1, 3, 2, 4, 3.5, 3.75, 0.5, 6, 5.5, 7, 6.5, 6.75]
        let weights: [Double] = [1, 2, 1, 1, 3, 1, 2, 1, 1, 4, 1, 2]
        let theirs = [
            1.0, 2.6666666666666665, 2.6666666666666665, 2.75, 2.75, 2.75, 2.75, 5.75, 5.75, 6.857142857142857,
            6.857142857142857, 6.857142857142857,
        ]
        #expect(agree(IsotonicRegression.fit(values, weights: weights), theirs))
        #expect(IsotonicRegression.fit([5, 4, 3, 2, 1], weights: [1, 1, 1, 1, 1]) == [3, 3, 3, 3, 3])
        #expect(IsotonicRegression.fit([1, 2, 3], weights: [1, 1, 1]) == [1, 2, 3])
        #expect(IsotonicRegression.fit([], weights: []) == [])
    }

    @Test("The recalibration map and its inverse are scikit-learn's and NumPy's")
    func map() {
        let transform = ProbabilityIntegralTransform(values: [0.42, 0.1, 0.05, 0.9, 0.1, 0.2, 0.6, 0.4])
        let recalibration = IsotonicRecalibration(transform)
        #expect(recalibration.predicted == [0, 0.05, 0.1, 0.2, 0.4, 0.42, 0.6, 0.9, 1])
        // IsotonicRegression().fit(p, (rank − ½) / 8) of scikit-learn 1.9.1.
        #expect(agree(recalibration.observed, [0, 0.0625, 0.25, 0.4375, 0.5625, 0.6875, 0.8125, 0.9375, 1]))
        // numpy.interp(levels, observed, predicted) of NumPy 2.4.6.
        let inverse = [0.005, 0.1, 0.25, 0.5, 0.9, 0.99].map(recalibration.level)
        #expect(agree(inverse, [0.004, 0.06, 0.1, 0.3, 0.81, 0.984], tolerance: 1e-12))
        #expect(recalibration.level(for: 0) == 1e-9)
    }

    @Test("Recalibrated on the rows that it learned from, a wrong distribution becomes right")
    func isotonicPredictions() throws {
        // Observations are the quantiles of N(0, 1); the method says N(1, 4).
        let count = 400
        let observed = (0..<count).map { StandardNormal.quantile((Double($0) + 0.5) / Double(count)) }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: count, mean: [Float](repeating: 1, count: count), noise: .perDraw([4]))
        let recalibration = try IsotonicRecalibration(calibration: samples, observed: observed)
        #expect(recalibration.rowCount == count)
        let adjusted = try recalibration.adjusting(samples)
        for level in [0.05, 0.25, 0.5, 0.9] {
            #expect(abs(adjusted.quantiles([level])[0][7] - StandardNormal.quantile(level)) < 0.01)
        }
        var before = try ObservedPredictions(samples, observed: observed)
        var after = try ObservedPredictions(adjusted, observed: observed)
        #expect(CalibrationCurve(before.transform).area > 0.1)
        #expect(CalibrationCurve(after.transform).area < 0.01)
    }

    @Test("The quantiles of quantiles stay among them")
    func isotonicQuantiles() throws {
        let quantiles = try PredictiveQuantiles(levels: [0.1, 0.5, 0.9], values: [0, 0, 1, 1, 2, 2])
        let recalibration = try IsotonicRecalibration(
            calibration: PredictionSamples(quantiles), observed: [-1, 3])
        let adjusted = try recalibration.adjusting(PredictionSamples(quantiles))
        #expect(adjusted.quantiles([0.005, 0.995]).flatMap { $0 } == [0, 0, 2, 2])
        let interval = try PredictiveInterval(level: 0.9, lower: [0], upper: [1])
        #expect(throws: PredictionError.noDistribution) { try recalibration.adjusting(PredictionSamples(interval)) }
    }

    @Test("The factor on the variance is the most likely one")
    func factor() throws {
        let samples = try Example.withNoise()
        let scaling = try VarianceScaling(calibration: samples, observed: Example.observed)
        // scipy.optimize.minimize_scalar of the negative log-likelihood over the factor: 1.20100661, where it is
        // 1.5578018956348092; SciPy 1.17.1.
        #expect(abs(scaling.factor - 1.2010066) < 1e-7)
        let adjusted = try scaling.adjusting(samples)
        var predictions = try ObservedPredictions(adjusted, observed: Example.observed)
        let score = try #require(Score.gaussianNegativeLogLikelihood.value(&predictions).value)
        #expect(abs(score.value - 1.5578018956348092) < 1e-6)
        let (before, after) = (PredictiveMoments(samples), PredictiveMoments(adjusted))
        #expect(agree(after.mean, before.mean, tolerance: 1e-6))
        #expect(agree(after.epistemic, before.epistemic.map { scaling.factor * $0 }, tolerance: 1e-6))
        #expect(agree(after.total, before.total.map { scaling.factor * $0 }, tolerance: 1e-6))
    }

    @Test("Where there is no variance there is nothing to scale")
    func noVariance() throws {
        let single = try PredictionSamples(drawCount: 1, pointCount: 2, mean: [1, 2], noise: .none)
        let quantiles = PredictionSamples(try PredictiveQuantiles(levels: [0.1, 0.9], values: [1, 1, 2, 2]))
        for samples in [single, quantiles] {
            #expect(throws: PredictionError.noVariance) {
                try VarianceScaling(calibration: samples, observed: [1, 2])
            }
        }
    }
}
