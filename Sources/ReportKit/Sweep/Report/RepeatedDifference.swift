import Predictions
import Training

/// By how much one method scores worse than another over repetitions in which both meet the same data.
///
/// Student's interval and test of the mean difference. Where repetitions split the same rows anew they are no independent
/// ones, and the variance of the mean is larger by what they share: s² (1/n + tested/learned) (Nadeau & Bengio 2003,
/// doi:10.1023/A:1024068626366).
struct RepeatedDifference: Sendable, Equatable {
    /// The mean of first − second.
    let value: Double
    /// Where it lies with 95 %.
    let low, high: Double
    /// The probability of a difference that large, to either side, if there were none.
    let probability: Double
    /// The number of repetitions.
    let count: Int

    /// Compares repetition by repetition; those that one of the two lacks are left out.
    ///
    /// - Parameters:
    ///   - first: the score of one method in each repetition: `[n]`.
    ///   - second: that of the other: `[n]`.
    ///   - overlap: rows tested on over rows learned from, where repetitions share them; else 0.
    /// - Returns: nil if fewer than two are in common: nothing can be said then.
    init?(_ first: [Double], _ second: [Double], overlap: Double = 0) {
        let differences = zip(first, second).map { $0 - $1 }.filter(\.isFinite)
        guard differences.count > 1 else { return nil }
        let count = Double(differences.count)
        let mean = differences.reduce(0, +) / count
        let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let error = (squares / (count - 1) * (1 / count + overlap)).squareRoot()
        // Of one degree of freedom the distribution has no mean, but quantiles.
        let law = StudentDistribution(location: 0, scale: 1, freedom: max(1.001, count - 1))
        value = mean
        self.count = differences.count
        let reach = error > 0 ? law.quantile(0.975) * error : 0
        (low, high) = (mean - reach, mean + reach)
        probability = error > 0 ? min(1, 2 * (1 - law.cumulative(at: abs(mean) / error))) : mean == 0 ? 1 : 0
    }

    /// The ratio that a difference of logarithms stands for, and where it lies with 95 %.
    var ratio: (value: Double, low: Double, high: Double) {
        (ExactExponential.exp(value), ExactExponential.exp(low), ExactExponential.exp(high))
    }
}
