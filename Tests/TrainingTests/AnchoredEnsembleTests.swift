import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Anchored ensembles")
struct AnchoredEnsembleTests {
    let method = DeepEnsemble()

    /// The standard deviation of weights about their mean, and that mean, over members.
    @Test("On linear data, many members are draws from the exact posterior", arguments: [1, 2])
    func linear(featureCount: Int) throws {
        let problem = try Problem(LinearPosterior.observations(count: 100, featureCount: featureCount, seed: 5))
        let members = TestLength.isLong ? 300 : 50
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 800
            $0[Descent.batch] = 100
            $0[Descent.learningRate] = 0.05
            $0[Noise.model] = .constant
            $0[DeepEnsemble.members] = members
            $0[DeepEnsemble.anchorDeviation] = 0.5
        }
        let states = try (0..<members).map { run in
            try method.train(
                run: run, on: problem, settings: settings, key: RandomKey(seed: 3).child(run)
            ) { _, _ in true }.state.values
        }
        let size = featureCount + 1
        // Members learn the noise from what their own function leaves, so that levels differ a little around one.
        let noise = states.map { exp(Double($0[size])) + Double(Noise.varianceFloor) }
        let exact = LinearPosterior(
            problem, priorDeviation: 0.5, weightFactor: 1 / Double(featureCount).squareRoot(),
            noiseVariance: noise.reduce(0, +) / Double(members))
        for i in 0..<size {
            let values = states.map { Double($0[i]) }
            let found = Standardisation(of: values)
            let deviation = exact.covariance[i][i].squareRoot()
            // Five standard errors over the members, and 2 % for the differing noise.
            #expect(abs(found.mean - exact.mean[i]) < 5 * deviation / Double(members).squareRoot())
            #expect(abs(found.deviation / deviation - 1) < 5 / Double(2 * members).squareRoot() + 0.02)
            for j in 0..<i {
                let other = Standardisation(of: states.map { Double($0[j]) })
                let product = zip(states, values).reduce(0.0) {
                    $0 + ($1.1 - found.mean) * (Double($1.0[j]) - other.mean)
                }
                let correlation = product / Double(members) / (found.deviation * other.deviation)
                let expected =
                    exact.covariance[i][j] / (exact.covariance[i][i] * exact.covariance[j][j]).squareRoot()
                #expect(abs(correlation - expected) < 5 / Double(members).squareRoot())
            }
        }
        // Without anchors and noise of their own, all members end in the same place.
        var plain = settings
        plain[DeepEnsemble.anchorDeviation] = 0
        let same = try (0..<2).map { run in
            try method.train(
                run: run, on: problem, settings: plain, key: RandomKey(seed: 3).child(run)
            ) { _, _ in true }.state.values[0]
        }
        #expect(abs(same[0] - same[1]) < 0.01 * Float(exact.covariance[0][0].squareRoot()))
    }
}
