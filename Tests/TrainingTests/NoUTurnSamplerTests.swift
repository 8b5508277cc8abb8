import Foundation
import Predictions
import Testing

@testable import Training

/// `LONG_TESTS=1 swift test --filter NoUTurnSampler` compares with twice as many draws.
@Suite("NUTS")
struct NoUTurnSamplerTests {
    let sampler = NoUTurnSampler()

    /// Runs all chains at once.
    func states(_ problem: Problem, _ settings: TrainingSettings, seed: UInt64) async throws -> [MethodState] {
        try await withThrowingTaskGroup(of: (Int, MethodState).self) { group in
            for run in 0..<settings[NoUTurnSampler.chains] {
                group.addTask {
                    let key = RandomKey(seed: seed).child(run)
                    let trained = try sampler.train(
                        run: run, on: problem, settings: settings, key: key, observe: { _, _ in true })
                    return (run, trained.state)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    @Test("On 100 points the functions have the means and standard deviations that NumPyro finds")
    func peer() async throws {
        let x = (0..<100).map { step -> Double in -7 + 14 * Double(step) / 99 }
        let problem = try Problem(Observations(x: x, y: PeerPosterior.y)).scaled(.features)
        let isLong = TestLength.isLong
        let draws = isLong ? 400 : 100
        let settings = TrainingSettings {
            $0[Network.hidden] = [16, 16]
            $0[Network.activation] = .tanh
            $0[Predictor.samples] = .max
            $0[NoUTurnSampler.treeDepth] = 8
            $0[NoUTurnSampler.warmUp] = isLong ? 300 : 100
            $0[NoUTurnSampler.draws] = draws
        }
        let states = try await states(problem, settings, seed: 1)
        let samples = try sampler.predict(
            at: PeerPosterior.grid, states: states, problem: problem, settings: settings, key: RandomKey(seed: 0))
        #expect(samples.drawCount == 4 * draws)
        let diagnostics = ChainDiagnostics.along(samples, chains: 4)
        let moments = PredictiveMoments(samples)
        for point in PeerPosterior.grid.indices {
            let size = diagnostics[point].bulkSampleSize
            #expect(diagnostics[point].potentialScaleReduction < (isLong ? 1.03 : 1.05))
            // The tolerances below follow from it.
            #expect(size > (isLong ? 400 : 100))
            let deviation = moments.epistemicDeviation[point]
            let (peerDeviation, peerSize) = (PeerPosterior.deviation[point], PeerPosterior.sampleSize[point])
            let meanError = (deviation * deviation / size + peerDeviation * peerDeviation / peerSize).squareRoot()
            let place = "at \(PeerPosterior.grid[point])"
            #expect(abs(moments.mean[point] - PeerPosterior.mean[point]) < 4 * meanError, "mean \(place)")
            // A standard deviation is known as well as the mean of the squares is; the peer's squares are taken to be
            // as much harder to know than its values as ours.
            let squares = (0..<4).map { chain in
                (0..<draws).map { draw in
                    pow(
                        Double(samples.mean[(chain * draws + draw) * samples.pointCount + point])
                            - moments.mean[point], 2)
                }
            }
            let ofSquares = ChainDiagnostics(squares).bulkSampleSize
            let spread = Standardisation(of: squares.flatMap(\.self)).deviation / (2 * deviation)
            let error = spread * (1 / ofSquares + size / ofSquares / peerSize).squareRoot()
            #expect(abs(deviation - peerDeviation) < 4 * error, "standard deviation \(place)")
        }
        guard case .perDraw(let variances) = samples.noise else {
            Issue.record("one noise level for each draw was expected")
            return
        }
        let noise = variances.map { Double($0).squareRoot() }
        let mean = noise.reduce(0, +) / Double(noise.count)
        #expect(abs(mean - PeerPosterior.noise.mean) < 4 * PeerPosterior.noise.deviation / Double(draws).squareRoot())
    }

    @Test(
        "On a linear model with known noise the draws are those of the exact posterior",
        arguments: [NoUTurnSampler.MassMatrix.diagonal, .dense])
    func linear(massMatrix: NoUTurnSampler.MassMatrix) async throws {
        let problem = try Problem(LinearPosterior.observations(count: 40, featureCount: 2, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Predictor.samples] = .max
            $0[Prior.deviation] = 0.7
            $0[NoUTurnSampler.noisePrior] = .fixed
            $0[NoUTurnSampler.noiseDeviation] = 0.4
            $0[NoUTurnSampler.massMatrix] = massMatrix
            $0[NoUTurnSampler.draws] = 4000
        }
        let states = try await states(problem, settings, seed: 3)
        let exact = LinearPosterior(problem, priorDeviation: 0.7, noiseVariance: 0.16)
        let draws = states.map(\.values).flatMap { state in
            stride(from: 0, to: state.count, by: 4).map { Array(state[$0..<($0 + 4)]) }
        }
        #expect(draws.count == 16_000)
        #expect(draws.allSatisfy { abs(exp(Double($0[3])) - 0.16) < 1e-6 })
        // More than 4,000 effective draws: four standard errors of a mean are 0.06 σ, of a covariance about 0.09 σσ.
        let mean = (0..<3).map { index in draws.reduce(0) { $0 + Double($1[index]) } / Double(draws.count) }
        for i in 0..<3 {
            #expect(abs(mean[i] - exact.mean[i]) < 0.06 * exact.covariance[i][i].squareRoot())
            for j in 0..<3 {
                let covariance =
                    draws.reduce(0) { $0 + (Double($1[i]) - mean[i]) * (Double($1[j]) - mean[j]) }
                    / Double(draws.count)
                let scale = (exact.covariance[i][i] * exact.covariance[j][j]).squareRoot()
                #expect(abs(covariance - exact.covariance[i][j]) < 0.09 * scale)
            }
        }
    }
}
