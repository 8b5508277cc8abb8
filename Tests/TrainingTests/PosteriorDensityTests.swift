import Predictions
import Foundation
import Testing

@testable import Training

@Suite("Posterior density")
struct PosteriorDensityTests {
    struct Example: Sendable {
        var prior = Prior.Shape.gaussian
        var noise = NoiseModel.constant
        var noisePrior = NoUTurnSampler.NoisePrior.halfNormal
        var scale = PriorScale.equal
        var rows = 40
    }

    private func settings(_ example: Example) -> TrainingSettings {
        TrainingSettings {
            $0[Network.hidden] = [5]
            $0[Network.activation] = .tanh
            $0[Noise.model] = example.noise
            $0[Prior.shape] = example.prior
            $0[Prior.scale] = example.scale
            $0[Noise.hidden] = [4]
            $0[Prior.deviation] = 1.5
            $0[Prior.noiseDeviation] = 0.8
            $0[Prior.secondDeviation] = 0.2
            $0[Prior.firstShare] = 0.3
            $0[NoUTurnSampler.noisePrior] = example.noisePrior
            $0[NoUTurnSampler.noiseDeviation] = 0.7
        }
    }

    /// The negative log-density in double precision, from its definition.
    private func potential(_ q: [Double], _ network: Network, _ problem: Problem, _ settings: TrainingSettings)
        -> Double
    {
        func normal(_ w: Double, _ deviation: Double) -> Double {
            exp(-0.5 * w * w / (deviation * deviation)) / deviation
        }
        var total = 0.0
        let shared: Double
        switch (settings[Noise.model], settings[NoUTurnSampler.noisePrior]) {
        case (.varying, _): shared = .nan
        case (.constant, .fixed): shared = 2 * log(0.7)
        case (.constant, .halfNormal):
            shared = q[network.parameterCount]
            // −log of the density of σ = e^(u/2) times dσ/du.
            total += exp(shared) / (2 * 0.49) - shared / 2
        }
        for row in 0..<problem.count {
            let outputs = network.bodies.map { body in
                let (layer, head) = (body.hidden[0], body.heads[0])
                return (0..<layer.outputs).reduce(q[head.biases]) { sum, unit in
                    let input = q[layer.weights + unit] * Double(problem.x[row]) + q[layer.biases + unit]
                    return sum + q[head.weights + unit] * tanh(input)
                }
            }
            let variance = outputs.count > 1 ? exp(outputs[1]) + Double(Noise.varianceFloor) : exp(shared)
            total += 0.5 * pow(Double(problem.y[row]) - outputs[0], 2) / variance + 0.5 * log(variance)
        }
        for index in 0..<network.parameterCount {
            guard let layer = network.layers.first(where: { index < $0.end }) else { continue }
            let isNarrowed = settings[Prior.scale] == .fanIn && index < layer.biases
            let factor = (layer.isOfNoise ? 0.8 / 1.5 : 1) * (isNarrowed ? pow(Double(layer.inputs), -0.5) : 1)
            let w = q[index] / factor
            total -=
                settings[Prior.shape] == .gaussian
                ? -0.5 * w * w / 2.25 : log(0.3 * normal(w, 1.5) + 0.7 * normal(w, 0.2))
        }
        return total
    }

    @Test(
        "Potential and gradient are those of the definition",
        arguments: [
            Example(), Example(prior: .mixture), Example(noise: .varying), Example(noisePrior: .fixed),
            Example(scale: .fanIn), Example(prior: .mixture, noise: .varying, scale: .fanIn),
            // More rows than are computed at once.
            Example(rows: 1300), Example(noise: .varying, rows: 1300),
        ])
    func definition(example: Example) throws {
        let settings = settings(example)
        let x = (0..<example.rows).map { -2 + 4 * Double($0) / Double(example.rows) }
        let problem = try Problem(Observations(x: x, y: x.map { sin(3 * $0) + 0.3 * cos(50 * $0) }))
        let network = Network(
            featureCount: 1, widths: [5], activation: .tanh, noise: .separate(settings))
        let density = PosteriorDensity(problem: problem, network: network, settings: settings)
        let learnsNoise = example.noise == .constant && example.noisePrior == .halfNormal
        #expect(density.count == network.parameterCount + (learnsNoise ? 1 : 0))
        let positions = (0..<2).map { index in
            Kernels.best.normals(density.count, key: RandomKey(seed: 5).child(index)).map { Float(0.6 * $0) }
        }
        var gradient = [Float](repeating: .nan, count: density.count)
        let found = positions.map { density.potential(at: $0, gradient: &gradient) }
        let exact = positions.map { potential($0.map(Double.init), network, problem, settings) }
        // Both up to a constant.
        #expect(abs((found[1] - found[0]) - (exact[1] - exact[0])) < 1e-5 * (abs(exact[0]) + abs(exact[1])))
        let last = positions[1].map(Double.init)
        let largest = gradient.map(abs).max() ?? 0
        for index in 0..<density.count {
            var (up, down) = (last, last)
            up[index] += 1e-5
            down[index] -= 1e-5
            let slope =
                (potential(up, network, problem, settings) - potential(down, network, problem, settings)) / 2e-5
            #expect(abs(Double(gradient[index]) - slope) < 2e-5 * max(1, Double(largest)), "\(index)")
        }
    }

    @Test("Windows of the warm-up are Stan's")
    func schedule() {
        #expect(WarmUpSchedule(count: 1000).start == 75)
        // Stan Reference Manual: 75, then 25, 50, 100, 200 and what is left, then 50.
        #expect(WarmUpSchedule(count: 1000).windowEnds == [100, 150, 250, 450, 950])
        #expect(WarmUpSchedule(count: 500).windowEnds == [100, 150, 250, 450])
        #expect(WarmUpSchedule(count: 100).windowEnds == [90])
        #expect(WarmUpSchedule(count: 10).windowEnds == [])
    }

    @Test("A mass matrix learns the covariance, and its factor gives it back")
    func massMatrix() throws {
        // Draws of N(0, A Aᵀ) with A = [[2, 0], [1, 0.5]].
        let normals = Kernels.best.normals(20_000, key: RandomKey(seed: 1)).map { Float($0) }
        for kind in NoUTurnSampler.MassMatrix.allCases {
            var estimate = MassMatrixEstimate(kind, count: 2)
            for draw in 0..<10_000 {
                let (a, b) = (normals[2 * draw], normals[2 * draw + 1])
                estimate.add([2 * a, a + 0.5 * b])
            }
            let matrix = try #require(estimate.massMatrix(kernels: .best))
            // Lᵀ of the unit vectors: the rows of L.
            let rows = [[Float(1), 0], [0, 1]].map { unit -> [Double] in
                var result: [Float] = [0, 0]
                matrix.pull(&result, unit)
                return result.map(Double.init)
            }
            let covariance = rows.map { a in rows.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
            #expect(abs(covariance[0][0] - 4) < 0.2)
            #expect(abs(covariance[1][1] - 1.25) < 0.06)
            #expect(abs(covariance[0][1] - (kind == .dense ? 2 : 0)) < 0.12)
            var moved: [Float] = [10, 20]
            matrix.move(&moved, by: 0.5, along: [2, 4])
            // L (2, 4), half of it.
            #expect(abs(Double(moved[0]) - 10 - rows[0][0] - 2 * rows[0][1]) < 1e-4)
            #expect(abs(Double(moved[1]) - 20 - rows[1][0] - 2 * rows[1][1]) < 1e-4)
        }
        #expect(MassMatrixEstimate(.diagonal, count: 2).massMatrix(kernels: .best) == nil)
    }
}
