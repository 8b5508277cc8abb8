import Predictions
import Tables

extension Recommendation {
    /// The answer in at most 50 words: whom to trust, why, and whom not; empty if there is nothing to judge.
    var verdict: Prose {
        guard let choice else {
            return ordered.isEmpty ? "" : "\(strong: "Trust none of these:") \(Self.names(ordered)) failed."
        }
        return answer(choice) + distrust(besides: choice)
    }

    private func answer(_ choice: Candidate) -> Prose {
        switch choice.standing {
        case .kept:
            return
                "\(strong: "Trust \(choice.title)"): its \(choice.bandNoun) covers \(coverage(choice)).\(companions(choice))"
        case .unclear:
            let count = NumberText.count(
                choice.inner?.count ?? 0, circumstances.isCrossValidated ? "row" : "test point")
            let isAlone = !tellsWinners || able.count { $0.score.isFinite } < 2 || !choice.score.isFinite
            let best = isAlone ? " That of \(choice.title)" : " \(choice.title) predicts best; its band"
            return
                "\(strong: "\(count) \(choice.inner?.count == 1 ? "is" : "are") too few to trust a band by.")\(best) covers \(coverage(choice)).\(companions(choice))"
        case .uneven:
            let place = choice.weakness.first ?? ""
            return
                "\(strong: "No band covers what it should everywhere.") Closest comes \(choice.title): \(coverage(choice)); but too little at \(place)."
        case .wide:
            return
                "\(strong: "No band covers just what it should.") On the safe side is \(choice.title): it covers \(coverage(choice))."
        case .narrow:
            return
                "\(strong: ordered.count == 1 ? "Don't trust this band." : "Trust none of these bands as they are.") \(leader(choice)) covers \(coverage(choice)).\(remedy(choice))"
        case .unseen:
            return
                "\(strong: "Nobody can say which band to trust:") no test point lies among the training data."
        case .none, .failed:
            return
                "\(strong: "There is no band to judge:") each prediction is a single value, which says nothing of how sure it is."
        }
    }

    /// Whose band comes next.
    private func leader(_ choice: Candidate) -> String {
        ordered.count == 1 ? "It" : "The band of \(choice.title), the closest,"
    }

    /// What a band covers, and what it should.
    private func coverage(_ candidate: Candidate) -> String {
        let nominal = candidate.inner.map { PredictiveInterval.text(of: $0.nominal) } ?? ""
        let place =
            circumstances.isCrossValidated
            ? " of rows that it did not see"
            : circumstances.hasRange ? circumstances.place : " of the test points"
        let parts = [
            candidate.inner.map { Self.text($0) + place },
            candidate.gap.map { Self.text($0) + " in the gap" },
            candidate.outer.map { Self.text($0) + " outside" },
        ].compactMap(\.self)
        let isSafe = candidate.standing == .kept && candidate.inner?.isTooHigh() ?? false
        return NumberText.list(parts)
            + (isSafe ? ", more than the \(nominal) promised" : ", where \(nominal) are promised")
    }

    /// A share, with its interval where it is counted.
    static func text(_ coverage: BandCoverage) -> String {
        guard let interval = coverage.interval else { return NumberText.percent(coverage.share) }
        // Digits that the number of points can't carry are left away.
        let decimals = interval.upperBound - interval.lowerBound > 0.02 ? 0 : 1
        let text = { (share: Double) in NumberText.fixed(100 * share, decimals: decimals) }
        return "\(text(coverage.share)) % (\(text(interval.lowerBound))–\(text(interval.upperBound)))"
    }

    /// Who is as good, or predicts better with a band that is not to be trusted.
    private func companions(_ choice: Candidate) -> String {
        guard choice.score.isFinite, tellsWinners else { return "" }
        let equals = recommended.filter { $0.title != choice.title }
        let better = leaders.first.flatMap { best in
            best.standing.rawValue > choice.standing.rawValue
                && !asGood(as: best, among: [choice]).contains { $0.title == choice.title }
                ? best : nil
        }
        let share = NumberText.significant(100 * Self.noticeable, digits: 1)
        let equal = equals.isEmpty ? "" : " Within \(share) % of its CRPS: \(Self.names(equals))."
        return equal + (better.map { " \($0.title) predicts better, but its band is not right." } ?? "")
    }

    /// Whose bands cover too little.
    private func distrust(besides choice: Candidate) -> Prose {
        guard choice.standing.rawValue < Candidate.Standing.narrow.rawValue else { return "" }
        let failed = ordered.filter { $0.standing == .failed }
        // The worst is the one to be warned of.
        let narrow = ordered.filter { $0.standing == .narrow }.enumerated()
            .sorted { ($0.element.leastShare, $0.offset) < ($1.element.leastShare, $1.offset) }.map(\.element)
        let places = [
            narrow.allSatisfy { $0.gap?.isTooLow() ?? false } ? "in the gap" : nil,
            narrow.allSatisfy { $0.outer?.isTooLow() ?? false } ? "outside the range" : nil,
        ].compactMap(\.self)
        guard !(narrow + failed).isEmpty else { return "" }
        let reason =
            failed.isEmpty
            ? !places.isEmpty
                ? " " + NumberText.list(places)
                : narrow.count == 1 ? ": it covers too little" : ": they cover too little"
            : narrow.isEmpty ? ": \(failed.count == 1 ? "it" : "they") failed" : ", which cover too little or failed"
        return Prose(" Distrust \(Self.names(failed + narrow))\(reason).")
    }

    /// What would mend a band that is too narrow among the data.
    private func remedy(_ choice: Candidate) -> Prose {
        guard circumstances.seedCount != nil, choice.inner?.isTooLow() ?? false else { return "" }
        return " \(code: "--recalibrate variance") widens it."
    }

    /// At most three names; more are counted.
    static func names(_ candidates: [Candidate]) -> String {
        NumberText.list(candidates.map(\.title), most: 3)
    }

    /// What to keep in mind; nil if there is nothing.
    var caveats: Prose? {
        guard !able.isEmpty else { return nil }
        var parts: [Prose] = []
        let count = able.first?.inner?.count ?? 0
        if count > 0, count < 100, choice?.standing != .unclear, !circumstances.isLawKnown {
            parts.append(
                circumstances.isCrossValidated
                    ? "there are only \(NumberText.count(count, "row"))"
                    : "there are only \(NumberText.count(count, "test point"))\(circumstances.place)"
            )
        }
        if circumstances.hasRange, (1..<Self.fewestOutside).contains(circumstances.outerCount) {
            let outer = circumstances.outerCount
            parts.append(
                "\(NumberText.count(outer, "test point")) outside \(outer == 1 ? "is" : "are") too few to judge a band by"
            )
        }
        if let seedCount = circumstances.seedCount {
            parts.append(
                seedCount == 1
                    ? "another seed may change the order and the answer (\(code: "--seeds 10") tells)"
                    : "in which part of the range a band is too narrow is shown for the first of \(seedCount) seeds only"
            )
        }
        let failed = leaders.filter(\.hasFailedRuns).map(\.title)
        if !failed.isEmpty { parts.append("some runs of \(NumberText.list(failed, most: 3)) diverged") }
        guard let first = parts.first else { return nil }
        return parts.dropFirst().reduce("But: " + first) { $0 + "; " + $1 } + "."
    }
}
