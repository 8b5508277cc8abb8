import Figures
import Predictions
import RealModule

/// A small data set and predictions of three methods for it, made by formulas: the same numbers on every machine.
struct Example {
    /// Numbers that look random: a linear congruential generator (Knuth's MMIX constants).
    struct Stream {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

        /// Even on 0…1.
        mutating func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }

        /// About normal, with mean 0 and variance 1: twelve even numbers less six.
        mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
    }

    /// How a made-up method errs.
    struct Method {
        let name: String
        let draws: Int
        /// σ of the mean inside the training range, and how it grows outside.
        let inside: Double
        let growth: Double
        /// The noise that it predicts as a multiple of the true one; nil if it models none.
        let noise: Double?
        let seed: UInt64
    }

    static let methods = [
        Method(name: "Bayesian network", draws: 40, inside: 0.08, growth: 0.25, noise: 1.2, seed: 1),
        Method(name: "MC dropout", draws: 40, inside: 0.12, growth: 0.1, noise: nil, seed: 2),
        Method(name: "Deep ensemble", draws: 5, inside: 0.02, growth: 0.3, noise: 0.7, seed: 3),
    ]

    static func truth(_ x: Double) -> Double { Double.sin(x / 2) }
    static func noise(_ x: Double) -> Double { abs(7 - abs(x)) / 16 + 0.02 }

    /// The data with a grid of so many points.
    static func subject(grid count: Int = 81) -> Subject {
        var stream = Stream(7)
        func observe(_ x: [Double]) -> Subject.Observations {
            Subject.Observations(x: x, y: x.map { truth($0) + noise($0) * stream.normal() })
        }
        func even(_ count: Int, from start: Double, width: Double) -> [Double] {
            (0..<count).map { index -> Double in start + width * Double(index) / Double(count - 1) }
        }
        let training = observe(even(150, from: -7, width: 14))
        let test = observe(even(100, from: -10, width: 20))
        let grid = even(count, from: -10, width: 20)
        return Subject(
            feature: "x (s)", target: "y (m)", training: training, test: test, grid: grid, truth: grid.map(truth),
            noise: grid.map(noise))
    }

    /// Draws of a method at some x.
    static func samples(_ method: Method, at x: [Double]) throws -> PredictionSamples {
        var stream = Stream(method.seed)
        var mean: [Float] = []
        var variance: [Float] = []
        for _ in 0..<method.draws {
            let (offset, tilt, wave) = (stream.normal(), stream.normal(), stream.normal())
            for x in x {
                let beyond = max(0, abs(x) - 7)
                let error = method.inside * (offset + wave * Double.sin(x)) / 1.3
                mean.append(Float(truth(x) + error + method.growth * tilt * beyond))
                let deviation = (method.noise ?? 1) * noise(x)
                variance.append(Float(deviation * deviation))
            }
        }
        return try PredictionSamples(
            drawCount: method.draws, pointCount: x.count, mean: mean,
            noise: method.noise == nil ? .none : .perPoint(variance))
    }

    /// The moments of all methods on the grid.
    static func bands(_ subject: Subject) throws -> [(method: String, moments: PredictiveMoments)] {
        try methods.map { ($0.name, PredictiveMoments(try samples($0, at: subject.grid))) }
    }

    /// The predictions of all methods beside the test data.
    static func observed(_ subject: Subject) throws -> [(method: String, predictions: ObservedPredictions)] {
        try methods.map {
            ($0.name, try ObservedPredictions(try samples($0, at: subject.test.x), observed: subject.test.y))
        }
    }
}
