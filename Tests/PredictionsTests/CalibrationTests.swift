import Testing

@testable import Predictions

/// A hundred normal predictions for which SciPy 1.17.1, uncertainty-toolbox 0.1.1, scoringrules 0.10.0 and NumPy 2.4.6
/// computed what the tests expect.
@Suite struct CalibrationTests {
    private func example() throws -> ObservedPredictions {
        let points = 0..<100
        let mean = points.map { Double($0 * 37 % 101) / 64 }
        let deviation = points.map { Double(20 + $0 * 53 % 101) / 64 }
        let observed = points.map { mean[$0] + Double($0 * 71 % 89 - 44) / 32 }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 100, mean: mean.map(Float.init),
            noise: .perPoint(deviation.map { Float($0 * $0) }))
        return try ObservedPredictions(samples, observed: observed)
    }

    @Test(
        "Scores of calibration and of the order of σ agree with other libraries",
        arguments: [
            // uncertainty_toolbox.miscalibration_area, prop_type="quantile", 101 bins, of the negated numbers, for it
            // counts from the other end.
            ("miscalibration-area", 0.01185),
            ("sharpness", 1.1859838182654516),  // uncertainty_toolbox.sharpness
            ("rank-correlation", 0.059589334965880314),  // scipy.stats.spearmanr
            ("ause", 0.4851675640581151),  // numpy: cumulated squares in both orders
            // scipy.stats.norm.interval and numpy
            ("coverage-50-percent", 0.55), ("coverage-68.27-percent", 0.74), ("coverage-90-percent", 0.9),
            ("coverage-95.45-percent", 0.94), ("coverage-99-percent", 0.98),
            ("width-50-percent", 1.4758678846478015), ("width-68.27-percent", 2.1881725114648876),
            ("width-90-percent", 3.5991453424731907), ("width-95.45-percent", 4.376255347557819),
            ("width-99-percent", 5.636236494827938),
            // scoringrules.interval_score
            ("interval-score-50-percent", 2.221541425590934), ("interval-score-68.27-percent", 2.7889206575919707),
            ("interval-score-90-percent", 4.216499872095261), ("interval-score-95.45-percent", 5.131747133878316),
            ("interval-score-99-percent", 7.209992539504586),
        ]) func scores(name: String, expected: Double) throws
    {
        var predictions = try example()
        let score = try #require(Score.named(name))
        let found = try #require(score.value(&predictions).value)
        #expect(agree([found.value], [expected], tolerance: 1e-12))
        #expect(found.low <= found.high)
    }

    @Test("Interval scores of the mixture take its own quantiles, not those of a normal distribution")
    func mixtureIntervals() throws {
        var predictions = try ObservedPredictions(try Example.withNoise(), observed: Example.observed)
        // scipy.optimize.brentq for the quantiles, scoringrules.interval_score.
        let found = try ["coverage-90-percent", "width-90-percent", "interval-score-90-percent"].map { name in
            try #require(Score.named(name)?.value(&predictions).value)
        }
        #expect(agree(found.map(\.value), [0.8, 3.911686033585572, 5.064793240155565], tolerance: 1e-12))
        #expect(found.allSatisfy { $0.form == .mixture })
    }

    @Test("The calibration curve is the share of transforms up to each level")
    func curve() throws {
        var predictions = try example()
        let curve = CalibrationCurve(predictions.transform)
        // uncertainty_toolbox.get_proportion_lists_vectorized of the negated numbers.
        let percents: [Int] = [0, 10, 50, 90, 100]
        let shares: [Double] = [0, 0.09, 0.5, 0.91, 1]
        #expect(percents.map { curve.observed[$0] } == shares)
        // numpy: √(ln 40 / 200).
        #expect(agree([curve.simultaneousMargin()], [0.13581015157406195]))
    }

    @Test("The area counts both triangles where the curve crosses the diagonal")
    func crossing() {
        // From 0.5 above the diagonal at 0 straight to 0.5 below it at 1: two triangles of ½ · ½ · ½.
        let transform = ProbabilityIntegralTransform(values: [0, 2])
        #expect(CalibrationCurve(transform, levels: [0, 1]).area == 0.25)
        // All transforms at one end: the largest area, but for the last step of the curve.
        let extreme = ProbabilityIntegralTransform(values: [0, 0, 0])
        #expect(agree([CalibrationCurve(extreme).area], [0.5]))
    }

    @Test("The histogram of transforms is numpy.histogram's, its band that of the binomial distribution")
    func histogram() throws {
        var predictions = try example()
        #expect(predictions.transform.histogram(binCount: 10) == [9, 9, 11, 10, 10, 10, 10, 14, 8, 9])
        #expect(ProbabilityIntegralTransform(values: [0, 0.5, 1]).histogram(binCount: 2) == [1, 2])
        // scipy.stats.binom.ppf([0.0025, 0.9975, 0.5], 1000, 0.1) and ([1e-6, 0.3], 100000, 0.05).
        let thousand = BinomialDistribution(trials: 1000, probability: 0.1)
        #expect([0.0025, 0.9975, 0.5].map(thousand.quantile) == [74, 128, 100])
        let many = BinomialDistribution(trials: 100_000, probability: 0.05)
        #expect([1e-6, 0.3].map(many.quantile) == [4676, 4964])
        #expect(
            ProbabilityIntegralTransform(values: [Double](repeating: 0.5, count: 1000)).histogramBand(binCount: 10)
                == 74...128)
    }

    @Test("Without noise the transform is the middle of the observation's rank among the draws")
    func ranks() throws {
        var predictions = try ObservedPredictions(try Example.withoutNoise(), observed: Example.observed)
        // Three, two, none, four and two of four draws lie below.
        #expect(agree(predictions.transform.values, [0.7, 0.5, 0.1, 0.9, 0.5]))
        let tied = try PredictionSamples(drawCount: 3, pointCount: 1, mean: [1, 2, 2], noise: .none)
        var two = try ObservedPredictions(tied, observed: [2])
        let expected: Double = (1 + 1 + 0.5) / 4
        #expect(agree(two.transform.values, [expected]))
    }

    @Test("If σ orders the errors perfectly, both sparsification curves are one and the correlation is 1")
    func perfectOrder() throws {
        let error = (1...50).map(Double.init)
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 50, mean: error.map(Float.init), noise: .perPoint(error.map(Float.init)))
        var predictions = try ObservedPredictions(samples, observed: [Double](repeating: 0, count: 50))
        let curve = SparsificationCurve(&predictions)
        #expect(curve.byDeviation == curve.byError)
        #expect(curve.area == 0)
        #expect(agree([try #require(Score.rankCorrelation.value(&predictions).value).value], [1]))
        // Half of the points, 1…25, remain: √((1² + … + 25²)/25) = √221.
        #expect(agree([curve.byError[50]], [14.866068747318506]))
    }

    @Test("A constant σ says nothing: its sparsification curve is flat and the correlation undefined")
    func constantDeviation() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 4, mean: [1, 4, 2, 3], noise: .perDraw([1]))
        var predictions = try ObservedPredictions(samples, observed: [0, 0, 0, 0])
        let curve = SparsificationCurve(&predictions)
        #expect(agree(curve.byDeviation, [Double](repeating: 2.7386127875258306, count: 100)))
        #expect(Score.rankCorrelation.value(&predictions).value == nil)
    }

    @Test("Ties share the middle of their ranks, and weights count as copies")
    func tiedRanks() {
        let order = WeightedOrder(TiedOrder([3, 1, 3, 2]), units: [0, 1, 2, 3])
        #expect(order.points == [1, 3, 0, 2])
        // scipy.stats.rankdata([3, 1, 3, 2]), sorted, less 2.5.
        #expect(order.centeredRanks(weights: [1, 1, 1, 1]) == [-1.5, -0.5, 1, 1])
        // scipy.stats.rankdata([3, 3, 1, 3, 2]): the first point twice; less 3.
        #expect(order.centeredRanks(weights: [2, 1, 1, 1]) == [-2, -1, 1, 1])
        // scipy.stats.rankdata([1, 3, 2]), sorted, less 2: the first point is left out.
        let rest = WeightedOrder(TiedOrder([3, 1, 3, 2]), units: [-1, 1, 2, 3])
        #expect(rest.points == [1, 3, 2])
        #expect(rest.centeredRanks(weights: [1, 1, 1, 1]) == [-1, 0, 1])
    }

    @Test("Many values are sorted like few, with both signs, both zeros and ties")
    func manyValues() {
        let values = (0..<5000).map { index in
            let value = Double((index * 7919 + 13) % 1009 - 504) * 1.5
            return index % 3 == 0 ? value * 1e-300 : index % 7 == 0 ? -0.0 : value
        }
        let order = TiedOrder(values)
        #expect(order.points.map { Int($0) } == values.indices.sorted { (values[$0], $0) < (values[$1], $1) })
        #expect(order.groupStarts.count == Set(values).count + 1)
    }
}
