import Testing

@testable import Predictions

/// Another band than ±2σ: how wide it is, what it is called, and by which scores it is judged.
@Suite struct BandLevelTests {
    /// The factors are the normal quantiles of tables such as NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1.
    @Test(arguments: [(0.9, 1.644_853_627, "±1.64σ"), (0.95, 1.959_963_985, "±1.96σ"), (0.5, 0.674_489_750, "±0.67σ")])
    func `A band of a level is as wide as a normal distribution needs`(
        probability: Double, factor: Double, name: String
    ) throws {
        let level = try #require(BandLevel(probability))
        #expect(abs(level.factor - factor) < 1e-8 && level.name == name && level.probability == probability)
    }

    @Test func `The example of the documentation holds`() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [0], noise: .perDraw([1]))
        let level = BandLevel(0.9)
        let drawn = samples.drawn(as: level ?? .twoSigma)
        // PredictiveMoments(drawn).bandName is "±1.64σ"
        #expect(PredictiveMoments(drawn).bandName == "±1.64σ")
    }

    @Test func `The usual level is that of two standard deviations, and some are none`() {
        #expect(BandLevel(0.9545) == .twoSigma && BandLevel(0.95449) == .twoSigma)
        #expect(BandLevel(0.4) == nil && BandLevel(1) == nil && BandLevel(.nan) == nil)
    }

    @Test func `Bands of draws and of quantiles follow the level, and keep it where points are selected`() throws {
        let level = try #require(BandLevel(0.9))
        let draws = try PredictionSamples(
            drawCount: 1, pointCount: 2, mean: [1, 2], noise: .perDraw([4])
        ).drawn(as: level)
        let moments = PredictiveMoments(try draws.selecting(points: [1]))
        #expect(moments.bandName == "±1.64σ")
        #expect(abs(moments.band.upper[0] - (2 + 2 * 1.644_853_627)) < 1e-7)
        let levels = (1..<100).map { Double($0) / 100 }
        let quantiles = PredictionSamples(try PredictiveQuantiles(levels: levels, values: levels.map { Float($0) }))
        let band = PredictiveMoments(quantiles.drawn(as: level))
        #expect(band.bandName == "90 % interval" && band.intervals.count == 2)
        #expect(abs(band.band.lower[0] - 0.05) < 1e-7 && abs(band.band.upper[0] - 0.95) < 1e-7)
        let joined = try PredictionSamples(joining: [draws, draws])
        let gathered = try PredictionSamples(gathering: [([1, 0], draws)])
        #expect(joined.bandLevel == level && gathered.bandLevel == level)
    }

    @Test func `Its scores are found by their names`() throws {
        let level = try #require(BandLevel(0.9))
        let samples = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [0], noise: .perDraw([1]))
        #expect(Score.ofBands(samples, besides: Score.all).isEmpty)
        let own = Score.ofBands(samples.drawn(as: level), besides: Score.all)
        #expect(own.map(\.name) == ["coverage-band-90-percent", "width-band-90-percent"])
        for score in own { #expect(Score.named(score.name)?.title == score.title) }
        // 1.7 lies outside of ±1.64σ, 1.6 inside.
        for (y, share) in [(1.6, 1.0), (1.7, 0.0)] {
            var observed = try ObservedPredictions(samples.drawn(as: level), observed: [y])
            #expect(own[0].value(&observed).value?.value == share)
        }
    }
}
