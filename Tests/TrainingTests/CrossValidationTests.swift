import Predictions
import Testing

@testable import Training

@Suite("Cross-validation")
struct CrossValidationTests {
    @Test("Every row is held out once, and never learned from where it is held out", arguments: [2, 5, 7, 1000])
    func splits(folds: Int) throws {
        let x = (0..<7).map(Double.init)
        let problem = try Problem(Observations(x: x, y: x))
        let settings = TrainingSettings { $0[CrossValidation.folds] = folds }
        let splits = CrossValidation(problem: problem, settings: settings, key: RandomKey(seed: 1)).splits
        #expect(splits.count == min(folds, 7))
        #expect(splits.flatMap(\.validation).sorted() == Array(0..<7))
        for split in splits { #expect((split.training + split.validation).sorted() == Array(0..<7)) }
    }

    @Test("Without folds, or with one, nothing is held out", arguments: [0, 1])
    func none(folds: Int) throws {
        let problem = try Problem(Observations(x: [0, 1, 2], y: [0, 1, 2]))
        let settings = TrainingSettings { $0[CrossValidation.folds] = folds }
        #expect(CrossValidation(problem: problem, settings: settings, key: RandomKey(seed: 1)).splits.isEmpty)
    }

    @Test("The epoch is the best of all folds, of those that every fold has reached with finite losses")
    func bestEpoch() {
        #expect(CrossValidation.bestEpoch([[3, 2, 1, 2], [1, 1, 2.5, 3]]) == 2)
        // The second fold diverged, before a first loss or later.
        #expect(CrossValidation.bestEpoch([[3, 2, 1], [1, 1]]) == 2)
        #expect(CrossValidation.bestEpoch([[3, 2, 1], []]) == nil)
        #expect(CrossValidation.bestEpoch([[.nan, 2, 1, .infinity], [1, 1, 1, 0]]) == 3)
        #expect(CrossValidation.bestEpoch([[.nan], [1]]) == nil)
        #expect(CrossValidation.bestEpoch([]) == nil)
    }
}
