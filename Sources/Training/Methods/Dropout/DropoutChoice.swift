internal import Predictions

/// With which of several probabilities to drop units, and for how many epochs: what predicts rows best that are held out,
/// all masks together.
///
/// How much dropout is right depends on the rows and on what noise hides: the logs of the published results choose it
/// between .005 and .1 (github.com/yaringal/DropoutUncertaintyExps). Where noise hides much, no probability keeps a
/// network that goes on from learning it by heart.
struct DropoutChoice: Equatable {
    /// The probability that a unit is dropped.
    let probability: Double
    /// The epochs to learn for.
    let epochs: Int

    /// Into so many parts the rows are split, of which each is held out in turn.
    private static let parts = 5
    /// The fewest rows of which one part is enough.
    private static let manyRows = 1000
    /// The most rows that are looked at.
    private static let mostRows = 5000

    /// The epochs that are compared: an eighth of all, a quarter, half, and all: `[E]`.
    static func epochs(upTo most: Int) -> [Int] {
        [8, 4, 2, 1].map { most / $0 }.filter { $0 > 0 }
    }

    /// The choice of the least mean loss; of a single probability, that for all epochs.
    ///
    /// - Parameters:
    ///   - probabilities: those to choose from.
    ///   - most: the most epochs.
    ///   - losses: trains on some rows with a probability, and gives the mean loss of others after each of
    ///     ``epochs(upTo:)``.
    init(
        of probabilities: [Double], epochs most: Int, on problem: Problem, key: RandomKey,
        losses: (_ probability: Double, _ training: Problem, _ held: Problem, _ key: RandomKey) throws(TrainingError) ->
            [Double]
    ) throws(TrainingError) {
        var best = DropoutChoice(probability: probabilities.first ?? 0, epochs: most)
        guard probabilities.count > 1 else {
            self = best
            return
        }
        let order = problem.kernels.randomOrder(problem.count, key: key.child("rows")).prefix(Self.mostRows)
        let splits = (0..<(order.count < Self.manyRows ? Self.parts : 1)).map {
            problem.holding($0, of: Self.parts, in: order)
        }
        let epochs = Self.epochs(upTo: most)
        var least = Double.infinity
        for probability in probabilities {
            var sums = epochs.map { _ in 0.0 }
            for (part, split) in splits.enumerated() {
                // The same randomness for every probability, so that luck favours none.
                let found = try losses(probability, split.training, split.held, key.child("part").child(part))
                for index in sums.indices {
                    sums[index] += (index < found.count ? found[index] : .infinity) * Double(split.held.count)
                }
            }
            for (sum, epochs) in zip(sums, epochs) where sum < least {
                (least, best) = (sum, DropoutChoice(probability: probability, epochs: epochs))
            }
        }
        self = best
    }

    init(probability: Double, epochs: Int) {
        self.probability = probability
        self.epochs = epochs
    }
}
