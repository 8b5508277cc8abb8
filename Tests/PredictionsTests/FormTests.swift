import Testing

@testable import Predictions

/// Predictions that are quantiles or intervals rather than draws.
///
/// Expected values come from numpy.interp (NumPy 2.4.6) and scipy.integrate.quad (SciPy 1.17.1) unless said otherwise.
@Suite struct FormTests {
    static let levels = [0.025, 0.16, 0.5, 0.75, 0.975]
    static let values: [Float] = [
        -1, 0.5, 2, -4,
        0, 0.75, 2, -3.5,
        0.5, 1, 2, -3,
        1.25, 1.5, 3, -2.75,
        3, 4, 5, 0.5,
    ]
    static let observed = [0.625, 5, 2, -6]

    private func quantiles() throws -> PredictionSamples {
        PredictionSamples(try PredictiveQuantiles(levels: Self.levels, values: Self.values))
    }

    private func interval(centre: [Double]? = [1, 2, 3]) throws -> PredictionSamples {
        PredictionSamples(try PredictiveInterval(level: 0.9, lower: [0, 1, 2], upper: [2, 5, 3], centre: centre))
    }

    private func result(_ name: String, _ samples: PredictionSamples, _ observed: [Double]) throws -> ScoreResult {
        let score = try #require(Score.named(name))
        var predictions = try ObservedPredictions(samples, observed: observed)
        return score.value(&predictions)
    }

    @Test(
        "Quantiles between the given ones lie on a straight line",
        arguments: [
            (0.025, [-1.0, 0.5, 2.0, -4.0]),
            (0.1, [-0.4444444444444444, 0.6388888888888888, 2.0, -3.7222222222222223]),
            (0.5, [0.5, 1.0, 2.0, -3.0]),
            (0.6, [0.7999999999999999, 1.2, 2.4, -2.9]),
            (0.9, [2.416666666666667, 3.166666666666667, 4.333333333333334, -0.5833333333333326]),
        ]) func interpolation(level: Double, expected: [Double]) throws
    {
        #expect(agree(try quantiles().quantiles([level])[0], expected))
    }

    @Test("The quantiles of 5 and 95 % are the interval of 90 %, though (1 − 0.9) / 2 rounds to less than 0.05")
    func roundedLevels() throws {
        let samples = PredictionSamples(
            try PredictiveQuantiles(levels: [0.05, 0.5, 0.95], values: [0, 0, 1, 1, 2, 2]))
        // One of the two observations lies in [0, 2].
        #expect(try result("coverage-90-percent", samples, [1.5, 3]).value?.value == 0.5)
    }

    @Test("Draws of observations have a total variance, and no parts are made up")
    func drawsOfObservations() throws {
        let mean: [Float] = [0, 1, 2, 5]
        let samples = try PredictionSamples(drawCount: 2, pointCount: 2, mean: mean, noise: .none, holdsNoise: true)
        for moments in [PredictiveMoments(samples), PredictiveMoments(try samples.selecting(points: [0, 1]))] {
            // Of 0 and 2, and of 1 and 5.
            #expect(moments.mean == [1, 3] && moments.total == [1, 4])
            #expect(!moments.hasParts && moments.aleatoric == nil)
        }
        #expect(PredictiveMoments(samples).selecting(points: [1]).total == [4])
    }

    @Test("Beyond the outermost quantiles nothing is known")
    func tails() throws {
        let samples = try quantiles()
        #expect(samples.quantiles([0.024])[0].allSatisfy { $0.isNaN })
        let below = try samples.cumulative(at: Self.observed)
        #expect(agree(Array(below[...0]), [0.5416666666666666]))
        #expect(below[1].isNaN && below[3].isNaN)
        #expect(try samples.logDensity(at: Self.observed) == nil)
        #expect(try samples.density(at: Self.observed) == nil)
    }

    @Test("The transform takes the middle of a tail, and of the levels of equal quantiles")
    func transform() throws {
        var predictions = try ObservedPredictions(try quantiles(), observed: Self.observed)
        // (1 + 0.975) / 2; (0.025 + 0.5) / 2; 0.025 / 2.
        #expect(agree(predictions.transform.values, [0.5416666666666666, 0.9875, 0.2625, 0.0125]))
    }

