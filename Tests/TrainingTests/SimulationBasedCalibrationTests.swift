import Predictions
import Foundation
import Testing

@testable import Training

/// Simulation-based calibration (Talts and others 2018, arXiv:1804.06788): where parameters are drawn from the prior and
/// data from the parameters, the rank of the true value among the draws of its posterior is uniform.
@Suite("Simulation-based calibration")
struct SimulationBasedCalibrationTests {
    static let repetitions = TestLength.isLong ? 320 : 40
    static let draws = 19
    /// Every so many-th draw of a chain is kept.
    static let thinning = TestLength.isLong ? 10 : 5
    /// The ranks are counted in so many bins, so that 8 or 32 are expected in each.
    static let bins = TestLength.isLong ? 10 : 5
    /// The 99.9 % quantile of χ² with a degree of freedom less than bins (tables).
    static let limit = TestLength.isLong ? 27.88 : 18.47

    /// Ranks of quantities of the true parameters among thinned draws of their posterior, one row for each quantity.
    static func ranks(_ repetition: Int) throws -> [Int] {
        let key = RandomKey(seed: 11).child(repetition)
        let kernels = Kernels.best
        let settings = TrainingSettings {
            $0[Network.hidden] = [3]
            $0[Network.activation] = .tanh
            $0[NoUTurnSampler.noiseDeviation] = 0.5
            $0[NoUTurnSampler.warmUp] = 20 * thinning
            $0[NoUTurnSampler.draws] = 1 + draws * thinning
            $0[NoUTurnSampler.treeDepth] = 7
        }
        let network = Network(featureCount: 1, widths: [3], activation: .tanh, noise: .constant)
        let weights = kernels.normals(network.parameterCount, key: key.child("weights"))
        let noise = 0.5 * abs(kernels.normals(1, key: key.child("noise"))[0])
        let x = (0..<12).map { step -> Double in -1.5 + 3 * Double(step) / 11 }
        func function(_ w: [Double], _ x: Double) -> Double {
            (0..<3).reduce(w[9]) { $0 + w[6 + $1] * tanh(w[$1] * x + w[3 + $1]) }
        }
        let errors = kernels.normals(x.count, key: key.child("errors"))
        let y = zip(x, errors).map { function(weights, $0) + noise * $1 }
        let problem = try Problem(Observations(x: x, y: y)).scaled(.features)
        // The network sees x divided by its standard deviation; the simulation must see the same.
        let scale = problem.features[0].deviation
        let seen = zip(x, errors).map { function(weights, $0 / scale) + noise * $1 }
        let given = try Problem(Observations(x: x, y: seen)).scaled(.features)
        let trained = try NoUTurnSampler().train(
            run: 0, on: given, settings: settings, key: key.child("sampler"), observe: { _, _ in true })
        let width = network.parameterCount + 1
        let kept = (0..<draws).map { draw -> [Double] in
            let place = thinning * (draw + 1)
            return trained.state.values[(place * width)..<((place + 1) * width)].map(Double.init)
        }
        func quantities(_ w: [Double], noise: Double) -> [Double] {
            [function(w, 0), function(w, 1), function(w, 3), function(w, -2) - function(w, 2), noise]
        }
        let truth = quantities(weights, noise: noise)
        let found = kept.map { quantities($0, noise: exp(0.5 * $0[width - 1])) }
        return truth.indices.map { index in found.count { $0[index] < truth[index] } }
    }

    @Test("The rank of the truth among posterior draws is uniform")
    func uniformRanks() async throws {
        let ranks = try await withThrowingTaskGroup(of: (Int, [Int]).self) { group in
            for repetition in 0..<Self.repetitions {
                group.addTask { (repetition, try Self.ranks(repetition)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
        for (quantity, name) in ["f(0)", "f(1)", "f(3)", "f(−2) − f(2)", "σ"].enumerated() {
            // Twenty ranks in bins of two or four.
            var bins = [Int](repeating: 0, count: Self.bins)
            for row in ranks { bins[row[quantity] * Self.bins / 20] += 1 }
            let expected = Double(Self.repetitions) / Double(Self.bins)
            let statistic = bins.reduce(0) { $0 + pow(Double($1) - expected, 2) / expected }
            #expect(statistic < Self.limit, "\(name): \(bins)")
            // The mean rank: 9.5 with standard deviation √((20² − 1) / 12) = 5.77.
            let mean = Double(ranks.reduce(0) { $0 + $1[quantity] }) / Double(Self.repetitions)
            #expect(abs(mean - 9.5) < 3.3 * 5.77 / Double(Self.repetitions).squareRoot(), "\(name): \(mean)")
        }
    }
}
