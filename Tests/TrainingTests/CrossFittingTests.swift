import Predictions
import Testing

@testable import Training

@Suite("Calibration on rows that models of the others predict")
struct CrossFittingTests {
    /// A plane of six features under noise of σ 1, with too few rows for a network not to learn them by heart.
    private static func rows(_ count: Int, seed: UInt64) -> Observations {
        let x = Kernels.best.normals(6 * count, key: RandomKey(seed: seed).child("x"))
        let noise = Kernels.best.normals(count, key: RandomKey(seed: seed).child("noise"))
        return Observations(x: x, y: (0..<count).map { x[6 * $0] + noise[$0] }, featureCount: 6)
    }

    private static func settings(parts: Int) -> TrainingSettings {
        TrainingSettings {
            $0[Network.hidden] = [30]
            $0[Descent.epochs] = 60
            $0[CrossFitting.parts] = parts
        }
    }

    /// The share of new rows in the band of 95.45 %.
    private static func coverage(_ method: some NetworkMethod, parts: Int) throws -> Double {
        let (training, test) = (rows(80, seed: 1), rows(1000, seed: 2))
        let (problem, settings) = (try Problem(training), settings(parts: parts))
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 4)) { _, _ in true }
        let samples = try method.predict(
            at: test.x, states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 5))
        let ends = samples.quantiles([0.02275, 0.97725])
        let inside = test.y.indices.count { ends[0][$0] <= test.y[$0] && test.y[$0] <= ends[1][$0] }
        return Double(inside) / Double(test.count)
    }

    @Test(
        "A network that has learned its rows by heart covers what is new, once it is calibrated",
        arguments: [HeteroscedasticNetwork(), QuantileRegression(), EvidentialRegression()] as [any NetworkMethod])
    func coverage(method: any NetworkMethod) throws {
        #expect(try Self.coverage(method, parts: 0) < 0.8)
        let calibrated = try Self.coverage(method, parts: 5)
        #expect((0.88...0.995).contains(calibrated), "\(calibrated)")
    }

    @Test("Each row is predicted once, by a network that lacks it; without parts nothing is known and nothing changes")
    func parts() throws {
        let rows = Self.rows(23, seed: 3)
        let problem = try Problem(rows)
        let method = HeteroscedasticNetwork()
        let held = try CrossFitting(method, on: problem, settings: Self.settings(parts: 4), key: RandomKey(seed: 1))
        #expect(held.parts.map(\.observed.count) == [6, 6, 6, 5])
        for (found, own) in zip(held.parts.flatMap(\.observed).sorted(), rows.y.sorted()) {
            #expect(abs(found - own) < 1e-5)
        }
        let none = try CrossFitting(method, on: problem, settings: Self.settings(parts: 0), key: RandomKey(seed: 1))
        #expect(none.parts.isEmpty && none.varianceFactor == 1)
        #expect(QuantileStretch(none, levels: QuantileRegression.levels).factors.allSatisfy { $0 == 1 })
    }

    @Test("The factor on the variance is the mean square of standardised errors")
    func varianceFactor() throws {
        let first = try PredictionSamples(drawCount: 1, pointCount: 2, mean: [0, 1], noise: .perDraw([4]))
        let second = try PredictionSamples(drawCount: 1, pointCount: 1, mean: [0], noise: .perDraw([1]))
        let held = CrossFitting(parts: [(samples: first, observed: [2, 5]), (samples: second, observed: [4])])
        // (1 + 4 + 16) / 3.
        #expect(abs(held.varianceFactor - 7) < 1e-6)
    }

    @Test("Quantiles are stretched until as many rows lie beyond as their level says, and never cross")
    func stretch() throws {
        let levels = [0.1, 0.25, 0.5, 0.75, 0.9]
        let count = 99
        let values: [Float] = [-2, -1, 0, 1, 2].flatMap { [Float](repeating: $0, count: count) }
        let samples = PredictionSamples(try PredictiveQuantiles(levels: levels, values: values))
        // Evenly from −4.9 to 4.9.
        let held = CrossFitting(parts: [(samples: samples, observed: (0..<count).map { Double($0 - 49) / 10 })])
        let stretch = QuantileStretch(held, levels: levels)
        // Of a hundred rows, ten beyond: the 90th of the ratios y / 2 is 4 / 2; the 75th of y / 1 is 2.5.
        for (factor, exact) in zip(stretch.factors, [2, 2.5, 1, 2.5, 2]) { #expect(abs(factor - exact) < 1e-6) }
        #expect(stretch.values([-2, -1, 0, 1, 2]).map { ($0 * 1e6).rounded() / 1e6 } == [-4, -2.5, 0, 2.5, 4])
        #expect(stretch.values([-1.1, -1, 0, 1, 1.1]) == [-2.5, -2.5, 0, 2.5, 2.5])
        #expect(throws: TrainingError.self) {
            try QuantileStretch(factors: [1, 1], levels: levels, isWhole: true)
        }
    }
}
