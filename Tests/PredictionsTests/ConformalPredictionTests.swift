import Testing

@testable import Predictions

@Suite struct ConformalPredictionTests {
    /// Numbers that look random: SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
    private struct Stream {
        var state: UInt64

        /// Even on 0…1, ends left out.
        mutating func uniform() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 9_007_199_254_740_992
        }
    }

    @Test(
        "Over 1,000 repetitions coverage lies in the binomial band of its guarantee",
        arguments: ConformalPrediction.Kind.allCases, [(0.9, 9), (0.9, 30), (0.8, 30), (0.5, 20)])
    func coverage(kind: ConformalPrediction.Kind, setting: (level: Double, rowCount: Int)) throws {
        let rows = setting.rowCount
        var stream = Stream(state: UInt64(rows) &* 31 &+ UInt64(setting.level * 100))
        var held = 0
        for _ in 0..<1000 {
            // A model that is off and has the wrong σ, on skewed noise: rows are exchangeable, nothing else is right.
            let sizes = (0...rows).map { _ in 0.2 + stream.uniform() }
            let observed = sizes.map { -$0 * naturalLogarithm(stream.uniform()) }
            let samples = try PredictionSamples(
                drawCount: 2, pointCount: rows + 1, mean: sizes.map { Float($0) } + sizes.map { Float(2 * $0) },
                noise: .perDraw([0.01, 0.04]))
            let conformal = try ConformalPrediction(
                kind, level: setting.level, calibration: try samples.selecting(points: Array(0..<rows)),
                observed: Array(observed.prefix(rows)))
            let predicted = try conformal.adjusting(try samples.selecting(points: [rows]))
            let interval = try #require(predicted.form.interval)
            if interval.lower[0] <= observed[rows], observed[rows] <= interval.upper[0] { held += 1 }
        }
        // Of n + 1 exchangeable misses the last is among the k smallest with probability k / (n + 1), and that is at
        // least the level.
        let rank = try #require(ConformalPrediction.rank(level: setting.level, rowCount: rows))
        let probability = Double(rank) / Double(rows + 1)
        #expect(probability >= setting.level - 1e-12)
        let binomial = BinomialDistribution(trials: 1000, probability: probability)
        #expect((binomial.quantile(0.0005)...binomial.quantile(0.9995)).contains(held), "\(held) of 1000")
    }

    @Test(
        "The fewest rows for a level are those whose largest miss is enough",
        arguments: [(0.5, 1), (0.8, 4), (0.9, 9), (0.95, 19), (0.9545, 21), (0.99, 99), (0.999, 999)])
    func leastRows(level: Double, expected: Int) {
        #expect(ConformalPrediction.leastRowCount(level: level) == expected)
        #expect(ConformalPrediction.rank(level: level, rowCount: expected) == expected)
        #expect(ConformalPrediction.rank(level: level, rowCount: expected - 1) == nil)
    }

    @Test("The margin of normalised misses, and the intervals, are NumPy's")
    func split() throws {
        // numpy.quantile(|y − μ*| / σ, ⌈6 · 0.8⌉ / 5, method="higher") and μ* − margin · σ; NumPy 2.4.6.
        let conformal = try ConformalPrediction(
            .split, level: 0.8, calibration: try Example.withNoise(), observed: Example.observed)
        #expect(agree([conformal.margin], [1.979524821394902], tolerance: 1e-12))
        let interval = try #require(try conformal.adjusting(try Example.withNoise()).form.interval)
        let theirs = [-0.8801224264220231, 0.42480568851280753, -3.534319561148253, -0.25, 4.825994178178368]
        #expect(agree(interval.lower, theirs, tolerance: 1e-12))
        #expect(interval.level == 0.8)
        #expect(interval.centre == PredictiveMoments(try Example.withNoise()).mean)
    }

    @Test("Quantiles are widened by the distance from them, or narrowed where they hold too much")
    func cqr() throws {
        let samples = PredictionSamples(
            try PredictiveQuantiles(levels: [0.1, 0.5, 0.9], values: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]))
        func ends(_ observed: [Double]) throws -> [Double] {
            let conformal = try ConformalPrediction(.cqr, level: 0.8, calibration: samples, observed: observed)
            let interval = try #require(try conformal.adjusting(samples).form.interval)
            return [interval.lower[0], interval.upper[0]]
        }
        // The largest of the four distances counts: 0.5 beyond, then 0.25 within.
        #expect(try ends([1, 2.5, 0.5, -0.25]) == [-0.5, 2.5])
        #expect(try ends([1, 1.75, 0.5, 1]) == [0.25, 1.75])
        // Every observation in the middle: nothing is left but the middle.
        #expect(try ends([1, 1, 1, 1]) == [1, 1])
    }

    @Test("A single function has plain misses, and so have quantiles")
    func plain() throws {
        let single = try PredictionSamples(drawCount: 1, pointCount: 4, mean: [1, 2, 3, 4], noise: .none)
        let quantiles = PredictionSamples(
            try PredictiveQuantiles(levels: [0.1, 0.5, 0.9], values: [0, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5, 5]))
        for samples in [single, quantiles] {
            let conformal = try ConformalPrediction(
                .split, level: 0.8, calibration: samples, observed: [1.5, 2, 2, 4.25])
            let interval = try #require(try conformal.adjusting(samples).form.interval)
            #expect(agree(interval.upper, [2, 3, 4, 5]))
        }
    }

    @Test("The share that one set of calibration rows holds is beta distributed")
    func heldShare() throws {
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 75, mean: [Float](repeating: 0, count: 75), noise: .none)
        let conformal = try ConformalPrediction(
            .split, level: 0.9, calibration: samples, observed: (0..<75).map { Double($0) })
        // scipy.stats.beta.ppf([0.025, 0.975], 69, 7), SciPy 1.17.1.
        let range = conformal.heldShare()
        #expect(
            agree([range.lowerBound, range.upperBound], [0.8339631287011778, 0.9616460934582725], tolerance: 1e-8))
    }

    @Test("Too few rows are refused with the number that is needed")
    func tooFew() throws {
        #expect(throws: PredictionError.shape(what: "calibration rows", expected: 9, found: 5)) {
            try ConformalPrediction(
                .split, level: 0.9, calibration: try Example.withNoise(), observed: Example.observed)
        }
    }

    @Test("A row without a prediction counts as a miss")
    func missing() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 4, mean: [.nan, 1, 1, 1], noise: .none)
        #expect(throws: PredictionError.allMissing) {
            try ConformalPrediction(.split, level: 0.8, calibration: samples, observed: [1, 1, 1, 1])
        }
        let lower = try ConformalPrediction(.split, level: 0.6, calibration: samples, observed: [1, 2, 3, 1])
        #expect(lower.margin == 2)
        let noisy = try PredictionSamples(drawCount: 1, pointCount: 4, mean: [.nan, 1, 1, 1], noise: .perDraw([4]))
        let normalised = try ConformalPrediction(.split, level: 0.6, calibration: noisy, observed: [1, 2, 3, 1])
        #expect(normalised.isNormalised)
        #expect(normalised.margin == 1)
    }
}

extension PredictionSamples.Form {
    /// The interval, if it is one.
    fileprivate var interval: PredictiveInterval? {
        if case .interval(let interval) = self { interval } else { nil }
    }
}
