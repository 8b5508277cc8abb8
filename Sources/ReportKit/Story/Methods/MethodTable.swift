import Figures
import Predictions
import Tables
import Training

/// The one table that compares methods, best first: what each band covers where, how wide it is, how well it predicts, what
/// it costs.
struct MethodTable {
    let chapter: ReportModel.Chapter

    private typealias Candidate = Recommendation.Candidate

    private var recommendation: Recommendation { chapter.recommendation }
    private var candidates: [Candidate] { recommendation.ordered }

    /// A column: its heading, what stands in it for a method, and for the law of the data.
    private struct Column {
        var title: String
        var alignment = DocumentTable.Alignment.trailing
        var law: Prose?
        let cell: (Candidate) -> Prose?
    }

    /// The table; nil if there is nothing to compare.
    var block: Block? {
        let columns = columns.filter { column in candidates.contains { column.cell($0) != nil } }
        guard !columns.isEmpty else { return nil }
        let missing = Prose(NumberText.missing)
        let rows = candidates.map { candidate in
            [Prose(candidate.title + (candidate.failure == nil ? "" : " (failed)"))]
                + columns.map { candidate.failure == nil ? $0.cell(candidate) ?? missing : missing }
        }
        let law =
            columns.contains { $0.law != nil }
            ? [["The true law" as Prose] + columns.map { $0.law ?? missing }] : []
        return .table(
            DocumentTable(
                caption: caption, columns: [.init("Method")] + columns.map { .init(Prose($0.title), $0.alignment) },
                rows: rows + law))
    }

    private var columns: [Column] {
        let hasPlaces = recommendation.circumstances.hasRange && candidates.contains { $0.outer != nil }
        let bands = Set(candidates.filter { $0.inner != nil }.map(\.band))
        let name = bands.count == 1 ? bands.first ?? "" : "Band"
        let nominal = candidates.compactMap { $0.inner?.nominal }.first
        let isOutside = recommendation.circumstances.isOutside
        let place = isOutside ? " outside" : hasPlaces || recommendation.circumstances.hasGap ? " inside" : ""
        let share = nominal.flatMap { law($0) }
        let leaders = Set(recommendation.leaders.map(\.title))
        return [
            Column(title: "\(name) covers\(place)", law: share) {
                $0.inner.map { Self.cell($0, isInside: !isOutside) }
            },
            Column(title: "in the gap", law: share) { $0.gap.map { Self.cell($0, isInside: false) } },
            Column(title: "outside", law: share) { $0.outer.map { Self.cell($0, isInside: false) } },
            Column(title: "Width\(place)", law: lawWidth) { $0.width.map { Prose(NumberText.significant($0)) } },
            Column(title: "CRPS\(place)", law: lawScore) { candidate in
                guard candidate.score.isFinite else { return nil }
                let text =
                    NumberText.significant(candidate.score)
                    + (candidate.scoreError.map { " ± " + NumberText.significant($0, digits: 1) } ?? "")
                return leaders.contains(candidate.title) ? "\(strong: text)" : Prose(text)
            },
            Column(title: "Noise", alignment: .leading, law: lawNoise) { candidate in
                candidate.hasOneNoiseLevel.map { $0 ? "one level" : "varies" }
            },
            Column(title: "σ outside ÷ inside", law: lawRatio) { candidate in
                candidate.deviationRatio.map { Prose(NumberText.significant($0, digits: 2)) }
            },
            Column(title: "Cost") { $0.gradientRows.map { Prose(Self.rounded($0)) } },
        ]
    }

    /// A share as a mark and in numbers.
    ///
    /// - Parameter isInside: whether the data are near, where a band that covers more than it promises is wrong, too.
    static func cell(_ coverage: BandCoverage, isInside: Bool = true) -> Prose {
        let mark = Prose([
            .share(
                ShareMark(
                    value: coverage.share, interval: coverage.interval, nominal: coverage.nominal,
                    isRight: !coverage.isTooLow() && !(isInside && coverage.isTooHigh())))
        ])
        return mark + Prose(Recommendation.text(coverage))
    }

    // MARK: The law

