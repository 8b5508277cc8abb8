import Tables
import Predictions

extension Recommendation {
    /// The advice in a few paragraphs; empty if there is nothing to compare.
    var paragraphs: [Prose] {
        guard let first = ranked.first, ranked.count > 1 || !failed.isEmpty else { return failure.map { [$0] } ?? [] }
        guard ranked.isEmpty || pointCount >= Self.fewestInside else {
            let silence: Prose =
                "\(strong: "Nobody can say which bands to trust, or who predicts best:") there \(pointCount == 1 ? "is" : "are") only \(NumberText.count(pointCount, "test point"))\(inside), and \(Self.fewestInside) are the fewest that say anything."
            return [failure, silence].compactMap(\.self)
        }
        let comparison = ranked.count > 1 ? accuracy(first) : nil
        return [failure, trust, comparison, extrapolation, reference].compactMap(\.self) + [caveats]
    }

    /// Who is not to be followed at all.
    private var failure: Prose? {
        guard !failed.isEmpty else { return nil }
        let names = NumberText.list(failed, most: Self.mostNames)
        let headline: Prose =
            ranked.isEmpty && aside.isEmpty
            ? "\(strong: "Trust none of these.")" : "\(strong: "Do not use \(names).")"
        let rest =
            failed.count == 1
            ? "has failed, whatever its band covers; its chapter says how."
            : "have failed, whatever their bands cover; their chapters say how."
        return headline + Prose(" \(names) \(rest)")
    }

    /// A ratio of epistemic σ from which on a method counts as one that notices where its data end.
    private static let noticeableRatio = 1.2

    private var pointCount: Int { ranked.first?.scores.count { $0.isFinite } ?? 0 }
    private var inside: String { hasRange ? " inside the training range" : "" }

    /// More names than these are counted, not listed.
    private static let mostNames = 6

    /// Of so many methods it is said where their bands are too narrow.
    private static let mostWeaknesses = 3

    private static func names(_ candidates: [Candidate], _ note: (Candidate) -> String? = { _ in nil }) -> String {
        NumberText.list(
            candidates.map { candidate in candidate.title + (note(candidate).map { " (\($0))" } ?? "") },
            most: mostNames)
    }

    private static func bands(_ candidates: [Candidate]) -> String {
        candidates.count == 1 ? "the band" : "the bands"
    }

    private static func inner(_ candidate: Candidate) -> String? {
        candidate.inner.map { NumberText.percent($0.share) }
    }

    private static func outer(_ candidate: Candidate) -> String? {
        candidate.outer.map { NumberText.percent($0.share) }
    }

    /// Whose bands hold what they promise.
    private var trust: Prose? {
        let judged = ranked.filter { $0.inner != nil }
        guard !judged.isEmpty else { return nil }
        let kept = judged.filter(\.keepsPromise)
        let hasOutside = judged.contains { $0.outer != nil }
        let places = hasOutside ? ", inside and outside the training range" : ""
        guard !kept.isEmpty else {
            let headline = "No band covers what it should everywhere\(places)."
            return "\(strong: headline) \(promise(judged)).\(secondBest(judged, hasOutside))"
        }
        let headline =
            "Trust \(Self.bands(kept)) of \(Self.names(kept)): \(kept.count == 1 ? "it covers what it" : "they cover what they") should\(places)."
        let shares = [
            (kept.compactMap { $0.inner?.share }, " inside"), (kept.compactMap { $0.outer?.share }, " outside"),
        ]
        .filter { !$0.0.isEmpty }
        .map { shares, place in Self.span(shares) + (hasOutside ? place : "") }
        return
            "\(strong: headline) \(promise(kept)); \(kept.count == 1 ? "this one covers" : "these cover") \(NumberText.list(shares)).\(preferred(kept))"
    }

    /// What bands should cover.
    private func promise(_ judged: [Candidate]) -> String {
        let shares = judged.compactMap { $0.inner?.nominal }
        let (least, most) = (shares.min() ?? 0, shares.max() ?? 0)
        let whole = isLawKnown ? "of what the known law of the data gives" : "of the observations"
        func percent(_ share: Double) -> String { NumberText.significant(100 * share, digits: 4) }
        return least == most
            ? "A band of ±2σ, or the interval in its place, should cover \(percent(most)) % \(whole)"
            : "Each band should cover what it promises, \(percent(least)) to \(percent(most)) % \(whole)"
    }

