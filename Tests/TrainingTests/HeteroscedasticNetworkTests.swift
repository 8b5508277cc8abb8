import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Heteroscedastic network")
struct HeteroscedasticNetworkTests {
    @Test("A linear model recovers the line and a noise that doubles with each unit of x")
    func noise() throws {
        let count = 2000
        let x = (-2.0...2.0).grid(count)
        let noise = Kernels.best.normals(count, key: RandomKey(seed: 3))
        // sd = 2^x / 4, so that the log-variance is linear in x and the linear model is the true one.
        let deviation = { (x: Double) in exp2(x) / 4 }
        let y = zip(x, noise).map { 1 + 2 * $0 + deviation($0) * $1 }
        let problem = try Problem(Observations(x: x, y: y))
        let method = HeteroscedasticNetwork()
        let settings = TrainingSettings {
            $0[Network.hidden] = []
            $0[Descent.epochs] = 60
            $0[Descent.batch] = 50
        }
        let run = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 1)) { _, _ in true }
        let points = (-2.0...2.0).grid(9)
        let samples = try method.predict(
            at: points, states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 2))
        #expect(samples.drawCount == 1)
        for (index, point) in points.enumerated() {
            let found = samples.variance(draw: 0, point: index).squareRoot()
            // At the ends the standard error of the log of the deviation is √(1/2N)·2 = 0.03; four of them.
            #expect(abs(found / deviation(point) - 1) < 0.13, "noise at \(point)")
            #expect(abs(Double(samples.mean[index]) - (1 + 2 * point)) < 0.1 * deviation(point) + 0.02)
        }
        #expect(PredictiveMoments(samples).epistemic.allSatisfy { $0 == 0 })
    }
}
