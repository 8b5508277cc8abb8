import Plot
import Predictions
import Tables
import Testing

@testable import Figures

@Suite struct DistributionDifferenceTests {
    /// The counts between which the numbers below a place stay.
    struct Counts: Sendable {
        let place: Int
        let low: Double
        let high: Double

        init(_ place: Int, _ low: Double, _ high: Double) { (self.place, self.low, self.high) = (place, low, high) }
    }

    /// ArviZ 0.23.4: `arviz.stats.ecdf_utils.ecdf_confidence_band(n, z, z, prob=0.95, method="optimized") * n` at the
    /// places 1/(k + 1), …; its search ends within a count of the exact envelope.
    private static let twenty = [Counts(0, 0, 6), Counts(2, 2, 11), Counts(4, 5, 15), Counts(8, 14, 20)]
    private static let hundredAndForty = [
        Counts(0, 0, 6), Counts(24, 21, 50), Counts(49, 53, 87), Counts(98, 134, 140),
    ]
    private static let thousand = [Counts(0, 2, 21), Counts(24, 210, 292), Counts(49, 453, 547), Counts(98, 979, 998)]

    @Test(arguments: [(20, 9, twenty), (140, 99, hundredAndForty), (1000, 99, thousand)])
    func `The envelope is that of ArviZ to a count`(
        count: Int, places: Int, expected: [Counts]
    ) {
        let envelope = UniformEnvelope(count: count, placeCount: places)
        for counts in expected {
            #expect(abs(envelope.lower[counts.place] * Double(count) - counts.low) <= 1.0001, "\(counts.place) below")
            #expect(abs(envelope.upper[counts.place] * Double(count) - counts.high) <= 1.0001, "\(counts.place) above")
        }
    }

    @Test func `Calibrated predictions stay inside as often as promised`() {
        let envelope = UniformEnvelope(count: 60)
        var stream = Example.Stream(1)
        let trials = 4000
        let inside = (0..<trials).count { _ in
            let numbers = (0..<60).map { _ in stream.uniform() }.sorted()
            var below = 0
            return envelope.places.indices.allSatisfy { index in
                while below < 60, numbers[below] <= envelope.places[index] { below += 1 }
                let share = Double(below) / 60
                return envelope.lower[index] - 1e-12 <= share && share <= envelope.upper[index] + 1e-12
            }
        }
        // At least 95 %, and as little more as whole counts allow; four standard errors of chance.
        #expect((0.936...0.984).contains(Double(inside) / Double(trials)))
    }

    @Test func `An envelope of very many numbers goes on from that of fewer`() {
        let (few, many) = (UniformEnvelope(count: 1000), UniformEnvelope(count: 4000))
        let middle = few.places.count / 2
        let ratio = (few.upper[middle] - few.lower[middle]) / (many.upper[middle] - many.lower[middle])
        #expect(abs(ratio - 2) < 0.05)
        #expect(many.upper.allSatisfy { $0 <= 1 } && many.lower.allSatisfy { $0 >= 0 })
    }

    @Test func `A method that is too sure of itself leaves the envelope, a calibrated one does not`() throws {
        var stream = Example.Stream(3)
        let observed = (0..<200).map { _ in stream.normal() }
        func predictions(_ deviation: Float) throws -> ObservedPredictions {
            try ObservedPredictions(
                PredictionSamples(
                    drawCount: 1, pointCount: 200, mean: [Float](repeating: 0, count: 200),
                    noise: .perDraw([deviation * deviation])), observed: observed)
        }
        let drawn = DrawnFigure.distributionDifference([
            ("Right", try predictions(1)), ("Narrow", try predictions(0.5)), ("Wide", try predictions(2)),
        ])
        #expect(drawn.figure.subtitle == "Narrow and Wide leave what chance allows")
        #expect(drawn.data.columns.map(\.name).contains("Narrow excess"))
        let excess = try #require(drawn.data.columns.first { $0.name == "Right excess" }).values.filter(\.isFinite)
        #expect(excess.first == 0 && excess.last == 0)
        #expect(excess.allSatisfy { abs($0) < 0.12 })
    }

    @Test func `The kind accompanies whatever has a distribution`() throws {
        let kind = FigureKind.ecdf
        #expect(kind.standing == .supplement && FigureKind.named("ecdf") == kind)
        var context = FigureContext(
            title: "t", features: ["x"], target: "y", training: .init(x: [0, 1], y: [0, 1]),
            test: .init(x: [0, 1], y: [0, 1]))
        #expect(kind.compose(context).isEmpty)
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 2, mean: [0, 1], noise: .perDraw([1]))
        var method = PredictedMethod(name: "m", title: "M", test: samples, lines: [])
        method.observed = try ObservedPredictions(samples, observed: [0, 1])
        context.methods = [method]
        context.ranking = [0]
        #expect(kind.compose(context).count == 1)
    }
}
