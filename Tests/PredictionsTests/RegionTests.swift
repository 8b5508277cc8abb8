import Predictions
import Testing

@Suite struct RegionTests {
    @Test("With one feature the training range is an interval with its ends")
    func interval() throws {
        let range = try TrainingRange(inputs: [3, -1, 2], featureCount: 1)
        #expect(range.features == [-1...3])
        #expect(range.contains(inputs: [-1, 3, 3.1, -2, 0, .nan]) == [true, true, false, false, true, false])
        #expect(Region.inRange.points(inputs: [-1, 5, 0], range: range) == [0, 2])
        #expect(Region.outOfRange.points(inputs: [-1, 5, 0], range: range) == [1])
        #expect(Region.everywhere.points(inputs: [-1, 5, 0], range: range) == [0, 1, 2])
    }

    @Test("With several features a point must lie inside the range of each")
    func box() throws {
        let range = try TrainingRange(inputs: [0, 10, 1, 20], featureCount: 2)
        #expect(range.contains(inputs: [0.5, 15, 0.5, 25, 2, 15]) == [true, false, false])
    }

    @Test("A gap is a region of its own, and its ends belong to the data around it")
    func gap() throws {
        let range = try TrainingRange(inputs: [-5, -2, 2, 5], featureCount: 1, gap: -2...2)
        let inputs: [Double] = [-6, -5, -2, 0, 1.9, 2, 7]
        #expect(Region.inRange.points(inputs: inputs, range: range) == [1, 2, 5])
        #expect(Region.inGap.points(inputs: inputs, range: range) == [3, 4])
        #expect(Region.outOfRange.points(inputs: inputs, range: range) == [0, 6])
        #expect(range.regions == [.everywhere, .inRange, .inGap, .outOfRange])
        let plain = try TrainingRange(inputs: [-5, 5], featureCount: 1)
        #expect(plain.regions == [.everywhere, .inRange, .outOfRange])
        #expect(Region.inGap.points(inputs: inputs, range: plain).isEmpty)
    }

    @Test("Training inputs must be complete")
    func refusals() {
        #expect(throws: PredictionError.empty) { try TrainingRange(inputs: [], featureCount: 1) }
        #expect(throws: PredictionError.shape(what: "inputs", expected: 4, found: 3)) {
            try TrainingRange(inputs: [1, 2, 3], featureCount: 2)
        }
        #expect(throws: PredictionError.missingInput(index: 1)) {
            try TrainingRange(inputs: [1, .nan], featureCount: 1)
        }
    }

    @Test("The epistemic ratio is that of mean standard deviations")
    func ratio() throws {
        // Two draws at ±a have the standard deviation a: 1 and 3 inside, 4 and 12 outside.
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: 4, mean: [1, 3, 4, 12, -1, -3, -4, -12], noise: .none)
        let moments = PredictiveMoments(samples)
        let range = try TrainingRange(inputs: [0, 1], featureCount: 1)
        #expect(moments.epistemicRatio(inputs: [0, 1, 2, 3], range: range) == 4)
        #expect(moments.epistemicRatio(inputs: [0, 0, 1, 1], range: range) == nil)
    }
}
