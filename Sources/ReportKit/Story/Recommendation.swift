import Predictions

/// Which bands to trust on a data set and why, derived from numbers alone.
///
/// First come the methods whose band covers what it promises, inside the range of the training data and outside of it.
/// Then those that predict best by the continuous ranked probability score at the same test points inside the range,
/// where everyone knows enough to be judged: of two methods none is better whose paired difference has a 95 % interval
/// around zero. Last, what happens where there are no data.
struct Recommendation {
    /// What is known of one method.
    struct Candidate {
        /// The name in headings.
        let title: String
        /// The continuous ranked probability score at each test point inside the range; empty if there is none.
        let scores: [Double]
        /// The share of test points inside the range that its band covers, with the ends of its 95 % interval.
        let coverage: (value: Double, low: Double, high: Double)?
        /// The share outside the range, with its interval.
        let outerCoverage: (value: Double, low: Double, high: Double)?
        /// What the band should cover.
        let nominal: Double
        /// Epistemic σ outside the range against inside.
        let ratio: Double?
        /// Whether its band covers what it should inside the range, as far as the numbers tell.
        var holdsInside: Bool { coverage.map { $0.low <= nominal && nominal <= $0.high } ?? false }
        /// Whether its band covers less than that, for sure.
        var isNarrow: Bool { coverage.map { $0.high < nominal } ?? false }
        /// Whether its band covers more than that, for sure.
        var isWide: Bool { coverage.map { $0.low > nominal } ?? false }
        /// Whether its band still covers as much as it should outside the range; more is no fault where there are no data.
        var holdsOutside: Bool { outerCoverage.map { $0.high >= nominal } ?? false }
        /// Whether its band covers what it should wherever there are test points.
        var keepsPromise: Bool { holdsInside && (outerCoverage == nil || holdsOutside) }
        /// Whether its band covers more than it should inside the range and enough outside.
        var isOnTheSafeSide: Bool { isWide && (outerCoverage == nil || holdsOutside) }
        /// Mean distance to a reference posterior inside the range, if one was sampled.
        let distance: Double?
        /// Whether some of its networks, or its training with some seed, failed.
        let hasFailedRuns: Bool
    }

    /// Everyone who could be judged, the best mean score first.
    let ranked: [Candidate]
    /// Those of them whom the first one does not beat for sure.
    let leaders: [Candidate]
    let seedCount: Int?
    /// Whether it is known where the training data end.
    let hasRange: Bool

    /// Compares methods; the order in which they are given decides where scores are equal.
    ///
    /// - Parameters:
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    ///   - hasRange: whether it is known where the training data end; if not, all points count as inside.
    init(_ candidates: [Candidate], seedCount: Int? = 1, hasRange: Bool = true) {
        let able = candidates.compactMap { candidate -> (candidate: Candidate, mean: Double)? in
            let finite = candidate.scores.filter(\.isFinite)
            return finite.isEmpty ? nil : (candidate, finite.reduce(0, +) / Double(finite.count))
        }
        let order = able.indices.sorted { (able[$0].mean, $0) < (able[$1].mean, $1) }
        let ranked = order.map { able[$0].candidate }
        self.ranked = ranked
        self.seedCount = seedCount
        self.hasRange = hasRange
        leaders = Self.unbeaten(ranked)
    }

    /// The first of ranked methods, and those that it does not beat for sure.
    static func unbeaten(_ ranked: [Candidate]) -> [Candidate] {
        ranked.enumerated().filter { index, other in
            guard index > 0, let difference = PairedDifference(other.scores, ranked[0].scores) else {
                return index == 0
            }
            return difference.low <= 0
        }.map(\.element)
    }
}
