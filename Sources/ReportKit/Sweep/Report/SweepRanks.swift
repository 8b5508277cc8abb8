import Predictions

/// The mean ranks of methods over data sets, and the difference from which two differ (Demšar 2006).
///
/// Ranked are methods of which every repetition on every data set is there: a mean that lacks the hard ones would flatter.
struct SweepRanks: Sendable {
    /// The mean rank of each method that has one, by its name; 1 is the best.
    let means: [String: Double]
    /// The difference of mean ranks from which two differ; nil where none is known.
    let critical: Double?

    /// Ranks methods by the mean of a quantity; equal means share their ranks.
    init(_ results: SweepResults, by score: Score, in region: Region) {
        let quantity = SweepResults.Quantity(score: score.name, region: region)
        let shown = results.dataSets.filter { dataSet in
            results.methods.contains { results.count(quantity, of: $0, on: dataSet) > 0 }
        }
        let methods = results.methods.filter { method in
            method.base == nil
                && shown.allSatisfy { results.count(quantity, of: method, on: $0) == results.repetitionCount }
        }
        var sums: [String: Double] = [:]
        for dataSet in shown {
            let losses = methods.map { method in
                results.summary(quantity, of: method, on: dataSet).map { score.aim?.loss($0.mean) ?? $0.mean } ?? .nan
            }
            for (method, own) in zip(methods, losses) {
                let below = losses.count { $0 < own }
                let equal = losses.count { $0 == own }
                sums[method.name, default: 0] += Double(below) + Double(equal + 1) / 2
            }
        }
        let count = Double(max(1, shown.count))
        means = shown.count > 1 && methods.count > 1 ? sums.mapValues { $0 / count } : [:]
        critical = SeveralDataSets.criticalDifference(methods: means.count, dataSets: shown.count)
    }
}