    private var laws: [NormalLaw]? {
        laws(in: .inRange)
    }

    private func laws(in region: Region) -> [NormalLaw]? {
        guard let laws = chapter.dataSet.laws, let points = try? chapter.dataSet.testPoints(region) else { return nil }
        return points.map { laws[$0] }
    }

    private func law(_ nominal: Double) -> Prose? {
        laws.map { _ in
            Self.cell(BandCoverage(expected: nominal, count: 1, nominal: nominal, tolerance: 0))
        }
    }

    private func mean(_ value: (NormalLaw) -> Double) -> Prose? {
        laws.map { Prose(NumberText.significant($0.reduce(0) { $0 + value($1) } / Double($0.count))) }
    }

    private var lawWidth: Prose? { mean { 2 * bandLevel.factor * $0.deviation } }
    private var bandLevel: BandLevel {
        chapter.evaluations.lazy.compactMap { $0.predictions?.test.bandLevel }.first ?? .twoSigma
    }
    private var lawScore: Prose? { mean(\.rankedProbability) }
    private var lawRatio: Prose? {
        guard let inside = laws, let outside = laws(in: .outOfRange),
            candidates.contains(where: { $0.deviationRatio != nil })
        else { return nil }
        func mean(_ laws: [NormalLaw]) -> Double { laws.reduce(0) { $0 + $1.deviation } / Double(laws.count) }
        let ratio = mean(outside) / mean(inside)
        return ratio.isFinite ? Prose(NumberText.significant(ratio, digits: 2)) : nil
    }
    private var lawNoise: Prose? {
        recommendation.circumstances.lawNoise.map { $0.upperBound > 1.02 * $0.lowerBound ? "varies" : "one level" }
    }

    // MARK: Words

    private var caption: Prose {
        let circumstances = recommendation.circumstances
        let seedCount = circumstances.seedCount ?? 1
        // Points that lack a prediction are not scored.
        let scored = chapter.evaluations.compactMap { $0.predictions?.test.finitePoints.count }.max()
        let count = NumberText.count(scored ?? chapter.dataSet.test.count, "test point")
        let seeds =
            seedCount > 1
            ? " Means over \(seedCount) seeds, ± standard error; data that are made or split at random are drawn anew with each."
            : ""
        let what =
            circumstances.isLawKnown
            ? "Coverage and CRPS are what the known law of the data gives at the test points, not counts of one draw."
            : "Coverage is counted at \(count)\(chapter.dataSet.folds.isEmpty ? "" : ", each predicted by a fit that did not see it"), with the range in which the true share lies with 95 %."
        let order =
            "Trusted bands first, then by CRPS"
            + (candidates.contains(where: \.isForComparison) ? "; methods for comparison last. " : ". ")
        let gap = circumstances.hasGap ? " Inside leaves the gap out." : ""
        let promises = Set(candidates.compactMap { $0.inner?.nominal }).sorted()
        let differing =
            promises.count > 1 || bandLevel != .twoSigma
            ? " Bands promise \(NumberText.list(promises.map { PredictiveInterval.text(of: $0) }))."
            : ""
        let bold =
            !recommendation.tellsWinners || candidates.count { $0.score.isFinite } < 2
            ? Prose("")
            : " \(strong: "Bold"): within \(NumberText.significant(100 * Recommendation.noticeable, digits: 1)) % of the best method's CRPS\(circumstances.isLawKnown && seedCount == 1 ? "" : ", and not demonstrably worse")."
        let cost =
            candidates.contains { $0.gradientRows != nil } ? " Cost: training rows processed, trials among them." : ""
        return Prose("\(order)\(what)\(gap) A filled dot keeps its promise, the tick.\(differing)\(seeds)") + bold
            + Prose(cost)
    }

    /// A count with two digits, as "1.2 M".
    private static func rounded(_ count: Int) -> String {
        let value = Double(count)
        return switch count {
        case 1_000_000...: NumberText.significant(value / 1e6, digits: 2) + " M"
        case 1000...: NumberText.significant(value / 1e3, digits: 2) + " k"
        default: "\(count)"
        }
    }
}
