internal import Predictions

/// How much further from the median the quantile of each level is than a network says, so that rows which it has not
/// learned from fall below it as often as the level promises.
///
/// It is conformalised quantile regression (Romano, Patterson & Candès 2019, arXiv:1905.03222) with a factor in place of a
/// shift, level by level: a band that is narrow in one place stays so.
struct QuantileStretch: Equatable {
    /// A factor on the distance from the median for each level; that of the median is 1: `[L]`.
    let factors: [Double]
    private let median: Int

    /// Takes factors for what they are.
    ///
    /// - Parameter isWhole: whether the state that they come from has the right length.
    /// - Throws: ``TrainingError/state(expected:)`` if it has not, or there is not a factor for each level.
    init(factors: [Double], levels: [Double], isWhole: Bool) throws(TrainingError) {
        guard isWhole, factors.count == levels.count else {
            throw .state(expected: "a network for quantiles and \(levels.count) factors")
        }
        self.factors = factors
        median = levels.firstIndex { $0 >= 0.5 } ?? 0
    }

    /// Finds the factors from rows that were held out; all are 1 if there are none.
    ///
    /// As many rows lie beyond a quantile as its level promises of one row more, so that the next row does, too; where
    /// they are too few to tell, beyond it lies none.
    init(_ held: CrossFitting, levels: [Double]) {
        let median = levels.firstIndex { $0 >= 0.5 } ?? 0
        self.median = median
        factors = levels.indices.map { level in
            guard level != median else { return 1 }
            let ratios = held.parts.flatMap { part in
                let centre = part.samples.quantiles([levels[median]])[0]
                let quantile = part.samples.quantiles([levels[level]])[0]
                return part.observed.indices.compactMap { row -> Double? in
                    let distance = quantile[row] - centre[row]
                    let ratio = (part.observed[row] - centre[row]) / distance
                    return ratio.isFinite ? ratio : nil
                }
            }.sorted()
            guard !ratios.isEmpty else { return 1 }
            let inside = max(levels[level], 1 - levels[level]) * Double(ratios.count + 1)
            return max(ratios[min(Int(inside.rounded(.up)), ratios.count) - 1], 0)
        }
    }

    /// Quantiles that are stretched, and don't cross.
    ///
    /// - Parameter values: those of the network in rising order: `[L]`.
    func values(_ values: [Double]) -> [Double] {
        var result = values.indices.map { values[median] + factors[$0] * (values[$0] - values[median]) }
        for level in (median + 1)..<max(result.count, median + 1) {
            result[level] = max(result[level], result[level - 1])
        }
        for level in stride(from: median - 1, through: 0, by: -1) {
            result[level] = min(result[level], result[level + 1])
        }
        return result
    }
}
