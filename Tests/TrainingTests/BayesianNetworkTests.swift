import Predictions
import Testing

@testable import Training

@Suite("Bayes by Backprop")
struct BayesianNetworkTests {
    let method = BayesianNetwork()

    @Test("On linear data it agrees with the exact posterior", arguments: [1, 2])
    func linear(featureCount: Int) throws {
        let problem = try Problem(
            LinearPosterior.observations(count: 200, featureCount: featureCount, seed: 5))
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 3000
            $0[Descent.batch] = 100
            $0[Predictor.samples] = 20_000
            $0[BayesianNetwork.drawsPerStep] = 4
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 3)) { _, _ in true }
        let exact = LinearPosterior.factorised(problem, priorDeviation: 1)
        let distance = try exact.distance(of: method, states: [run.state], problem: problem, settings: settings)
        // Five standard errors of 20,000 draws are 0.035 and 0.025; the rest is left for where descent stopped, which is
        // a little less sharp than with local reparameterization, because all rows of a batch share a draw.
        #expect(distance.mean < 0.07)
        #expect(distance.deviation < 0.05)
        #expect(distance.noise < 0.01)
        // One standardised feature: precision and covariance are diagonal, and the factorised posterior is exact. Two
        // that are correlated: each weight's spread given the others is narrower than its marginal one.
        let ratio = exact.precision[0][0] * exact.covariance[0][0]
        #expect(featureCount == 1 ? abs(ratio - 1) < 1e-6 : ratio > 2)
    }
}
