import Predictions

/// Which method to trust on a data set and why, derived from numbers alone.
///
/// Methods are compared by the continuous ranked probability score at the same test points inside the range of the
/// training data, where everyone knows enough to be judged. Of two methods none is better whose paired difference has a
/// 95 % interval around zero. What the bands promise, and whether a method notices where its data end, then speaks for
/// or against those that are left.
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
        /// Whether its band still covers as much as it should outside the range, as far as the numbers tell.
        var holdsOutside: Bool { outerCoverage.map { $0.high >= nominal } ?? false }
        /// Mean distance to a reference posterior inside the range, if one was sampled.
        let distance: Double?
        /// Whether some of its networks, or its training with some seed, failed.
        let hasFailedRuns: Bool
    }

    /// Everyone who could be judged, the best mean score first.
    private let ranked: [Candidate]
    /// Those of them whom the first one does not beat for sure.
    private let leaders: [Candidate]
    private let seedCount: Int?

    /// A ratio of epistemic σ from which on a method counts as one that notices where its data end.
    private static let noticeableRatio = 1.2

    /// Compares methods; the order in which they are given decides where scores are equal.
    ///
    /// - Parameter seedCount: how many seeds were tried; nil for predictions that were made elsewhere.
    init(_ candidates: [Candidate], seedCount: Int? = 1) {
        let able = candidates.compactMap { candidate -> (candidate: Candidate, mean: Double)? in
            let finite = candidate.scores.filter(\.isFinite)
            return finite.isEmpty ? nil : (candidate, finite.reduce(0, +) / Double(finite.count))
        }
        let order = able.indices.sorted { (able[$0].mean, $0) < (able[$1].mean, $1) }
        let ranked = order.map { able[$0].candidate }
        self.ranked = ranked
        self.seedCount = seedCount
        leaders = ranked.enumerated().filter { index, other in
            guard index > 0, let difference = PairedDifference(other.scores, ranked[0].scores) else {
                return index == 0
            }
            return difference.low <= 0
        }.map(\.element)
    }

    /// The advice in a few paragraphs; empty if there is nothing to compare.
    var paragraphs: [Prose] {
        guard ranked.count > 1, let first = ranked.first else { return [] }
        return [verdict(first)] + [promises, extrapolation, reference].compactMap(\.self) + [caveats]
    }

    private var pointCount: Int { ranked.first?.scores.count { $0.isFinite } ?? 0 }

    private func verdict(_ first: Candidate) -> Prose {
        let points = NumberText.count(pointCount, "test point")
        if leaders.count == 1 {
            return
                "\(strong: "Inside the training range, \(first.title) predicts best.") At the same \(points) its CRPS is lower than that of each other method, and no 95 % interval of a difference reaches zero."
        }
        let names = NumberText.list(leaders.map(\.title))
        let others = ranked.count - leaders.count
        let rest =
            others == 0
            ? ""
            : " The other \(others == 1 ? "method is" : "\(others) methods are") worse: the interval of \(others == 1 ? "its" : "each") difference stays above zero."
        return
            "\(strong: "Inside the training range there is no clear winner between \(names).") At the same \(points) the 95 % intervals of their differences in CRPS reach zero.\(rest)"
    }

    /// Whether bands hold what they promise.
    private var promises: Prose? {
        let known = leaders.compactMap { leader in leader.coverage.map { (leader: leader, coverage: $0) } }
        guard !known.isEmpty else { return nil }
        func text(_ entries: [(leader: Candidate, coverage: (value: Double, low: Double, high: Double))]) -> String {
            NumberText.list(entries.map { "\($0.leader.title) (\(NumberText.percent($0.coverage.value)))" })
        }
        let honest = known.filter { $0.coverage.low <= $0.leader.nominal && $0.leader.nominal <= $0.coverage.high }
        let narrow = known.filter { $0.coverage.high < $0.leader.nominal }
        let wide = known.filter { $0.coverage.low > $0.leader.nominal }
        var parts: [String] = []
        if !honest.isEmpty { parts.append("Trust the bands of \(text(honest)): they cover what they should") }
        if !narrow.isEmpty { parts.append("too narrow: \(text(narrow))") }
        if !wide.isEmpty { parts.append("wider than they need be: \(text(wide))") }
        return Prose(
            ScoreGlossary.capitalised(parts.joined(separator: "; "))
                + " – a band of ±2σ, or the interval in its place, should cover \(NumberText.significant(100 * known[0].leader.nominal, digits: 4)) % of the observations."
                + (honest.isEmpty ? honestOthers : "")
        )
    }

    /// Whose bands hold inside the range, if no leader's does.
    private var honestOthers: String {
        let others = ranked.compactMap { candidate -> String? in
            guard !leaders.contains(where: { $0.title == candidate.title }), let coverage = candidate.coverage,
                coverage.low <= candidate.nominal, candidate.nominal <= coverage.high
            else { return nil }
            return "\(candidate.title) (\(NumberText.percent(coverage.value)))"
        }
        return others.isEmpty
            ? ""
            : " At a higher CRPS, the bands that do are those of \(NumberText.list(others))."
    }

    /// What happens where there are no data.
    private var extrapolation: Prose? {
        let known = leaders.compactMap { leader in leader.ratio.map { (leader: leader, ratio: $0) } }
        guard !known.isEmpty else { return nil }
        let doubting = known.filter { $0.ratio >= Self.noticeableRatio && $0.leader.holdsOutside }
        let hesitant = known.filter { $0.ratio >= Self.noticeableRatio && !$0.leader.holdsOutside }
        let sure = known.filter { $0.ratio < Self.noticeableRatio }
        func text(_ entries: [(leader: Candidate, ratio: Double)]) -> String {
            NumberText.list(
                entries.map { entry in
                    let coverage =
                        entry.leader.outerCoverage.map { ", covers \(NumberText.percent($0.value)) there" } ?? ""
                    return
                        "\(entry.leader.title) (epistemic σ × \(NumberText.significant(entry.ratio, digits: 2))\(coverage))"
                })
        }
        var parts: [String] = []
        if !doubting.isEmpty {
            parts.append(
                "Outside the range \(text(doubting)) \(doubting.count == 1 ? "is" : "are") less sure, as one should be")
        }
        if !hesitant.isEmpty {
            parts.append(
                "\(doubting.isEmpty ? "outside the range " : "")\(text(hesitant)) \(hesitant.count == 1 ? "is" : "are") less sure, but not enough"
            )
        }
        if !sure.isEmpty {
            parts.append(
                "do not follow \(text(sure)) out of the range, for no less sure \(sure.count == 1 ? "it is" : "they are") there"
            )
        }
        return Prose(ScoreGlossary.capitalised(parts.joined(separator: "; ")) + "." + alternatives)
    }

    /// Whose bands hold outside the range, if no leader's does.
    private var alternatives: String {
        guard !leaders.contains(where: \.holdsOutside) else { return "" }
        let others = ranked.filter { $0.holdsOutside && ($0.ratio ?? 0) >= Self.noticeableRatio }
        guard !others.isEmpty else { return "" }
        let names = NumberText.list(
            others.map { other in
                other.title + (other.outerCoverage.map { " (\(NumberText.percent($0.value)))" } ?? "")
            })
        return " If you must go there, the bands that still cover what they should are those of \(names)."
    }

    /// Who is closest to a sampled posterior.
    private var reference: Prose? {
        let known = ranked.compactMap { candidate in candidate.distance.map { (title: candidate.title, distance: $0) } }
        guard let closest = known.min(by: { $0.distance < $1.distance }), known.count > 1 else { return nil }
        return
            "Of the methods that were held against the sampled posterior, \(closest.title) is the closest inside the range (a distance of \(NumberText.significant(closest.distance)))."
    }

    private var caveats: Prose {
        var parts: [String] = []
        if pointCount < 100 {
            parts.append("there are only \(NumberText.count(pointCount, "test point")) inside the range")
        }
        if let seedCount {
            parts.append(
                seedCount == 1
                    ? "another seed may change the order (“--seeds 10” tells)"
                    : "this compares the first of \(seedCount) seeds (the table shows how far they differ)")
        }
        let failed = leaders.filter(\.hasFailedRuns).map(\.title)
        if !failed.isEmpty { parts.append("some runs of \(NumberText.list(failed)) diverged") }
        parts.append("all this is about these data")
        return Prose("But: " + parts.joined(separator: "; ") + ".")
    }
}
