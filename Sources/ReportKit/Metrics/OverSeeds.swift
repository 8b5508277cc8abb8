/// A score over the runs with several seeds: what it is on average, and how well that average is known.
public struct OverSeeds: Sendable, Equatable {
    /// The mean.
    public let mean: Double
    /// Its standard error, s/√n with denominator n − 1 in s; nil for a single value.
    public let standardError: Double?
    /// The number of seeds for which the score has a value.
    public let count: Int

    /// What was summarised before.
    init(mean: Double, standardError: Double?, count: Int) {
        (self.mean, self.standardError, self.count) = (mean, standardError, count)
    }

    /// Summarises values; nil if there is none.
    init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        standardError = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : nil
        self.count = values.count
    }
}

extension OverSeeds {
    /// The rows of the first seed with what all seeds say together.
    ///
    /// - Parameters:
    ///   - first: the rows of the first seed.
    ///   - others: those of the other seeds, which need not be the same ones nor in the same order.
    static func summarise(_ first: [Metric], with others: [[Metric]]) -> [Metric] {
        guard !others.isEmpty else { return first }
        let values = others.map { rows in
            Dictionary(rows.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        }
        return first.map { metric in
            var metric = metric
            let all = [metric.value] + values.map { $0[key(metric)]?.value }
            metric.overSeeds = OverSeeds(all.compactMap(\.self))
            return metric
        }
    }

    private static func key(_ metric: Metric) -> [String] {
        [metric.dataSet, metric.method, metric.region, metric.score]
    }
}
