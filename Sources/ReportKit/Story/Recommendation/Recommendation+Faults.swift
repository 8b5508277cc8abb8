import Predictions
import Tables

extension Recommendation {
    /// Where each band is wrong, and why, a sentence for each method; those without a fault share one.
    var faults: [Prose] {
        let found = able.filter { $0.base == nil && $0.inner != nil }.map { ($0, reasons($0)) }
        let right = found.filter(\.1.isEmpty).map(\.0)
        let wrong = found.filter { !$0.1.isEmpty }.map { candidate, reasons -> Prose in
            "\(strong: candidate.title): \(reasons.joined(separator: "; "))."
        }
        guard !right.isEmpty else { return wrong }
        let shown = NumberText.list(right.map(\.title))
        let place = circumstances.hasRange && circumstances.outerCount > 0 ? ", inside and outside" : ""
        return [
            "\(strong: shown): no fault found\(place)\(limits)\(circumstances.isLawKnown ? "" : ", as far as \(NumberText.count(right[0].inner?.count ?? 0, "test point")) tell")."
        ] + wrong
    }

    /// From where on a band of a known law counts as wrong.
    private var limits: String {
        guard circumstances.isLawKnown else { return "" }
        let text = { (share: Double) in NumberText.significant(100 * share, digits: 1 + Int(10 * share)) }
        return
            ": at most \(text(HeldObservations.tolerance)) points below the promise, and \(text(HeldObservations.toleranceOfFifth)) in any fifth of the range"
    }

    /// A ratio of σ from which on a band counts as one that notices where the data end.
    private static let noticeableRatio = 1.2

    /// Of so many places it is said that a band is too narrow there, the worst first; more are counted.
    private static let mostWeaknesses = 3

    private func reasons(_ candidate: Candidate) -> [String] {
        var reasons: [String] = []
        if let uneven = unevenNoise(candidate) { reasons.append(uneven) }
        if let inner = candidate.inner {
            if inner.isTooLow() {
                reasons.append("too narrow\(inside): \(Self.text(inner))")
            } else if inner.isTooHigh() {
                reasons.append("wider than need be\(inside): \(Self.text(inner))")
            }
        }
        if let width = candidate.width, let constant = circumstances.constantWidth, width > 1.2 * constant {
            reasons.append(
                "its band is wider (\(NumberText.significant(width))) than one around the mean of all observations (\(NumberText.significant(constant)))"
            )
        }
        if !candidate.weakness.isEmpty {
            reasons.append("too narrow at \(NumberText.list(candidate.weakness, most: Self.mostWeaknesses))")
        }
        if let gap = candidate.gap, gap.isTooLow() {
            reasons.append("it does not notice the gap between the data: \(Self.text(gap)) there")
        }
        if let outer = candidate.outer, outer.isTooLow() {
            reasons.append("too narrow outside: \(Self.text(outer)), \(growth(candidate))")
        }
        return reasons
    }

    private var inside: String { !circumstances.hasRange ? "" : circumstances.isOutside ? " outside" : " inside" }

    /// What becomes of σ where there are no data.
    private func growth(_ candidate: Candidate) -> String {
        guard let ratio = candidate.ratio else {
            return candidate.isForComparison
                ? "where it is one function, whose σ need not grow away from the data"
                : "where its band does not say what it doesn't know"
        }
        let number = NumberText.significant(ratio, digits: 2)
        return ratio < Self.noticeableRatio
            ? "where its epistemic σ is no larger than inside (× \(number))"
            : "although its epistemic σ grows (× \(number))"
    }

    /// That one level stands for noise that is not the same everywhere: the law's, or what others found.
    private func unevenNoise(_ candidate: Candidate) -> String? {
        guard candidate.hasOneNoiseLevel == true, let own = candidate.noise else { return nil }
        let varying = able.filter { $0.hasOneNoiseLevel == false && $0.standing == .kept }.compactMap(\.noise)
        let found = circumstances.lawNoise ?? Self.median(varying)
        guard let found, found.upperBound > 2 * found.lowerBound else { return nil }
        let text = { (value: Double) in NumberText.significant(value, digits: 2) }
        let whose = circumstances.lawNoise == nil ? "where others find" : "where the true one goes"
        return
            "one noise level (σ \(text(own.upperBound))) \(whose) from \(text(found.lowerBound)) to \(text(found.upperBound))"
    }

    private static func median(_ ranges: [ClosedRange<Double>]) -> ClosedRange<Double>? {
        guard !ranges.isEmpty else { return nil }
        return ranges.sorted { $0.upperBound < $1.upperBound }[ranges.count / 2]
    }
}
