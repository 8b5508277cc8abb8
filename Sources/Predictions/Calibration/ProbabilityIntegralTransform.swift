/// Where each observation falls in its predictive distribution: uniform on 0…1 if the predictions are calibrated
/// (Dawid 1984; Gneiting, Balabdaoui & Raftery 2007, doi:10.1111/j.1467-9868.2007.00587.x).
///
/// With noise it is the mixture's distribution function at the observation. Without, it is the middle of the
/// observation's rank among the S draws, (number of draws below + ½ · number equal + ½) / (S + 1), which lies within
/// ½/(S + 1) of uniform for a draw from the same distribution.
public struct ProbabilityIntegralTransform: Sendable, Equatable {
    /// One value for each point: `[N]`.
    public let values: [Double]
}

extension PredictiveMixture {
    /// The transform of an observation of each point.
    func transform(of y: Lanes) -> Lanes {
        guard deviations.isEmpty else { return cumulative(at: y).probability }
        var rank = Lanes(repeating: 0.5)
        for mean in means {
            rank.replace(with: rank + 1, where: mean .< y)
            rank.replace(with: rank + 0.5, where: mean .== y)
        }
        return rank / Double(means.count + 1)
    }
}

extension ProbabilityIntegralTransform {
    /// How many values fall into each of several bins of equal width on 0…1; the last bin holds 1: `[binCount]`.
    public func histogram(binCount: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: max(1, binCount))
        for value in values where value >= 0 && value <= 1 {
            counts[min(Int(value * Double(counts.count)), counts.count - 1)] += 1
        }
        return counts
    }

    /// Between which counts all bins of calibrated predictions stay at once with some confidence.
    ///
    /// Quantiles of the binomial distribution, with the chance of error shared equally among the bins (Bonferroni).
    public func histogramBand(binCount: Int, confidence: Double = 0.95) -> ClosedRange<Int> {
        let binomial = BinomialDistribution(trials: values.count, probability: 1 / Double(max(1, binCount)))
        let tail = (1 - confidence) / (2 * Double(max(1, binCount)))
        let low = binomial.quantile(tail)
        return low...max(low, binomial.quantile(1 - tail))
    }
}
