/// The number of successes in independent trials of one probability.
struct BinomialDistribution {
    let trials: Int
    let probability: Double

    /// The smallest number of successes whose distribution function reaches a level; O(n).
    func quantile(_ level: Double) -> Int {
        guard probability < 1 else { return trials }
        guard probability > 0 else { return 0 }
        return climb { _, sum in sum < level }.successes
    }

    /// The probability of at most so many successes; O(n).
    func cumulative(_ count: Int) -> Double {
        guard count >= 0 else { return 0 }
        guard count < trials, probability > 0 else { return 1 }
        guard probability < 1 else { return 0 }
        return min(climb { successes, _ in successes < count }.sum, 1)
    }

    /// Adds up probabilities from no success upwards for as long as asked.
    private func climb(while isWanted: (_ successes: Int, _ sum: Double) -> Bool) -> (successes: Int, sum: Double) {
        // In logarithms, so that thousands of trials don't underflow: from P(0) = (1 − p)ⁿ upwards.
        let odds = naturalLogarithm(probability / (1 - probability))
        var logarithm = Double(trials) * naturalLogarithm(1 - probability)
        var sum = Lanes.exp(Lanes(repeating: logarithm))[0]
        var successes = 0
        while isWanted(successes, sum), successes < trials {
            successes += 1
            logarithm += odds + naturalLogarithm(Double(trials - successes + 1) / Double(successes))
            sum += Lanes.exp(Lanes(repeating: logarithm))[0]
        }
        return (successes, sum)
    }
}
