import Predictions

/// Which methods are best by a score: the one with the least loss, and those that can't be told from it.
///
/// Two are compared as ``Gate`` does it: at the same points, by resampling these for both alike, with the spread over seeds
/// where there are several. All comparisons with the best are tested together (Holm 1979).
struct BestMethods {
    let results: RecordedResults
    /// The probability of telling methods apart that are alike.
    static let level = 0.05

    /// The methods that are best in a region; none if all could be.
    ///
    /// - Throws: ``PredictionError`` if predictions can't be compared.
    func names(_ score: Score, in region: Region, among methods: [RecordedResults.Method]) throws -> Set<String> {
        guard let aim = score.aim else { return [] }
        let known = methods.compactMap { method -> (method: RecordedResults.Method, losses: [Double])? in
            let place = RecordedResults.Place(method: method, region: region.rawValue, score: score.name)
            guard let values = results.numbers[place]?.values, !values.isEmpty else { return nil }
            return (method, values.map(aim.loss))
        }
        guard known.count > 1, let best = known.min(by: { Self.mean($0.losses) < Self.mean($1.losses) }) else {
            return []
        }
        let others = known.filter { $0.method != best.method }
        let probabilities = try others.map { other in
            try probability(of: best, notBetterThan: other, by: score, in: region)
        }
        let adjusted = HolmAdjustment.adjusted(probabilities)
        let alike = zip(others, adjusted).filter { $0.1 > Self.level }.map(\.0.method.name)
        return alike.count == others.count ? [] : Set(alike + [best.method.name])
    }

    private typealias Losses = (method: RecordedResults.Method, losses: [Double])

    /// The probability of the difference if the first were no better; 1 where nothing can be said.
    private func probability(
        of first: Losses, notBetterThan second: Losses, by score: Score, in region: Region
    ) throws -> Double {
        guard let one = results.predictions[first.method], let other = results.predictions[second.method],
            one.isAtPoints(of: other), let points = one.regions[region]
        else { return 1 }
        var (before, after) = (one.predictions, other.predictions)
        guard var before = try before.selecting(points), var after = try after.selecting(points),
            let change = try score.change(from: &before, to: &after)
        else { return 1 }
        return ChangeEvidence(
            before: first.losses, after: second.losses, worsening: Self.mean(second.losses) - Self.mean(first.losses),
            points: (change.deviation, Double(change.pointCount - 1)), pairing: .points(change.pointCount), margin: 0
        ).probabilityIfNotWorse
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
