import Testing

@testable import Predictions

@Suite struct GatheringTests {
    @Test func `Each point keeps its own draws and noise, whichever part it comes from`() throws {
        let first = try PredictionSamples(
            drawCount: 2, pointCount: 2, mean: [1, 2, 10, 20], noise: .perDraw([0.5, 0.25]), centre: [7, 8])
        let second = try PredictionSamples(
            drawCount: 3, pointCount: 1, mean: [3, 30, 300], noise: .perDraw([1, 4, 9]), centre: [9])
        let all = try PredictionSamples(gathering: [([2, 0], first), ([1], second)])
        // As many draws as the part has that has the fewest.
        #expect(all.drawCount == 2 && all.mean == [2, 3, 1, 20, 30, 10])
        #expect(all.noise == .perPoint([0.5, 1, 0.5, 0.25, 4, 0.25]))
        #expect(all.centre == [8, 9, 7])
        // Taking the parts out again gives what they were.
        #expect(try all.selecting(points: [2, 0]).mean == first.mean)
    }

    @Test func `Quantiles and intervals are gathered as well`() throws {
        func quantiles(_ values: [Float], _ deviation: [Float]?) throws -> PredictionSamples {
            PredictionSamples(
                try PredictiveQuantiles(levels: [0.1, 0.9], values: values, epistemicDeviation: deviation))
        }
        let all = try PredictionSamples(gathering: [
            ([1], try quantiles([1, 2], [0.1])), ([2, 0], try quantiles([3, 4, 5, 6], [0.2, 0.3])),
        ])
        let expected = try quantiles([4, 1, 3, 6, 2, 5], [0.3, 0.1, 0.2])
        #expect(all == expected)
        let interval = { (low: [Double]) throws(PredictionError) in
            PredictionSamples(try PredictiveInterval(level: 0.9, lower: low, upper: low.map { $0 + 1 }))
        }
        #expect(try PredictionSamples(gathering: [([1], interval([5])), ([0], interval([6]))]) == interval([6, 5]))
    }

    @Test func `Points that are missing or stand twice, and parts of different kinds are refused`() throws {
        let one = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [1], noise: .perDraw([1]))
        let silent = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [1], noise: .none)
        #expect(throws: PredictionError.self) { try PredictionSamples(gathering: []) }
        for points in [[[0], [0]], [[0], [2]], [[0], [1, 2]]] {
            #expect(throws: PredictionError.self) {
                try PredictionSamples(gathering: points.map { ($0, one) })
            }
        }
        #expect(throws: PredictionError.differentForms) {
            try PredictionSamples(gathering: [([0], one), ([1], silent)])
        }
    }
}
