import Predictions

/// All methods against one, on each data set and over all of them, by the ratio of their CRPS; all comparisons are tested
/// together.
///
/// What is compared are logarithms: of a score that is never negative they vary alike whatever its size, and one run gone
/// astray does not drown the others.
struct SweepComparison: Sendable {
    /// A method against the baseline on a data set.
    struct Row: Sendable {
        let method: SweepResults.Method
        let dataSet: SweepResults.Name
        /// The difference of logarithms.
        let difference: RepeatedDifference
        /// The probability of it by chance, as it counts among all comparisons (Holm 1979).
        let adjusted: Double
    }

    /// A method against the baseline over data sets, each of which counts the same.
    struct Overall: Sendable {
        let method: SweepResults.Method
        let difference: RepeatedDifference
        /// The probability of it by chance, as it counts among all of these (Holm 1979).
        let adjusted: Double
    }

    /// What the others are held against.
    let baseline: SweepResults.Method
    /// Data set by data set, methods in the order of the report.
    let rows: [Row]
    /// Over data sets, of methods that were held against the baseline on all of them; none for a single data set.
    let overall: [Overall]

    /// The probability of telling methods apart that are alike.
    static let level = 0.05
    /// What is compared.
    static let score = Score.continuousRankedProbability

    /// Compares.
    ///
    /// - Returns: nil if there is nothing to compare.
    init?(_ results: SweepResults, in region: Region, baseline: SweepResults.Method) {
        let quantity = SweepResults.Quantity(score: Self.score.name, region: region)
        self.baseline = baseline
        let found = results.dataSets.flatMap { dataSet in
            results.methods.filter { $0 != baseline }.compactMap {
                method -> (SweepResults.Method, SweepResults.Name, RepeatedDifference)? in
                func logarithms(_ method: SweepResults.Method) -> [Double] {
                    results.blocks(quantity, of: method, on: dataSet).map(Self.logarithm)
                }
                let overlap = results.series(method, on: dataSet)?.overlap ?? 0
                return RepeatedDifference(logarithms(method), logarithms(baseline), overlap: overlap)
                    .map { (method, dataSet, $0) }
            }
        }
        let adjusted = HolmAdjustment.adjusted(found.map(\.2.probability))
        rows = zip(found, adjusted).map { Row(method: $0.0, dataSet: $0.1, difference: $0.2, adjusted: $1) }
        guard !rows.isEmpty else { return nil }
        let all = rows
        let count = Set(all.map(\.dataSet)).count
        let everywhere = results.methods.compactMap { method -> (SweepResults.Method, RepeatedDifference)? in
            let own = all.filter { $0.method == method }.map(\.difference.value)
            guard count > 1, own.count == count else { return nil }
            return RepeatedDifference(own, own.map { _ in 0 }).map { (method, $0) }
        }
        overall = zip(everywhere, HolmAdjustment.adjusted(everywhere.map(\.1.probability))).map {
            Overall(method: $0.0, difference: $0.1, adjusted: $1)
        }
    }

    /// Whether values of a score are compared by their ratio, since they are never negative and have the unit of the target.
    static func isRatio(_ score: Score) -> Bool {
        [Score.continuousRankedProbability.name, Score.rootMeanSquareError.name].contains(score.name)
    }

    /// The logarithm of a score; NaN of one that has none.
    private static func logarithm(_ score: Double) -> Double { score > 0 ? naturalLogarithm(score) : .nan }

    /// The methods that are best on a data set by a quantity: that of the least mean loss, and those that are hardly worse and
    /// can't be told from it; none if all are, or one is alone.
    static func best(_ results: SweepResults, _ score: Score, in region: Region, on dataSet: SweepResults.Name)
        -> Set<String>
    {
        guard let aim = score.aim else { return [] }
        let quantity = SweepResults.Quantity(score: score.name, region: region)
        let known = results.methods.compactMap { method -> (name: String, losses: [Double], overlap: Double)? in
            guard results.count(quantity, of: method, on: dataSet) == results.repetitionCount else { return nil }
            let losses = results.blocks(quantity, of: method, on: dataSet).map(aim.loss)
            return (method.name, losses, results.series(method, on: dataSet)?.overlap ?? 0)
        }
        func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
        guard known.count > 1, let best = known.min(by: { mean($0.losses) < mean($1.losses) }) else { return [] }
        let others = known.filter { $0.name != best.name }
        // Errors are compared by their ratio, what may be negative by its difference.
        let isRatio = isRatio(score)
        let compared = { (losses: [Double]) in isRatio ? losses.map(Self.logarithm) : losses }
        let least = mean(best.losses)
        let limit = isRatio ? least * (1 + Recommendation.noticeable) : least + Recommendation.noticeable
        let probabilities = others.map { other in
            let difference = RepeatedDifference(
                compared(other.losses), compared(best.losses), overlap: other.overlap)
            return difference.map { $0.value > 0 ? $0.probability : 1 } ?? 1
        }
        let adjusted = HolmAdjustment.adjusted(probabilities)
        // That nothing shows a method to be worse does not make it one of the best.
        let alike = zip(others, adjusted).filter { $1 > level && mean($0.losses) <= limit }.map(\.0.name)
        return alike.count == others.count ? [] : Set(alike + [best.name])
    }
}