    @Test("The ranked probability score is the integral of its definition")
    func rankedProbability() throws {
        var predictions = try ObservedPredictions(try quantiles(), observed: Self.observed)
        let theirs = [0.22439374999948725, 3.1003812499937355, 0.19208333333289457, 2.7534187499944105]
        #expect(agree(predictions.rankedProbability, theirs, tolerance: 1e-10))
    }

    @Test(
        "Scores of quantiles are those of the median and of intervals between them",
        arguments: [
            ("rmse", 2.5007811279678194), ("mae", 1.78125), ("coverage-90-percent", 0.5),
            ("width-90-percent", 3.405092592592592), ("interval-score-90-percent", 20.256944444444446),
        ]) func scores(name: String, expected: Double) throws
    {
        let found = try #require(try result(name, try quantiles(), Self.observed).value)
        #expect(agree([found.value], [expected]))
        #expect(found.form == .quantiles)
    }

    @Test(
        "A score that needs what quantiles don't have says so",
        arguments: [
            ("negative-log-likelihood", "tails"), ("negative-log-likelihood-gaussian", "no variance"),
            ("crps-gaussian", "no variance"), ("sharpness", "no variance"), ("coverage-99-percent", "2.5 % to 97.5 %"),
            ("coverage-2sigma", "95.45 %"),
        ]) func undefined(name: String, words: String) throws
    {
        let found = try result(name, try quantiles(), Self.observed)
        guard case .undefined(let reason) = found else {
            Issue.record("\(name) has a value")
            return
        }
        #expect(reason.contains(words), "\(reason)")
    }

    @Test("An interval has the scores of its own level, and no other")
    func intervals() throws {
        let samples = try interval()
        let observed = [2.0, 0.5, 2.5]
        let coverage = try #require(try result("coverage-90-percent", samples, observed).value)
        #expect(coverage.value == 2.0 / 3)
        #expect(coverage.form == .intervals)
        #expect(try result("width-90-percent", samples, observed).value?.value == 7.0 / 3)
        // Widths 2, 4, 1 and a miss of 0.5 at a penalty of 20 each.
        #expect(agree([try result("interval-score-90-percent", samples, observed).value?.value ?? .nan], [17.0 / 3]))
        #expect(try result("rmse", samples, observed).value?.value == (3.5 / 3).squareRoot())
        for name in ["coverage-95.45-percent", "coverage-2sigma", "crps", "miscalibration-area", "sharpness"] {
            let found = try result(name, samples, observed)
            guard case .undefined(let reason) = found else {
                Issue.record("\(name) has a value")
                continue
            }
            #expect(reason.contains("interval of 90 % alone"))
        }
        #expect(try result("rmse", try interval(centre: nil), observed).value == nil)
        #expect(try result("rank-correlation", samples, observed).value?.form == .intervals)
    }

