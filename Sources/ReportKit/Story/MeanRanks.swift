import Tables

/// The mean ranks of methods over data sets, and the difference from which two differ (Demšar 2006).
struct MeanRanks: Sendable {
    /// The mean rank of each method that has a loss on every data set, by its name.
    ///
    /// 1 is the best. There are none on a single data set, or of a single method.
    let means: [String: Double]
    /// The difference of mean ranks from which two differ; nil where no table knows.
    let critical: Double?

    /// Critical values of the two-tailed Nemenyi test at 5 % for 2 to 20 methods: the studentised range over √2
    /// (Demšar 2006, table 5, continued).
    private static let criticalValues = [
        1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164, 3.219, 3.268, 3.313, 3.354, 3.391, 3.426, 3.458,
        3.489, 3.517, 3.544,
    ]

    /// Ranks methods; equal losses share their ranks.
    ///
    /// - Parameter losses: on each data set, the loss of each method that has one, by its name.
    init(_ losses: [[String: Double]]) {
        let names = losses.first.map { Set($0.keys) } ?? []
        let common = losses.reduce(names) { $0.intersection($1.keys) }
        guard losses.count > 1, common.count > 1 else {
            (means, critical) = ([:], nil)
            return
        }
        var sums: [String: Double] = [:]
        for own in losses {
            let values = common.compactMap { own[$0] }
            for name in common {
                guard let value = own[name] else { continue }
                let (below, equal) = (values.count { $0 < value }, values.count { $0 == value })
                sums[name, default: 0] += Double(below) + Double(equal + 1) / 2
            }
        }
        means = sums.mapValues { $0 / Double(losses.count) }
        critical = Self.criticalDifference(methods: common.count, dataSets: losses.count)
    }

    /// The difference of mean ranks from which two of so many methods differ on so many data sets; nil where no table knows.
    static func criticalDifference(methods: Int, dataSets: Int) -> Double? {
        guard dataSets > 1, criticalValues.indices.contains(methods - 2) else { return nil }
        let count = Double(methods)
        return criticalValues[methods - 2] * (count * (count + 1) / (6 * Double(dataSets))).squareRoot()
    }

    /// What differences tell methods apart; empty if nobody knows.
    ///
    /// - Parameter score: by what they are ranked, behind "mean ranks"; empty where that was said.
    func sentence(by score: String = "") -> String {
        guard let critical else { return "" }
        return critical >= Double(means.count - 1)
            ? "So few data sets can't tell mean ranks\(score) apart."
            : "Mean ranks\(score) that differ by less than \(NumberText.significant(critical, digits: 2)) can't be told apart (Nemenyi test at 5 %, Demšar 2006)."
    }
}
