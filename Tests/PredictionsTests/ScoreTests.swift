import Testing

@testable import Predictions

@Suite struct ScoreTests {
    private func value(_ name: String, _ samples: PredictionSamples) throws -> ScoreValue {
        let score = try #require(Score.named(name))
        var predictions = try ObservedPredictions(samples, observed: Example.observed)
        return try #require(score.value(&predictions).value)
    }

    @Test(
        "Scores of a mixture agree with other libraries",
        arguments: [
            ("rmse", 1.4243968021587243, .mean),  // sklearn.metrics.mean_squared_error, root
            ("mae", 0.9875, .mean),  // sklearn.metrics.mean_absolute_error
            ("r-squared", 0.8850722226155916, .mean),  // sklearn.metrics.r2_score
            ("negative-log-likelihood", 1.5519633892063345, .mixture),  // scipy.stats.norm.pdf
            ("negative-log-likelihood-gaussian", 1.5667251757679925, .gaussian),  // uncertainty_toolbox.nll_gaussian
            ("crps", 0.792004525207467, .mixture),  // scoringrules.crps_mixnorm
            ("crps-gaussian", 0.7690396361253398, .gaussian),  // properscoring.crps_gaussian
            ("coverage-1sigma", 0.6, .moments), ("coverage-2sigma", 1, .moments),  // numpy
            ("width-1sigma", 2.4452620123958537, .moments), ("width-2sigma", 4.8905240247917074, .moments),  // numpy
        ] as [(String, Double, Score.Form)]) func mixture(name: String, expected: Double, form: Score.Form) throws
    {
        let found = try value(name, try Example.withNoise())
        #expect(agree([found.value], [expected], tolerance: 1e-12))
        #expect(found.form == form)
        #expect(found.pointCount == 5)
        #expect(found.low <= found.value && found.value <= found.high)
    }

    @Test("Without noise the likelihood is undefined, and the CRPS is the fair one of the draws")
    func draws() throws {
        let samples = try Example.withoutNoise()
        var predictions = try ObservedPredictions(samples, observed: Example.observed)
        guard case .undefined(let reason) = Score.negativeLogLikelihood.value(&predictions) else {
            Issue.record("A density of point masses")
            return
        }
        #expect(reason.contains("no noise"))
        // scoringrules.crps_ensemble(estimator="fair"), mean over points.
        let ranked = try value("crps", samples)
        #expect(agree([ranked.value], [0.6458333333333334]))
        #expect(ranked.form == .draws)
    }

    @Test("One draw without noise has no fair CRPS")
    func singleDraw() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 2, mean: [1, 2], noise: .none)
        var predictions = try ObservedPredictions(samples, observed: [1, 3])
        #expect(Score.continuousRankedProbability.value(&predictions).value == nil)
        #expect(Score.rootMeanSquareError.value(&predictions).value?.value == 0.5.squareRoot())
        #expect(Score.gaussianNegativeLogLikelihood.value(&predictions).value == nil)
    }

    @Test("Names are slugs and none occurs twice; definitions are sentences")
    func registry() {
        #expect(Set(Score.all.map(\.name)).count == Score.all.count)
        for score in Score.all {
            #expect(score.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" || $0 == "." })
            #expect(score.definition.hasSuffix(".") && score.definition.first?.isUppercase == true)
        }
    }

    @Test("The same data give the same interval, and another seed another one")
    func determinism() throws {
        let samples = try Example.withNoise()
        var first = try ObservedPredictions(samples, observed: Example.observed)
        var second = try ObservedPredictions(samples, observed: Example.observed)
        var other = try ObservedPredictions(samples, observed: Example.observed, bootstrap: Bootstrap(seed: 1))
        let score = Score.continuousRankedProbability
        #expect(score.value(&first) == score.value(&second))
        #expect(score.value(&first) != score.value(&other))
    }

    @Test("The bootstrap interval of a mean is as wide as theory says, with few points and with blocks of many")
    func intervalWidth() throws {
        for count in [1000, 50_000] {
            // Errors 0, 1, …, 99 in turn: standard deviation √((100² − 1)/12) = 28.866.
            let mean = (0..<count).map { Float($0 % 100) }
            let samples = try PredictionSamples(drawCount: 1, pointCount: count, mean: mean, noise: .none)
            var predictions = try ObservedPredictions(samples, observed: [Double](repeating: 0, count: count))
            let value = try #require(Score.meanAbsoluteError.value(&predictions).value)
            #expect(value.value == 49.5)
            let expected = 2 * 1.96 * 28.866 / Double(count).squareRoot()
            // 1,000 resamples know the width to about 4 %.
            #expect(abs((value.high - value.low) / expected - 1) < 0.12)
        }
    }

    @Test("With very many points the interval of a rank correlation is as wide as theory says")
    func intervalOfShare() throws {
        let count = 150_000
        // Errors and σ without any relation: two Weyl sequences.
        func sequence(_ step: Double) -> [Double] {
            (0..<count).map { index -> Double in
                let position = Double(index) * step
                return position - position.rounded(.down)
            }
        }
        let error = sequence(0.618_033_988_749_895)
        let deviation = sequence(0.414_213_562_373_095).map { $0 + 1 }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: count, mean: error.map(Float.init),
            noise: .perPoint(deviation.map { Float($0 * $0) }))
        var predictions = try ObservedPredictions(samples, observed: [Double](repeating: 0, count: count))
        let value = try #require(Score.rankCorrelation.value(&predictions).value)
        #expect(abs(value.value) < 1e-3)
        // The standard error of the correlation of independent ranks is 1/√(n − 1).
        let expected = 2 * 1.96 / Double(count - 1).squareRoot()
        #expect(abs((value.high - value.low) / expected - 1) < 0.2)
    }

    @Test("Points that are not finite are left out and listed")
    func omission() throws {
        var observed = Example.observed
        observed[1] = .nan
        var predictions = try ObservedPredictions(try Example.withNoise(), observed: observed)
        #expect(predictions.points == [0, 2, 3, 4])
        let value = try #require(Score.meanAbsoluteError.value(&predictions).value)
        #expect(value.value == (0.25 + 1.25 + 2.875 + 0.5) / 4)
        #expect(throws: PredictionError.allMissing) {
            try ObservedPredictions(try Example.withNoise(), observed: [Double](repeating: .nan, count: 5))
        }
    }

    @Test("A region's scores are those of its points alone")
    func regions() async throws {
        let samples = try Example.withNoise()
        let range = try TrainingRange(inputs: [0, 2], featureCount: 1)
        let rows = try await ScoreRow.rows(
            samples: samples, observed: Example.observed, inputs: [0, 1, 2, 3, 4], range: range)
        #expect(rows.count == 3 * Score.all.count)
        var alone = try ObservedPredictions(
            try samples.selecting(points: [0, 1, 2]), observed: Array(Example.observed.prefix(3)))
        for row in rows where row.region == .inRange {
            #expect(row.result == row.score.value(&alone), "\(row.score.name)")
        }
    }

    @Test("A region without points has undefined scores that say so")
    func emptyRegion() async throws {
        let range = try TrainingRange(inputs: [-10, 10], featureCount: 1)
        let rows = try await ScoreRow.rows(
            samples: try Example.withNoise(), observed: Example.observed, inputs: [0, 1, 2, 3, 4], range: range,
            regions: [.outOfRange])
        #expect(rows.allSatisfy { $0.result.value == nil })
    }
}
