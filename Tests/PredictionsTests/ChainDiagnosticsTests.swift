import Foundation
import Testing

@testable import Predictions

@Suite("Chain diagnostics")
struct ChainDiagnosticsTests {
    /// An autoregressive series driven by a linear congruential generator, the same in any language.
    static func series(seed: UInt64, memory: Double, shift: Double, count: Int) -> [Double] {
        var state = seed
        var x = 0.0
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            x = memory * x + (Double(state >> 11) / 9_007_199_254_740_992 - 0.5)
            return x + shift
        }
    }

    struct Example: Sendable {
        let memory: Double
        let shifts: [Double]
        let count: Int
        var hasHeavyTails = false
        let expected: [Double]
    }

    /// Computed by ArviZ 0.23.4: `rhat`, `ess(method="bulk")` and `ess(method="tail")`.
    @Test(
        "R̂, bulk and tail ESS are those of ArviZ",
        arguments: [
            Example(
                memory: 0.9, shifts: [0, 0, 0, 0], count: 500,
                expected: [1.0126201779942636, 116.35854792724714, 181.58437400738825]),
            Example(
                memory: 0, shifts: [0, 0, 0, 0], count: 500,
                expected: [0.9998680221610449, 1994.2613515342805, 1973.3912379368976]),
            Example(
                memory: 0.5, shifts: [0, 0, 0.5, 0], count: 300,
                expected: [1.2323456679003413, 14.07055707837854, 38.84597025384353]),
            Example(
                memory: -0.6, shifts: [0, 0], count: 401,
                expected: [1.002604819396044, 2322.471989593555, 746.1703633232294]),
            Example(
                memory: 0.7, shifts: [0, 0, 0, 0], count: 250, hasHeavyTails: true,
                expected: [1.0097146659695457, 880.8339955086398, 1073.2907928646307]),
        ])
    func arviz(example: Example) {
        let chains = example.shifts.enumerated().map { index, shift in
            Self.series(seed: UInt64(index + 1), memory: example.memory, shift: shift, count: example.count)
                .map { example.hasHeavyTails ? 1 / ($0 * $0 * $0) : $0 }
        }
        let found = ChainDiagnostics(chains)
        #expect(abs(found.potentialScaleReduction / example.expected[0] - 1) < 1e-9)
        #expect(abs(found.bulkSampleSize / example.expected[1] - 1) < 1e-9)
        #expect(abs(found.tailSampleSize / example.expected[2] - 1) < 1e-9)
    }

    @Test("Along functions, each point has the diagnostics of its own values")
    func functions() throws {
        let a = (0..<3).map { Self.series(seed: $0, memory: 0.3, shift: 0, count: 40) }
        let b = (0..<3).map { Self.series(seed: $0 + 9, memory: 0.3, shift: Double($0), count: 40) }
        let mean = (0..<3).flatMap { chain -> [Float] in
            zip(a[chain], b[chain]).flatMap { first, second -> [Float] in [Float(first), Float(second)] }
        }
        let samples = try PredictionSamples(drawCount: 120, pointCount: 2, mean: mean, noise: .none)
        let found = ChainDiagnostics.along(samples, chains: 3)
        #expect(found.count == 2)
        for (point, chains) in [a, b].enumerated() {
            let expected = ChainDiagnostics(chains.map { $0.map { Double(Float($0)) } })
            #expect(found[point] == expected)
        }
        #expect(found[0].potentialScaleReduction < 1.1)
        #expect(found[1].potentialScaleReduction > 1.5)

        // Noise that varies has diagnostics of its own; they go by ranks, so that those of e^(−mean) are the mean's.
        let noisy = try PredictionSamples(
            drawCount: 120, pointCount: 2, mean: mean.map { _ in 0 }, noise: .perPoint(mean.map { exp(-$0) }))
        let both = ChainDiagnostics.along(noisy, chains: 3)
        #expect(both.count == 4)
        #expect(abs(both[3].potentialScaleReduction - found[1].potentialScaleReduction) < 1e-9)
    }

    @Test("Chains that stand still, or are too short, give no numbers")
    func degenerate() {
        let still = ChainDiagnostics([[Double](repeating: 2, count: 50), [Double](repeating: 2, count: 50)])
        #expect(still.potentialScaleReduction.isNaN)
        #expect(still.bulkSampleSize.isNaN)
        #expect(ChainDiagnostics([[1, 2, 3]]).bulkSampleSize.isNaN)
    }
}
