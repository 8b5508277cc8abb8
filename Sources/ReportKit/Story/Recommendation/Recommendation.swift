import Predictions

/// Which bands to trust on a data set and why, derived from numbers alone.
///
/// First come the methods whose band covers what it promises, in every part of the range of the training data and
/// outside of it, as far as exact binomial tests at a level of 5 % tell. Then those that predict best by the continuous
/// ranked probability score at the same test points inside the range, where everyone knows enough to be judged: of two
/// methods none is better whose paired difference has a 95 % interval around zero. Last, what happens where there are
/// no data.
struct Recommendation {
    /// What is known of one method.
    struct Candidate {
        /// The name in headings.
        let title: String
        /// The continuous ranked probability score at each test point inside the range; empty if there is none.
        let scores: [Double]
        /// What its band covers of the test points inside the range; nil if it has none.
        let inner: BandCoverage?
        /// What it covers outside; nil if there are too few test points to tell.
        let outer: BandCoverage?
        /// Where in the range its band covers too little, in words, such as "x from −1 to 1 (75 %)".
        let weakness: [String]
        /// Epistemic σ outside the range against inside.
        let ratio: Double?
        /// Mean distance to a reference posterior inside the range, if one was sampled.
        let distance: Double?
        /// Whether some of its networks, or its training with some seed, failed.
        let hasFailedRuns: Bool

        /// Whether its band covers less inside the range than chance allows.
        var isNarrow: Bool { inner?.isTooLow() ?? false }
        /// Whether its band covers more than chance allows.
        var isWide: Bool { inner?.isTooHigh() ?? false }
        /// Whether its band still covers enough outside the range, where more is no fault, or nobody can tell.
        var holdsOutside: Bool { !(outer?.isTooLow() ?? false) }
        /// Whether its band covers what it should inside the range, all points together.
        var holdsInside: Bool { inner != nil && !isNarrow && !isWide }
        /// Whether its band covers what it should inside and outside, in every part of the range.
        var keepsPromise: Bool { holdsInside && holdsOutside && weakness.isEmpty }
        /// Whether its band covers what it should inside and outside on the whole, but not everywhere.
        var isUneven: Bool { holdsInside && holdsOutside && !weakness.isEmpty }
        /// Whether its band covers more than it should inside the range, and nowhere too little.
        var isOnTheSafeSide: Bool { isWide && holdsOutside && weakness.isEmpty }
    }

    /// Fewer test points outside the range say nothing about a band.
    static let fewestOutside = 10

    /// Fewer test points inside the range say nothing about whom to trust.
    static let fewestInside = 5

    /// Everyone who could be judged, the best mean score first.
    let ranked: [Candidate]
    /// Those of them whom the first one does not beat for sure.
    let leaders: [Candidate]
    let seedCount: Int?
    /// Whether coverage is that of the law that the data come from, not of the test points.
    let isLawKnown: Bool
    /// Whether it is known where the training data end.
    let hasRange: Bool
    /// The number of test points outside the range.
    let outerCount: Int
    /// Names of those that have predictions but no such score, as single intervals.
    let aside: [String]
    /// Names of those that have failed, whatever their bands cover.
    let failed: [String]

    /// Compares methods; the order in which they are given decides where scores are equal.
    ///
    /// - Parameters:
    ///   - seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    ///   - isLawKnown: whether coverage is that of the law that the data come from.
    ///   - hasRange: whether it is known where the training data end; if not, all points count as inside.
    ///   - outerCount: the number of test points outside the range.
    ///   - aside: names of those that have predictions but no continuous ranked probability score.
    ///   - failed: names of those that have failed, which are not among the candidates.
    init(
        _ candidates: [Candidate], seedCount: Int? = 1, isLawKnown: Bool = false, hasRange: Bool = true,
        outerCount: Int = 0, aside: [String] = [], failed: [String] = []
    ) {
        let able = candidates.compactMap { candidate -> (candidate: Candidate, mean: Double)? in
            let finite = candidate.scores.filter(\.isFinite)
            return finite.isEmpty ? nil : (candidate, finite.reduce(0, +) / Double(finite.count))
        }
        let order = able.indices.sorted { (able[$0].mean, $0) < (able[$1].mean, $1) }
        let ranked = order.map { able[$0].candidate }
        self.ranked = ranked
        self.seedCount = seedCount
        self.isLawKnown = isLawKnown
        self.hasRange = hasRange
        self.outerCount = outerCount
        self.aside = aside
        self.failed = failed
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
