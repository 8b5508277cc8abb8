import Predictions
import Testing

@testable import Training

/// What a training costs: every row whose gradient was taken, whatever it was taken for.
@Suite("Rows that gradients were taken of")
struct GradientRowsTests {
    private static let rows = 20
    private static let epochs = 3

    private func rows(_ method: any Method, _ change: (inout TrainingSettings) -> Void = { _ in }) throws -> Int {
        let x = (0..<Self.rows).map { Double($0) / 10 }
        let data = DataSet(
            name: "line", title: "Line", summary: "", features: ["x"], target: "y",
            training: Observations(x: x, y: x.map { $0 * $0 }), test: Observations(x: x, y: x), shown: 0...2)
        var settings = method.defaults(for: data)
        settings[Descent.epochs] = Self.epochs
        settings[Descent.patience] = 0
        settings[CrossValidation.folds] = 0
        settings[CrossFitting.parts] = 0
        change(&settings)
        return try method.train(
            run: 0, on: Problem(data.training), settings: settings, key: RandomKey(seed: 1)
        ) { _, _ in true }.gradientRows
    }

    @Test("A descent takes each row once an epoch, in one phase or in two")
    func descent() throws {
        for method in [HeteroscedasticNetwork(), QuantileRegression(), Laplace()] as [any Method] {
            #expect(try rows(method) == Self.epochs * Self.rows, "\(method.description.name)")
        }
    }

    @Test("What a method learns beside it counts: parts held out to calibrate, folds, and trials of settings")
    func trials() throws {
        let main = Self.epochs * Self.rows
        // Five times, four fifths of the rows.
        let parts = 4 * main
        for method in [HeteroscedasticNetwork(), QuantileRegression(), EvidentialRegression()] as [any Method] {
            #expect(try rows(method) { $0[CrossFitting.parts] = 5 } == main + parts, "\(method.description.name)")
        }
        // The epochs of the last training are chosen, at least one of three.
        let folds = try rows(HeteroscedasticNetwork()) { $0[CrossValidation.folds] = 5 }
        #expect((parts + Self.rows...parts + main).contains(folds))
        let dropout = try rows(MonteCarloDropout()) { $0[MonteCarloDropout.dropout] = [0.05, 0.1] }
        #expect((2 * parts + Self.rows...2 * parts + main).contains(dropout))
    }

    @Test("A method without a descent takes no gradient of rows")
    func none() throws {
        #expect(try rows(GaussianProcess()) == 0)
        #expect(try rows(QuantileForest()) == 0)
    }
}
