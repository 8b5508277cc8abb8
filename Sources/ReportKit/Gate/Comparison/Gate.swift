import Predictions

/// Compares results with a baseline: numbers in, outcomes out.
///
/// Everything that a policy judges is tested together, so that a change which changes nothing fails with at most the
/// probability of ``GatePolicy/level`` (Holm 1979), however many methods there are.
public struct Gate: Sendable {
    /// What the new results are held against.
    public let baseline: RecordedResults
    /// What makes them fail.
    public let policy: GatePolicy

    /// Makes a gate.
    public init(baseline: RecordedResults, policy: GatePolicy) {
        self.baseline = baseline
        self.policy = policy
    }

    /// Compares new results with the baseline.
    ///
    /// - Throws: ``GateError`` if there is nothing that can be compared.
    public func compare(_ new: RecordedResults) throws -> GateResult {
        let common = baseline.methods.filter(new.methods.contains)
        guard !common.isEmpty else {
            throw GateError.nothingInCommon(before: Self.names(baseline), after: Self.names(new))
        }
        var comparisons: [NumberComparison] = []
        for method in common {
            for region in Region.allCases where !isWhole(region, method, new) {
                var pair = try pair(of: method, in: region, new)
                for score in policy.scores {
                    if let comparison = try compare(score, of: method, in: region, new, &pair) {
                        comparisons.append(comparison)
                    }
                }
            }
        }
        let missing = baseline.missing(in: new)
        guard comparisons.contains(where: { $0.evidence != nil }) || !missing.isEmpty else {
            guard case .notComparable(let reason)? = comparisons.first?.outcome else {
                throw GateError.nothingToJudge(
                    "the two have no value of \(policy.scores.map(\.name).joined(separator: ", "))")
            }
            throw GateError.nothingToJudge(reason)
        }
        return GateResult(
            comparisons: Self.judged(comparisons), missing: missing,
            added: new.methods.filter { !baseline.methods.contains($0) }, policy: policy, baseline: baseline, new: new)
    }

    /// Whether a region holds all points, so that it would only repeat what is said of these.
    private func isWhole(_ region: Region, _ method: RecordedResults.Method, _ new: RecordedResults) -> Bool {
        guard region != .everywhere else { return false }
        return [baseline, new].allSatisfy { results in
            func count(_ region: Region) -> Int {
                results.places.lazy.filter { $0.method == method && $0.region == region.rawValue }
                    .compactMap { results.numbers[$0]?.first.points }.max() ?? 0
            }
            return count(region) == count(.everywhere)
        }
    }

    private func compare(
        _ score: JudgedScore, of method: RecordedResults.Method, in region: Region, _ new: RecordedResults,
        _ pair: inout Pair?
    ) throws -> NumberComparison? {
        let available = baseline.scores(of: method, in: region.rawValue)
        let others = Set(new.scores(of: method, in: region.rawValue))
        guard let key = score.keys(available.filter(others.contains)).first, let aim = Score.named(key)?.aim else {
            return nil
        }
        let place = RecordedResults.Place(method: method, region: region.rawValue, score: key)
        guard let before = baseline.numbers[place], let after = new.numbers[place] else { return nil }
        let (losses, newLosses) = (before.values.map(aim.loss), after.values.map(aim.loss))
        let seeds = ChangeEvidence.Seeds(before: losses.count, after: newLosses.count)
        let tolerance = policy.tolerance(of: score, isOneModel: seeds.isOneModel)
        let change = try pair?.change(of: key, before.first, after.first)
        // One model each is compared at its points; several by their means.
        let isAtPoints = change != nil && seeds == .init(before: 1, after: 1)
        let worsening = isAtPoints ? change?.worsening ?? 0 : Self.mean(newLosses) - Self.mean(losses)
        var comparison = NumberComparison(
            method: method, region: region, score: score, key: key,
            before: isAtPoints ? change?.before ?? 0 : Self.mean(before.values),
            after: isAtPoints ? change?.after ?? 0 : Self.mean(after.values), evidence: nil,
            outcome: .notDistinguishable)
        let margin = tolerance.margin(before: Self.mean(losses))
        if let change {
            comparison = comparison.with(
                ChangeEvidence(
                    before: losses, after: newLosses, worsening: worsening,
                    points: (change.deviation, Double(change.pointCount - 1)), pairing: .points(change.pointCount),
                    margin: margin))
        } else if let points = Self.deviation(before.first, after.first) {
            comparison = comparison.with(
                ChangeEvidence(
                    before: losses, after: newLosses, worsening: worsening, points: points, pairing: .intervals,
                    margin: margin))
        } else {
            comparison.outcome = .notComparable(
                "\(score.title) has no interval, and predictions at the same points are not kept")
        }
        return comparison
    }

    /// Predictions at the same points.
    private struct Pair {
        var before: ObservedPredictions
        var after: ObservedPredictions

        /// The change of a score; nil if the numbers of the reports are about other points.
        mutating func change(of key: String, _ first: Metric, _ second: Metric) throws -> ScoreChange? {
            guard let score = Score.named(key), before.observed.count == first.points,
                after.observed.count == second.points
            else { return nil }
            return try score.change(from: &before, to: &after)
        }
    }

    /// The predictions of a method in a region; nil if they are not known, or not at the same points.
    private func pair(
        of method: RecordedResults.Method, in region: Region, _ new: RecordedResults
    ) throws -> Pair? {
        guard let first = baseline.predictions[method], let second = new.predictions[method],
            first.isAtPoints(of: second), let points = second.regions[region] ?? first.regions[region]
        else { return nil }
        var (before, after) = (first.predictions, second.predictions)
        guard let before = try before.selecting(points), let after = try after.selecting(points) else { return nil }
        return Pair(before: before, after: after)
    }

    /// The standard deviation of a difference of two numbers with intervals of their own, as if they knew nothing of each
    /// other.
    private static func deviation(_ before: Metric, _ after: Metric) -> (deviation: Double, freedom: Double)? {
        guard let low = before.low, let high = before.high, let newLow = after.low, let newHigh = after.high else {
            return nil
        }
        let (first, second) = ((high - low) / (2 * 1.96), (newHigh - newLow) / (2 * 1.96))
        let freedom = Double(max(1, (before.points ?? 2) + (after.points ?? 2) - 2))
        return ((first * first + second * second).squareRoot(), freedom)
    }

    /// Everything judged together.
    private static func judged(_ comparisons: [NumberComparison]) -> [NumberComparison] {
        let judged = comparisons.indices.filter { comparisons[$0].evidence != nil }
        let worse = HolmAdjustment.adjusted(judged.compactMap { comparisons[$0].evidence?.probabilityIfNotWorse })
        let better = HolmAdjustment.adjusted(judged.compactMap { comparisons[$0].evidence?.probabilityIfNotBetter })
        var result = comparisons
        for (place, index) in judged.enumerated() {
            if worse[place] <= GatePolicy.level {
                result[index].outcome = .worse
            } else if better[place] <= GatePolicy.level {
                result[index].outcome = .better
            }
        }
        return result
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func names(_ results: RecordedResults) -> [String] {
        results.methods.map { "\($0.name) on \($0.dataSet)" }
    }
}

extension NumberComparison {
    /// The same with evidence.
    fileprivate func with(_ evidence: ChangeEvidence) -> NumberComparison {
        NumberComparison(
            method: method, region: region, score: score, key: key, before: before, after: after, evidence: evidence,
            outcome: outcome)
    }
}
