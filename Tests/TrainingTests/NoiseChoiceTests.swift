import Predictions
import Testing

@testable import Training

@Suite("Whether a process's noise varies")
struct NoiseChoiceTests {
    @Test("Held-out rows choose the model that gives them clearly more density, each row once", arguments: [120, 600])
    func choice(count: Int) throws {
        let x = Kernels.best.normals(2 * count, key: RandomKey(seed: 1))
        let noise = Kernels.best.normals(count, key: RandomKey(seed: 2))
        let y = (0..<count).map { row -> Double in x[2 * row] + 0.5 * noise[row] }
        let problem = try Problem(Observations(x: x, y: y, featureCount: 2))
        // Logarithms of the signal variance, two lengths, and the noise: right, or ten times too large.
        let (right, wrong) = ([1.0, 1.5, 3, -1.6], [1.0, 1.5, 3, 0.7])
        func isVarying(_ varying: [Double], _ constant: [Double]) throws -> (chosen: Bool, rows: [Int]) {
            var rows: [Int] = []
            let chosen = try NoiseChoice(problem: problem, key: RandomKey(seed: 3)).isVarying { training, model in
                if model == .varying { rows.append(training.count) }
                return model == .constant
                    ? GaussianProcessState(logarithms: constant)
                    : NoiseRounds.state(oneLevel: varying, rows: training.count)
            }
            return (chosen, rows)
        }
        let clear = try isVarying(right, wrong)
        #expect(clear.chosen)
        // In five parts where rows are few; in one where they are many.
        #expect(clear.rows == (count < 500 ? [96, 96, 96, 96, 96] : [480]))
        #expect(try !isVarying(wrong, right).chosen)
        #expect(try !isVarying(right, right).chosen)
    }
}