    @Test("Every score of every form has a value or a reason")
    func every() async throws {
        for samples in [try quantiles(), try interval(), try interval(centre: nil)] {
            let observed = (0..<samples.pointCount).map { Double($0) }
            let rows = try await ScoreRow.rows(
                samples: samples, observed: observed, inputs: observed,
                range: try TrainingRange(inputs: [0, 1], featureCount: 1))
            for row in rows {
                if case .undefined(let reason) = row.result { #expect(reason.hasSuffix("."), "\(row.score.name)") }
            }
            #expect(rows.contains { $0.result.value != nil })
        }
    }

    @Test("The band of quantiles is their interval, and no σ is made up")
    func bands() throws {
        let moments = PredictiveMoments(try quantiles())
        #expect(moments.mean == [0.5, 1, 2, -3])
        #expect(moments.centreName == "median")
        // The levels hold no more than 95 %.
        #expect(moments.intervals.map(\.levelText) == ["95 %", "68.27 %"])
        #expect(moments.band.upper == [3, 4, 5, 0.5])
        #expect(moments.total.allSatisfy { $0.isNaN })
        let wide = PredictiveMoments(
            PredictionSamples(try PredictiveQuantiles(levels: [0.005, 0.5, 0.995], values: [-1, 0, 1])))
        #expect(wide.intervals.map(\.levelText) == ["95.45 %", "68.27 %"])
        #expect(PredictiveMoments(try interval()).bandName == "90 % interval")
    }

    @Test("An epistemic σ beside quantiles is known, follows its points, and is no part of a variance")
    func epistemicDeviation() throws {
        let quantiles = try PredictiveQuantiles(
            levels: Self.levels, values: Self.values, epistemicDeviation: [0.5, 2, .nan, 1])
        let samples = PredictionSamples(quantiles)
        let moments = PredictiveMoments(samples)
        #expect(moments.epistemic[..<2] == [0.25, 4] && moments.epistemic[2].isNaN && moments.epistemic[3] == 1)
        #expect(moments.knowsEpistemic && !moments.hasVariance && !moments.hasParts)
        #expect(moments.total.allSatisfy { $0.isNaN } && moments.aleatoric == nil)
        #expect(moments.band.upper == [3, 4, 5, 0.5])
        for chosen in [PredictiveMoments(try samples.selecting(points: [3, 0])), moments.selecting(points: [3, 0])] {
            #expect(chosen.epistemicDeviation == [1, 0.5] && chosen.mean == [-3, 0.5])
            #expect(chosen.total.allSatisfy { $0.isNaN } && chosen.knowsEpistemic && !chosen.hasParts)
        }
        // Outside 1, inside the mean of ½ and 2; the point without a number is left out.
        let range = try TrainingRange(inputs: [0, 2], featureCount: 1)
        #expect(moments.epistemicRatio(inputs: [0, 1, 2, 3], range: range) == 0.8)
        #expect(!PredictiveMoments(try self.quantiles()).knowsEpistemic)
        let sure = try PredictiveQuantiles(levels: Self.levels, values: Self.values)
        #expect(sure.epistemicDeviation == nil && sure != quantiles)
    }

    @Test("A score that needs a variance finds none in an epistemic σ")
    func noVarianceOfObservations() throws {
        let samples = PredictionSamples(
            try PredictiveQuantiles(levels: Self.levels, values: Self.values, epistemicDeviation: [1, 1, 1, 1]))
        guard case .undefined = try result("sharpness", samples, Self.observed) else {
            Issue.record("a sharpness was made up")
            return
        }
        #expect(
            try result("crps", samples, Self.observed).value == (try result("crps", quantiles(), Self.observed).value))
    }

    @Test("Parts of the points are chosen, and missing ones found, in every form")
    func selection() throws {
        let chosen = try quantiles().selecting(points: [3, 0])
        #expect(chosen.quantiles([0.5])[0] == [-3, 0.5])
        #expect(PredictiveMoments(try interval().selecting(points: [2])).mean == [3])
        let gap = try PredictiveInterval(level: 0.5, lower: [0, .nan], upper: [1, 1])
        #expect(PredictionSamples(gap).finitePoints == [0])
        #expect(throws: PredictionError.empty) { try interval().selecting(points: []) }
    }

    @Test("Quantiles and intervals that can't be are refused")
    func refusals() {
        #expect(throws: PredictionError.level(index: 1, value: 0.2)) {
            try PredictiveQuantiles(levels: [0.3, 0.2], values: [1, 2])
        }
        #expect(throws: PredictionError.level(index: 1, value: 1)) {
            try PredictiveQuantiles(levels: [0.3, 1], values: [1, 2])
        }
        #expect(throws: PredictionError.oneSided) { try PredictiveQuantiles(levels: [0.3, 0.4], values: [1, 2]) }
        #expect(throws: PredictionError.crossing(point: 1, lower: 0.3, upper: 0.6)) {
            try PredictiveQuantiles(levels: [0.3, 0.6], values: [1, 2, 1, 1])
        }
        #expect(throws: PredictionError.shape(what: "quantiles", expected: 4, found: 3)) {
            try PredictiveQuantiles(levels: [0.3, 0.6], values: [1, 2, 3])
        }
        #expect(throws: PredictionError.shape(what: "standard deviations", expected: 2, found: 1)) {
            try PredictiveQuantiles(levels: [0.3, 0.6], values: [1, 2, 3, 4], epistemicDeviation: [1])
        }
        #expect(throws: PredictionError.negativeDeviation(index: 1, value: -1)) {
            try PredictiveQuantiles(levels: [0.3, 0.6], values: [1, 2, 3, 4], epistemicDeviation: [1, -1])
        }
        #expect(throws: PredictionError.reversed(point: 1, lower: 2, upper: 1)) {
            try PredictiveInterval(level: 0.9, lower: [0, 2], upper: [1, 1])
        }
        #expect(throws: PredictionError.level(index: 0, value: 90)) {
            try PredictiveInterval(level: 90, lower: [0], upper: [1])
        }
    }
}
