import Predictions
import Testing

@testable import Training

@Suite("The choice of dropout")
struct DropoutChoiceTests {
    private func problem(_ count: Int) throws -> Problem {
        try Problem(LinearPosterior.observations(count: count, featureCount: 2, seed: 5))
    }

    @Test("Probability and epochs are those of the least mean loss over all parts, each row held out once")
    func least() throws {
        let problem = try problem(40)
        var held: [Double: [Float]] = [:]
        let choice = try DropoutChoice(
            of: [0.01, 0.1, 0.2], epochs: 80, on: problem, key: RandomKey(seed: 1)
        ) { probability, training, rows, _ in
            #expect(training.count == 32 && rows.count == 8)
            held[probability, default: []] += rows.y
            // At 40 epochs; the one diverged, the others are worse.
            return probability == 0.1 ? [3, 2, 1.5, 4] : probability == 0.2 ? [.nan, .infinity] : [3, 3, 2, 2]
        }
        #expect(choice == DropoutChoice(probability: 0.1, epochs: 40))
        for rows in held.values { #expect(rows.sorted() == problem.y.sorted()) }
        #expect(held.count == 3)
    }

    @Test("Of many rows one part is held out, and no more than some thousands are looked at")
    func many() throws {
        var counts: [[Int]] = []
        _ = try DropoutChoice(of: [0.1, 0.2], epochs: 8, on: try problem(6000), key: RandomKey(seed: 1)) {
            _, training, rows, _ in
            counts.append([training.count, rows.count])
            return [1, 1, 1, 1]
        }
        #expect(counts == [[4000, 1000], [4000, 1000]])
    }

    @Test("A single probability is taken as it is, and the first where no loss is finite")
    func single() throws {
        let none: (Double, Problem, Problem, RandomKey) throws(TrainingError) -> [Double] = { _, _, _, _ in [] }
        let problem = try problem(20)
        for probabilities in [[0.3], [0.3, 0.1]] {
            let choice = try DropoutChoice(
                of: probabilities, epochs: 7, on: problem, key: RandomKey(seed: 1), losses: none)
            #expect(choice == DropoutChoice(probability: 0.3, epochs: 7))
        }
        #expect(DropoutChoice.epochs(upTo: 200) == [25, 50, 100, 200])
        #expect(DropoutChoice.epochs(upTo: 3) == [1, 3])
    }

    @Test("On pure noise MC dropout learns briefly, and says with how much dropout")
    func learned() throws {
        let rows = Observations(
            x: Kernels.best.normals(240, key: RandomKey(seed: 1)),
            y: Kernels.best.normals(120, key: RandomKey(seed: 2)), featureCount: 2)
        let data = DataSet(
            name: "noise", title: "Noise", summary: "", features: ["a", "b"], target: "y", training: rows, test: rows,
            shown: 0...1)
        let method = MonteCarloDropout()
        var settings = method.defaults(for: data)
        #expect(settings[MonteCarloDropout.dropout].count == 6)
        settings[MonteCarloDropout.dropout] = [0.05, 0.2]
        settings[Network.hidden] = [20]
        let run = try method.train(run: 0, on: Problem(rows), settings: settings, key: RandomKey(seed: 3)) { _, _ in
            true
        }
        let epochs = try #require(run.curves.first?.values.count)
        #expect(epochs < 200)
        let chosen = try #require(run.state.values.last)
        #expect([0.05, 0.2].contains(chosen))
        let text = method.learned([run], settings: settings, rowCount: 120)
        #expect(text.contains("for \(epochs) epochs") && text.contains("Rows held out chose to drop"))
        settings[MonteCarloDropout.dropout] = [0.1]
        #expect(!method.learned([run], settings: settings, rowCount: 120).contains("chose"))
    }
}
