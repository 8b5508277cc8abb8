import Predictions

/// Which band to trust on a data set and why, derived from numbers alone.
///
/// A band is trusted if it covers what it promises in every part of the range of the training data, in gaps and outside,
/// and there are test points enough to say so. Of those the one with the lowest continuous ranked probability score is
/// recommended, with those that are as good: within 5 % of it, and not worse for sure.
struct Recommendation {
    /// What the comparison is about.
    struct Circumstances {
        /// How many seeds were tried; nil for predictions that were made elsewhere.
        var seedCount: Int? = 1
        /// Whether coverage and scores are expected under the law that the data come from, not counted.
        var isLawKnown = false
        /// The least and the greatest σ of that law's noise inside the range.
        var lawNoise: ClosedRange<Double>?
        /// The width of a band of ±2σ around the mean of the observations, which knows nothing of the features.
        var constantWidth: Double?
        /// Whether it is known where the training data end; if not, all points count as inside.
        var hasRange = true
        /// Whether bands are judged outside the range, because all test points lie there, as those that follow in time do.
        var isOutside = false
        /// Whether the test points are the training data, predicted by fits that did not see them.
        var isCrossValidated = false
        /// Whether some test points lie in a gap between the training data.
        var hasGap = false
        /// The number of test points outside the range, besides those that bands are judged by.
        var outerCount = 0

        /// Where bands are judged, behind a share or a count; empty if nobody knows the range.
        var place: String { hasRange ? " \(isOutside ? "outside" : "inside") the training range" : "" }
    }

    /// Fewer test points outside the range say nothing about a band.
    static let fewestOutside = 10
    /// Fewer test points inside the range say nothing about who predicts better.
    static let fewestInside = 10
    /// A score that is worse by a smaller share is as good.
    static let noticeable = 0.05

    /// Everyone, the best first: those with an own account of what they don't know before those without, trusted bands
    /// before others, the lower score before the higher, adjustments behind what they adjust.
    let ordered: [Candidate]
    /// What the comparison is about.
    let circumstances: Circumstances

    /// Compares methods; the order in which they are given decides where scores are equal.
    init(_ candidates: [Candidate], _ circumstances: Circumstances = Circumstances()) {
        self.circumstances = circumstances
        func key(_ place: Int) -> (Int, Int, Double, Int) {
            let own = candidates[place]
            let plain = candidates.first { $0.name == own.base } ?? own
            return (
                own.standing == .failed ? 2 : plain.isForComparison ? 1 : 0, plain.standing == .kept ? 0 : 1,
                plain.score,
                place
            )
        }
        ordered = candidates.indices.sorted { key($0) < key($1) }.map { candidates[$0] }
    }

    /// Everyone who has not failed.
    var able: [Candidate] { ordered.filter { $0.standing != .failed } }
    /// Those whose bands are trusted, the best first.
    var trusted: [Candidate] { byScore(ordered.filter { $0.standing == .kept }) }

    /// The one to use: the best of those that are trusted, else whose band comes closest to what it promises.
    var choice: Candidate? {
        trusted.first
            ?? able.enumerated().min { first, second in
                closeness(first.element, first.offset) < closeness(second.element, second.offset)
            }?.element
    }

    /// What the answer names: the one to use, and those that are as good.
    var recommended: [Candidate] {
        guard let choice else { return [] }
        guard choice.score.isFinite, tellsWinners else { return [choice] }
        // Nobody is named for a score whose band is known to be worse.
        return asGood(as: choice, among: byScore(able.filter { $0.standing.rawValue <= choice.standing.rawValue }))
    }

    /// Who scores as well as the best of some: no worse for sure, and by no noticeable share.
    func asGood(as best: Candidate, among others: [Candidate]) -> [Candidate] {
        others.filter { other in
            guard other.name != best.name || other.title != best.title else { return true }
            guard other.score.isFinite, other.score <= best.score * (1 + Self.noticeable) else { return false }
            guard !circumstances.isLawKnown || circumstances.seedCount ?? 1 > 1,
                let difference = PairedDifference(other.scores, best.scores)
            else { return true }
            return difference.low <= 0
        }
    }

    /// Whether there are scores enough to say who predicts better.
    var tellsWinners: Bool {
        circumstances.seedCount ?? 1 > 1 || able.contains { $0.scores.count >= Self.fewestInside }
    }

    /// Those who predict best, whatever their bands cover; none where a handful of points can't tell.
    var leaders: [Candidate] {
        guard tellsWinners, let best = byScore(able).first, best.score.isFinite else { return [] }
        return asGood(as: best, among: byScore(able))
    }

    /// The lowest score first; those that learn one function behind others of the same standing only where scores are equal.
    func byScore(_ candidates: [Candidate]) -> [Candidate] {
        candidates.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }.map(\.element)
    }

    private func closeness(_ candidate: Candidate, _ place: Int) -> (Int, Double, Double, Int) {
        let worst = candidate.standing == .narrow ? -candidate.leastShare : 0
        return (candidate.standing.rawValue, worst, candidate.score, place)
    }
}
