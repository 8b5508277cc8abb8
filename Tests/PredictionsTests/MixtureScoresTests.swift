import Testing

@testable import Predictions

/// The scores of many points against the closed forms, which other libraries' values are held against in `ScoreTests`.
@Suite struct MixtureScoresTests {
    private static let levels = [0.005, 0.05, 0.25, 0.5, 0.84135, 0.995]

    /// Draws whose means spread and whose σ differ as asked, with observations that now and then lie far away.
    private func predictions(
        draws: Int, points: Int = 43, spread: Double, unevenness: Double, hasNoise: Bool = true
    ) throws -> (samples: PredictionSamples, observed: [Double]) {
        var state: UInt64 = 1
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
        func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
        let mean = (0..<draws * points).map { Float(Double($0 % points) + spread * normal()) }
        let variance = (0..<draws * points).map { _ in
            Float(Lanes.exp(Lanes(repeating: 2 * unevenness * normal()))[0])
        }
        let samples = try PredictionSamples(
            drawCount: draws, pointCount: points, mean: mean, noise: hasNoise ? .perPoint(variance) : .none)
        let observed = (0..<points).map { (point: Int) -> Double in
            let outlier: Double = point % 10 == 9 ? 60 : 0
            return Double(point) + (1 + spread) * normal() + outlier
        }
        return (samples, observed)
    }

    @Test(
        "Scores of a mixture are those of the closed forms",
        arguments: [
            (1, 0, 0), (2, 0.1, 0), (5, 1, 0.3), (50, 0.3, 0.1), (51, 1, 0), (20, 10, 0.2), (30, 50, 0), (7, 400, 0),
            (10, 1, 2), (3, 1e-3, 1e-3),
        ] as [(Int, Double, Double)]) func exactness(draws: Int, spread: Double, unevenness: Double) throws
    {
        let (samples, observed) = try predictions(draws: draws, spread: spread, unevenness: unevenness)
        let scores = MixtureScores(
            of: samples, observed: observed, points: 0..<observed.count, levels: Self.levels)
        let exact = samples.mapMixtures(observed) { $0.rankedProbability(of: $1) }
        #expect(relative(scores.rankedProbability, exact) < 1e-12)
        #expect(agree(scores.transform, try samples.cumulative(at: observed), tolerance: 1e-15))
        #expect(agree(scores.logDensity, try #require(try samples.logDensity(at: observed)), tolerance: 1e-13))
        // A quantile is right if the distribution function says so: between far components it may lie anywhere.
        for (level, quantile) in zip(Self.levels, scores.quantiles) {
            let found = try samples.cumulative(at: quantile)
            #expect(agree(found, found.map { _ in level }, tolerance: 2e-14))
        }
    }

    @Test("Quantiles of mixtures without gaps are those of the search on the closed form")
    func quantiles() throws {
        let (samples, observed) = try predictions(draws: 60, spread: 0.7, unevenness: 0.2)
        let scores = MixtureScores(
            of: samples, observed: observed, points: 0..<observed.count, levels: Self.levels)
        for (found, expected) in zip(scores.quantiles, samples.quantiles(Self.levels)) {
            #expect(agree(found, expected, tolerance: 1e-12))
        }
    }

    @Test("Intervals that are prepared together are those that are asked for one by one")
    func intervals() throws {
        let (samples, observed) = try predictions(draws: 12, spread: 1, unevenness: 0.3)
        var together = try ObservedPredictions(samples, observed: observed)
        var alone = together
        let levels = [0, 0.3, 0.9, 0.9999]
        together.prepareIntervals(levels)
        for level in levels {
            let (first, second) = (together.centralInterval(level), alone.centralInterval(level))
            #expect(agree(first.low, second.low, tolerance: 1e-12))
            #expect(agree(first.high, second.high, tolerance: 1e-12))
        }
    }

    @Test("One variance for each draw gives what the same variance at every point gives")
    func variancePerDraw() throws {
        let variance: [Float] = [0.5, 1, 2, 0.25]
        let perDraw = try PredictionSamples(
            drawCount: 4, pointCount: 5, mean: Example.mean, noise: .perDraw(variance))
        let perPoint = try PredictionSamples(
            drawCount: 4, pointCount: 5, mean: Example.mean,
            noise: .perPoint(variance.flatMap { [Float](repeating: $0, count: 5) }))
        let scores = [perDraw, perPoint].map {
            MixtureScores(of: $0, observed: Example.observed, points: 0..<5, levels: Self.levels)
        }
        #expect(scores[0].rankedProbability == scores[1].rankedProbability)
        #expect(scores[0].quantiles == scores[1].quantiles)
        #expect(scores[0].logDensity == scores[1].logDensity)
    }

    @Test("A spike among the components is left to the closed forms")
    func spikes() throws {
        let variance: [Float] = [0, 1, 1e-8, 1]
        let samples = try PredictionSamples(drawCount: 4, pointCount: 5, mean: Example.mean, noise: .perDraw(variance))
        let found = MixtureKernels(path: .best).scores(
            of: samples, observed: Example.observed, points: 0..<5, levels: [0.5])
        #expect(found.harmonics == [0, 0, 0, 0, 0])
        let scores = MixtureScores(of: samples, observed: Example.observed, points: 0..<5, levels: [0.5])
        #expect(
            scores.rankedProbability == samples.mapMixtures(Example.observed) { $0.rankedProbability(of: $1) })
        #expect(scores.transform == (try samples.cumulative(at: Example.observed)))
        #expect(scores.quantiles == samples.quantiles([0.5]))
    }

    @Test("A point's scores do not depend on its neighbours, nor on the blocks, nor on the workers")
    func independence() async throws {
        let (samples, observed) = try predictions(draws: 9, spread: 3, unevenness: 1)
        func scores(_ points: Range<Int>) -> MixtureScores {
            MixtureScores(of: samples, observed: observed, points: points, levels: Self.levels)
        }
        let whole = scores(0..<43)
        let parts = MixtureScores(joining: [scores(0..<1), scores(1..<14), scores(14..<43)])
        #expect(whole.rankedProbability == parts.rankedProbability)
        #expect(whole.quantiles == parts.quantiles)
        #expect(whole.transform == parts.transform)
        #expect(whole.logDensity == parts.logDensity)
    }

    @Test("Every kind of CPU gives the same bits")
    func paths() throws {
        let (samples, observed) = try predictions(draws: 7, spread: 2, unevenness: 0.5)
        let found = KernelPath.available.map {
            MixtureScores(of: samples, observed: observed, points: 0..<observed.count, levels: Self.levels, path: $0)
        }
        for other in found {
            #expect(other.rankedProbability == found[0].rankedProbability)
            #expect(other.quantiles == found[0].quantiles)
            #expect(other.transform == found[0].transform)
            #expect(other.logDensity == found[0].logDensity)
        }
    }

    @Test("Without noise the draws are sorted once, and nothing else changes")
    func draws() throws {
        let (samples, observed) = try predictions(draws: 13, spread: 1, unevenness: 0, hasNoise: false)
        let scores = MixtureScores(
            of: samples, observed: observed, points: 0..<observed.count, levels: Self.levels)
        #expect(
            scores.rankedProbability == samples.mapMixtures(observed) { $0.rankedProbability(of: $1) })
        #expect(scores.quantiles == samples.quantiles(Self.levels))
        #expect(scores.logDensity.isEmpty)
    }

    private func relative(_ found: [Double], _ expected: [Double]) -> Double {
        zip(found, expected).map { abs($0 - $1) / abs($1) }.max() ?? .infinity
    }
}