    /// Whose bands come closest, if none holds all that it promises.
    private func secondBest(_ judged: [Candidate], _ hasOutside: Bool) -> String {
        let uneven = judged.filter(\.isUneven)
        let safe = judged.filter(\.isOnTheSafeSide)
        var result = ""
        if !uneven.isEmpty {
            let weak = uneven.prefix(Self.mostWeaknesses).map { "\($0.title) at \(NumberText.list($0.weakness))" }
            let parts =
                uneven.count > weak.count
                ? "for instance \(weak.joined(separator: "; "))" : weak.joined(separator: "; ")
            result +=
                " On the whole \(Self.bands(uneven)) of \(Self.names(uneven, Self.inner)) \(uneven.count == 1 ? "does" : "do"), but in parts of the range \(uneven.count == 1 ? "it covers" : "they cover") too little: \(parts)."
        }
        if !safe.isEmpty {
            result +=
                " On the safe side \(safe.count == 1 ? "is" : "are") \(Self.bands(safe)) of \(Self.names(safe, Self.inner)): wider than \(safe.count == 1 ? "it" : "they") need be\(inside)."
        }
        return result.isEmpty && hasOutside ? halfKept(judged) : result
    }

    /// Shares from the least to the most.
    private static func span(_ shares: [Double]) -> String {
        let (least, most) = (NumberText.percent(shares.min() ?? .nan), NumberText.percent(shares.max() ?? .nan))
        return least == most ? least : "\(least) to \(most)"
    }

    /// Who predicts best among those that can be trusted.
    private func preferred(_ kept: [Candidate]) -> String {
        guard kept.count > 1 else { return "" }
        let best = Self.unbeaten(kept)
        guard best.count < kept.count else {
            return kept.count == 2
                ? " Neither has a lower CRPS for sure." : " None of them has a lower CRPS than the others for sure."
        }
        return " Of these, \(Self.names(best)) \(best.count == 1 ? "has" : "have") the lowest CRPS\(inside)."
    }

    /// Whose bands hold in one place only.
    private func halfKept(_ judged: [Candidate]) -> String {
        let within = judged.filter { $0.holdsInside && $0.weakness.isEmpty }
        let beyond = judged.filter { $0.outer != nil && $0.holdsOutside }
        var result = ""
        if !within.isEmpty {
            result +=
                " Inside, \(Self.bands(within)) of \(Self.names(within, Self.inner)) \(within.count == 1 ? "does" : "do")."
        }
        if !beyond.isEmpty {
            result +=
                " Outside, \(Self.bands(beyond)) of \(Self.names(beyond, Self.outer)) \(beyond.count == 1 ? "does" : "do")."
        }
        return result
    }

    /// Who predicts best, and what is wrong with the bands of those that do.
    private func accuracy(_ first: Candidate) -> Prose {
        let points = NumberText.count(pointCount, "test point") + inside
        guard leaders.count > 1 else {
            return
                "\(first.title) predicts best: at the \(points) its CRPS is lower than that of each other method, and no 95 % interval of a difference reaches zero.\(faults)"
        }
        guard leaders.count < ranked.count else {
            return
                "There is no clear winner by CRPS at the \(points): the 95 % intervals of all differences reach zero.\(faults)"
        }
        let others = ranked.count - leaders.count
        return
            "By CRPS at the \(points), \(Self.names(leaders)) predict best, with no clear winner: the 95 % intervals of their differences reach zero. The other \(others == 1 ? "method is" : "\(others) methods are") worse.\(faults)"
    }

