import Predictions

/// All numbers about one method on one data set, each once, in the order of the metrics.
struct ScoreTable: Sendable, Equatable, ExpressibleByArrayLiteral {
    /// The numbers.
    private(set) var numbers: [EvaluatedScore]

    /// Makes a table of numbers.
    init(_ numbers: [EvaluatedScore] = []) {
        self.numbers = numbers
    }

    init(arrayLiteral numbers: EvaluatedScore...) {
        self.init(numbers)
    }

    /// The number of a key in a region, if it is there.
    subscript(_ key: ScoreKey, _ region: Region) -> EvaluatedScore? {
        numbers.first { $0.key == key && $0.region == region }
    }

    /// A score in a region, if it is there.
    subscript(_ score: Score, _ region: Region) -> EvaluatedScore? { self[score.key, region] }

    /// The same numbers with what several seeds say together.
    ///
    /// - Parameter others: the numbers of the other seeds, which need not be the same ones nor in the same order.
    func summarised(with others: [ScoreTable]) -> ScoreTable {
        guard !others.isEmpty else { return self }
        return ScoreTable(
            numbers.map { number in
                var number = number
                let all = [number.value] + others.map { $0[number.key, number.region]?.value }
                number.overSeeds = OverSeeds(all.compactMap(\.self))
                return number
            })
    }
}
