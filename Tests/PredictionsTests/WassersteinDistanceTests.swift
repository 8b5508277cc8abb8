import Testing

@testable import Predictions

@Suite("Wasserstein distance")
struct WassersteinDistanceTests {
    private func normals(_ means: [Float], _ deviations: [Float]) throws -> PredictionSamples {
        try PredictionSamples(
            drawCount: 1, pointCount: means.count, mean: means, noise: .perPoint(deviations.map { $0 * $0 }))
    }

    @Test("Between normal distributions it is the shift, or √(2/π) times the difference of σ")
    func normalDistributions() throws {
        let a = try normals([0, 0, 3, 100], [1, 1, 2, 0.01])
        let b = try normals([2, 0, 3, 100.5], [1, 3, 0.5, 0.01])
        let found = try #require(try a.wassersteinDistance(to: b))
        let factor = (2 / Double.pi).squareRoot()
        for (value, expected) in zip(found, [2, 2 * factor, 1.5 * factor, 0.5]) {
            #expect(abs(value / expected - 1) < 2e-3)
        }
        #expect(try a.wassersteinDistance(to: a) == [0, 0, 0, 0])
    }

    @Test("Between draws without noise it is the mean difference of the sorted values")
    func pointMasses() throws {
        let a: [Float] = [3, 1, 2, 8, 5]
        let b: [Float] = [4, 4, 0, 1, 9]
        let sorted = zip(a.sorted(), b.sorted()).reduce(0) { $0 + Double(abs($1.0 - $1.1)) } / 5
        let found = try #require(
            try PredictionSamples(drawCount: 5, pointCount: 1, mean: a, noise: .none).wassersteinDistance(
                to: PredictionSamples(drawCount: 5, pointCount: 1, mean: b, noise: .none)))
        #expect(abs(found[0] - sorted) < 9.0 / 256)
    }

    @Test("Between mixtures it is the area between their quantile functions")
    func mixtures() throws {
        let a = try PredictionSamples(drawCount: 3, pointCount: 1, mean: [-2, 0, 3], noise: .perDraw([0.5, 1, 2]))
        let b = try PredictionSamples(drawCount: 2, pointCount: 1, mean: [1, -1], noise: .perDraw([1, 0.2]))
        let levels = (0..<20_000).map { (Double($0) + 0.5) / 20_000 }
        let area = zip(a.quantiles(levels), b.quantiles(levels)).reduce(0) { $0 + abs($1.0[0] - $1.1[0]) } / 20_000
        let found = try #require(try a.wassersteinDistance(to: b))
        #expect(abs(found[0] / area - 1) < 2e-3)
    }

    @Test("Intervals have no distance, and different points are refused")
    func refusals() throws {
        let a = try normals([0, 1], [1, 1])
        let interval = PredictionSamples(
            try PredictiveInterval(level: 0.9, lower: [0, 1], upper: [1, 2]))
        #expect(try a.wassersteinDistance(to: interval) == nil)
        #expect(throws: PredictionError.self) { try a.wassersteinDistance(to: normals([0], [1])) }
    }
}
