import Foundation
import Predictions
import Testing

@testable import Training

@Suite("SWAG")
struct StochasticWeightAveragingTests {
    let method = StochasticWeightAveraging()

    @Test("The Gaussian has the moments of the snapshots", arguments: [0, 3, 8])
    func moments(rank: Int) {
        let count = 4
        let snapshots = (0..<6).map { index in
            Kernels.best.normals(count, key: RandomKey(seed: UInt64(index))).map { Float(1000 + $0) }
        }
        var moments = SnapshotMoments(count: count, rank: rank)
        for snapshot in snapshots { moments.add(snapshot) }
        let state = moments.state
        #expect(state.count == SnapshotMoments.layout(count, rank: rank).count)

        // Algorithm 1 of the paper, two passes over everything in double precision.
        let kept = min(rank, 6)
        for index in 0..<count {
            let values = snapshots.map { Double($0[index]) }
            let mean = values.reduce(0, +) / 6
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 6
            #expect(abs(Double(state[index]) - mean) < 1e-4)
            #expect(
                abs(Double(state[count + index]) - (variance / (kept < 2 ? 1 : 2)).squareRoot()) < 1e-5)
            guard kept >= 2 else { continue }
            let deviations = (0..<6).map { last -> Double in
                let sum: Double = values[0...last].reduce(0, +)
                return values[last] - sum / Double(last + 1)
            }
            let shared = deviations.suffix(kept).reduce(0) { $0 + $1 * $1 } / (2 * Double(kept - 1))
            let found = (0..<rank).reduce(0.0) { $0 + pow(Double(state[(2 + $1) * count + index]), 2) }
            #expect(abs(found - shared) < 1e-5)
        }

        var draw = [Float](repeating: 0, count: count)
        var normals = [Float](repeating: 0, count: count + rank)
        SnapshotMoments.draw(&draw, from: state, normals: normals, rank: rank)
        #expect(draw == Array(state.prefix(count)))
        normals[1] = 2
        if rank > 0 { normals[count + rank - 1] = -1 }
        SnapshotMoments.draw(&draw, from: state, normals: normals, rank: rank)
        let column = rank > 0 ? state[(1 + rank) * count + 1] : 0
        #expect(draw[1] == state[1] + 2 * state[count + 1] - column)
    }

    /// The variance of one weight at the ends of epochs, for descent with momentum on a parabola whose batches are
    /// drawn without replacement: the squared response to the noise of each step, less what the noise of an epoch,
    /// which sums to zero, takes back.
    func stationaryVariance(rate: Double, curvature: Double, noise: Double, steps: Int) -> Double {
        var (response, velocity) = (0.0, 1.0)
        var total = 0.0
        for _ in 0..<40 {
            var (squares, sum) = (0.0, 0.0)
            for _ in 0..<steps {
                response -= rate * velocity
                squares += response * response
                sum += response
                velocity = 0.9 * velocity + curvature * response
            }
            total += squares - sum * sum / Double(steps)
        }
        return noise * total * Double(steps) / Double(steps - 1)
    }

    @Test(
        "On linear data the mean is that of the exact posterior, the spread that of descent at its step size",
        arguments: [0.005, 0.02])
    func linear(rate: Double) throws {
        let problem = try Problem(LinearPosterior.observations(count: 256, featureCount: 1, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 1200
            $0[Descent.batch] = 32
            $0[StochasticWeightAveraging.share] = 0.8
            $0[StochasticWeightAveraging.learningRate] = rate
            $0[StochasticWeightAveraging.rank] = 0
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { _, _ in true }
        // No prior: the posterior mean is that of least squares.
        let residuals = LinearPosterior(problem, priorDeviation: 1e6, noiseVariance: 1).mean
        let noise =
            zip(LinearPosterior.design(problem), problem.y).reduce(0.0) { sum, row in
                sum + pow(zip(row.0, residuals).reduce(Double(row.1)) { $0 - $1.0 * $1.1 }, 2)
            } / 256
        let exact = LinearPosterior(problem, priorDeviation: 1e6, noiseVariance: noise)
        // Standardised inputs have second moments 1: the curvature is 1/σ², the noise of a batch's gradient that over
        // the rows of a batch.
        let predicted = stationaryVariance(
            rate: rate, curvature: 1 / noise, noise: 1 / noise / 32 * 224 / 255, steps: 8)
        for index in 0..<2 {
            let deviation = Double(run.state.values[3 + index])
            #expect(abs(Double(run.state.values[index]) - exact.mean[index]) < 0.02 * deviation)
            // 960 snapshots give a deviation to 2.3 %; the slope, the first weight, feels that the curvature differs
            // from batch to batch, too.
            #expect(abs(deviation / predicted.squareRoot() - 1) < (index == 0 ? 0.15 : 0.07), "weight \(index)")
            // The posterior's spread doesn't enter: descent is narrower here, the more so the smaller its steps.
            #expect(deviation < exact.covariance[index][index].squareRoot())
        }
    }

    @Test("Several networks take turns in the draws")
    func networks() throws {
        let problem = try Problem(LinearPosterior.observations(count: 20, featureCount: 1, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Predictor.samples] = 4
            $0[StochasticWeightAveraging.networks] = 2
            $0[StochasticWeightAveraging.rank] = 2
        }
        #expect(method.runCount(settings) == 2)
        let states = [[1, 0, 0], [2, 0, 0]].map { MethodState(SnapshotMoments.state(at: $0, rank: 2)) }
        let samples = try method.predict(
            at: [problem.features[0].mean + problem.features[0].deviation], states: states, problem: problem,
            settings: settings, key: RandomKey(seed: 1))
        let standardised = samples.mean.map { (Double($0) - problem.target.mean) / problem.target.deviation }
        #expect(zip(standardised, [1, 2, 1, 2]).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test("Stopped before the first snapshot, it predicts with the weights that it has")
    func stopped() throws {
        let problem = try Problem(LinearPosterior.observations(count: 20, featureCount: 1, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = [4]
            $0[Descent.epochs] = 10
            $0.checkpoints = [2, 8, 10]
        }
        let early = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { epoch, _ in
            epoch < 3
        }
        let count = early.state.values.count / 22
        #expect(early.curves[0].values.count == 3)
        #expect(early.state.values[count...].allSatisfy { $0 == 0 })
        let whole = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { _, _ in true }
        #expect(whole.checkpoints.map(\.epoch) == [2, 8, 10])
        #expect(whole.checkpoints[2].state == whole.state)
        #expect(whole.state.values[count...].contains { $0 != 0 })
    }
}
