import Predictions
import Testing

@testable import Training

@Suite("Random search")
struct RandomSearchTests {
    func search(
        _ method: any Training.Method, on name: String = "sine", fixed: [String] = [],
        _ change: (inout TrainingSettings) -> Void = { _ in }
    ) throws -> RandomSearch? {
        let data = try #require(DataSets.named(name)).make(key: RandomKey(seed: 0))
        var settings = method.defaults(for: data)
        change(&settings)
        return try RandomSearch(method, on: data.training, start: settings, fixed: fixed, key: RandomKey(seed: 1))
    }

    @Test("The first trial is the start; others stay within their ranges, read back as text, and are always the same")
    func candidates() throws {
        let first = try #require(try search(MonteCarloDropout()))
        let again = try #require(try search(MonteCarloDropout()))
        #expect(first.keys.map(\.name) == ["epochs", "learning-rate", "dropout"])
        let start = first.candidate(0)
        #expect(
            start[Descent.epochs] == 500 && start[Descent.learningRate] == 0.01
                && start[MonteCarloDropout.dropout] == [0.1])
        var below = 0
        for trial in 1...200 {
            let settings = first.candidate(trial)
            #expect((125...1000).contains(settings[Descent.epochs]))
            #expect((0.001...0.03).contains(settings[Descent.learningRate]))
            let dropout = try #require(settings[MonteCarloDropout.dropout].first)
            #expect((0.01...0.5).contains(dropout) && settings[MonteCarloDropout.dropout].count == 1)
            #expect(settings == again.candidate(trial))
            for key in first.keys {
                var copy = settings
                try key.set(&copy, to: key.text(settings))
                #expect(copy == settings)
            }
            // √(0.01 · 0.5) halves the range on the scale of logarithms.
            if dropout < 0.0707 { below += 1 }
        }
        // Five standard deviations of a fair coin.
        #expect(abs(below - 100) < 36)
    }

    @Test("What the user gave is not searched, and a method without training has nothing to search")
    func fixed() throws {
        let search = try #require(try search(MonteCarloDropout(), fixed: ["epochs", "dropout"]))
        #expect(search.keys.map(\.name) == ["learning-rate"])
        #expect((1...20).allSatisfy { search.candidate($0)[Descent.epochs] == 500 })
        #expect(try self.search(GaussianProcess()) == nil)
        #expect(try #require(try self.search(ConcreteDropout())).keys.contains { $0.name == "length-scale" })
        #expect(try #require(try self.search(BayesianNetwork())).keys.contains { $0.name == "prior-deviation" })
    }

    @Test("A search finds its way out of a learning rate that is far too small")
    func better() throws {
        let search = try #require(
            try search(HeteroscedasticNetwork(), fixed: ["epochs"]) {
                $0[Descent.learningRate] = 1e-4
                $0[Descent.epochs] = 30
            })
        let losses = (0..<8).map { search.loss(ofTrial: $0) { true } }
        let best = try #require(losses.min())
        let trial = try #require(losses.firstIndex(of: best))
        #expect(best < losses[0])
        #expect(search.candidate(trial)[Descent.learningRate] > 1e-4)
        #expect(search.loss(ofTrial: trial) { true } == best)
    }

    @Test("A trial that diverges is not chosen, and one without a density is judged by its CRPS")
    func losses() throws {
        let diverging = try #require(try search(HeteroscedasticNetwork()) { $0[Descent.learningRate] = 1e30 })
        #expect(diverging.loss(ofTrial: 0) { true } == .infinity)
        let quantiles = try #require(
            try search(QuantileRegression(), on: "cubic") { $0[Descent.epochs] = 20 })
        let loss = quantiles.loss(ofTrial: 0) { true }
        #expect(loss > 0 && loss.isFinite)
    }
}
