import Testing

@testable import Predictions

@Suite struct PairedDifferenceTests {
    @Test("A constant difference has no interval to speak of, whatever the scores")
    func constant() throws {
        let scores = (0..<50).map { Double($0 * 37 % 11) }
        let difference = try #require(PairedDifference(scores.map { $0 + 0.5 }, scores))
        #expect(difference == PairedDifference(scores.map { $0 + 0.5 }, scores))
        #expect([difference.value, difference.low, difference.high] == [0.5, 0.5, 0.5])
    }

    @Test("The interval is as wide as that of a mean of differences")
    func width() throws {
        // Differences 0, 1, …, 99 in turn: standard deviation √((100² − 1)/12) = 28.866.
        let first = (0..<1000).map { Double($0 % 100 + $0) }
        let difference = try #require(PairedDifference(first, (0..<1000).map { Double($0) }))
        #expect(difference.value == 49.5)
        let expected = 2 * 1.96 * 28.866 / 1000.0.squareRoot()
        #expect(abs((difference.high - difference.low) / expected - 1) < 0.12)
    }

    @Test("Points that one of the two can't score are left out, and without any there is no difference")
    func missing() throws {
        #expect(try #require(PairedDifference([1, .nan, 3], [0, 0, .infinity])).value == 1)
        #expect(PairedDifference([.nan], [1]) == nil)
    }

    @Test("Scores at points are those of each point alone; missing where a draw is missing")
    func points() async throws {
        var mean = Example.mean
        mean[6] = .nan
        let samples = try PredictionSamples(
            drawCount: 4, pointCount: 5, mean: mean, noise: .perPoint(Example.variance))
        let scores = try #require(try await samples.rankedProbabilities(observed: Example.observed, workers: 2))
        // scoringrules.crps_mixnorm, mean over points, times 5, less that of point 1.
        let whole = try #require(try await Example.withNoise().rankedProbabilities(observed: Example.observed))
        #expect(scores[1].isNaN)
        let average: Double = whole.reduce(0, +) / 5
        #expect(agree([average], [0.792004525207467], tolerance: 1e-12))
        for point in [0, 2, 3, 4] { #expect(scores[point] == whole[point]) }
        let single = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [1], noise: .none)
        #expect(try await single.rankedProbabilities(observed: [1]) == nil)
    }
}