    /// What is wrong with the bands of those that predict best.
    private var faults: String {
        let (narrow, wide) = (leaders.filter(\.isNarrow), leaders.filter(\.isWide))
        var result = ""
        if !narrow.isEmpty {
            let shares = Self.span(narrow.compactMap { $0.inner?.share })
            let bands =
                narrow.count < leaders.count
                ? "\(Self.bands(narrow)) of \(Self.names(narrow, Self.inner)) \(narrow.count == 1 ? "covers" : "cover")"
                : leaders.count == 1 ? "its band covers" : "the bands of the best cover"
            result += " But \(bands) too little\(inside)\(narrow.count < leaders.count ? "" : " (\(shares))")."
        }
        if !wide.isEmpty {
            let verb = wide.count == 1 ? "is wider than it need" : "are wider than they need"
            result += " \(ScoreGlossary.capitalised(Self.bands(wide))) of \(Self.names(wide, Self.inner)) \(verb) be."
        }
        return result
    }

    /// What happens where there are no data to those that one would follow: the trusted, and those that predict best.
    private var extrapolation: Prose? {
        guard hasRange else { return nil }
        let titles = Set(leaders.map(\.title))
        let trusted = ranked.contains(where: \.keepsPromise)
        let followed = ranked.filter {
            titles.contains($0.title) || (trusted ? $0.keepsPromise : $0.isUneven || $0.isOnTheSafeSide)
        }
        func ratio(_ candidate: Candidate) -> String? {
            candidate.ratio.map { "×\u{00A0}\(NumberText.significant($0, digits: 2))" }
        }
        let short = followed.filter { !$0.holdsOutside }
        let doubting = followed.filter { $0.holdsOutside && ($0.ratio ?? 0) >= Self.noticeableRatio }
        let sure = followed.filter { ($0.ratio ?? .infinity) < Self.noticeableRatio }
        var sentences: [String] = []
        if !doubting.isEmpty {
            sentences.append(
                "Outside the range the epistemic σ of \(Self.names(doubting, ratio)) grows, as it should.")
        }
        if !short.isEmpty {
            sentences.append(
                "Do not follow \(Self.names(short, Self.outer)) out of the range: \(short.count == 1 ? "its band covers" : "their bands cover") too little there."
            )
        }
        if !sure.isEmpty {
            sentences.append(
                "\(Self.names(sure, ratio)) \(sure.count == 1 ? "is" : "are") no less sure outside the range than inside."
            )
        }
        return sentences.isEmpty ? nil : Prose(sentences.joined(separator: " "))
    }

    /// Who is closest to a sampled posterior.
    private var reference: Prose? {
        let known = ranked.compactMap { candidate in candidate.distance.map { (title: candidate.title, distance: $0) } }
        guard let closest = known.min(by: { $0.distance < $1.distance }), known.count > 1 else { return nil }
        return
            "Of the methods that were held against the sampled posterior, \(closest.title) is the closest\(inside) (a distance of \(NumberText.significant(closest.distance)))."
    }

    private var caveats: Prose {
        var parts: [String] = []
        if isLawKnown {
            parts.append("the table counts test points, whose draw moves a share by some per cent")
        }
        if pointCount < 100 {
            parts.append("there are only \(NumberText.count(pointCount, "test point"))\(inside)")
        }
        if let seedCount {
            parts.append(
                seedCount == 1
                    ? "another seed may change the order (“--seeds 10” tells)"
                    : "this compares the first of \(seedCount) seeds (the table shows how far they differ)")
        }
        if hasRange, (1..<Self.fewestOutside).contains(outerCount) {
            parts.append(
                "\(NumberText.count(outerCount, "test point")) outside \(outerCount == 1 ? "is" : "are") too few to judge a band by"
            )
        }
        if !aside.isEmpty {
            parts.append(
                "\(NumberText.list(aside, most: Self.mostNames)) \(aside.count == 1 ? "has" : "have") no CRPS and \(aside.count == 1 ? "is" : "are") not compared here; the table and the chapters tell what \(aside.count == 1 ? "its interval covers" : "their intervals cover")"
            )
        }
        let failed = leaders.filter(\.hasFailedRuns).map(\.title)
        if !failed.isEmpty { parts.append("some runs of \(NumberText.list(failed)) diverged") }
        parts.append("all this is about these data")
        return Prose("But: " + parts.joined(separator: "; ") + ".")
    }
}
