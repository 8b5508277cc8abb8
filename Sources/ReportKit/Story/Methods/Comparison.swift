import Predictions
import Training

/// All methods on one data set side by side: a finding each, and a table.
struct Comparison {
    let chapter: Story.Chapter

    var blocks: [Block] {
        let findings = Block.list(chapter.results.map(finding))
        guard chapter.results.contains(where: { !$0.trained.hasFailed }) else { return [findings] }
        return [
            findings
        ] + (table.columns.count > 1 ? [.table(table)] : []) + [
            .details(
                summary: Prose("All scores\(chapter.seedCount > 1 ? " of the first seed" : "") with their intervals"),
                Region.allCases.compactMap(allScores))
        ]
    }

    /// What a method's numbers say, in a sentence.
    private func finding(_ result: MethodResult) -> Prose {
        guard !result.trained.hasFailed else {
            let what = result.trained.failure == nil ? "diverged" : "could not be used"
            return "\(strong: result.title) \(what): there is nothing to compare."
        }
        var parts: [String] = []
        if let ratio = Self.value(result.metric(Scoring.epistemicRatio, .everywhere)) {
            parts.append(Self.caution(ratio))
        }
        if let ratio = Self.value(result.metric(Scoring.gapRatio, .inRange)) {
            parts.append(
                "\(ratio < 1.2 ? "does not notice the gap between the data: there" : "in the gap between the data") its epistemic σ is \(NumberText.significant(ratio, digits: 2)) times that among them"
            )
        }
        let band = result.band
        if let inside = Self.value(result.metric(band.coverage, .inRange)) {
            let outside =
                Self.value(result.metric(band.coverage, .outOfRange))
                .map { ", and \(NumberText.percent($0)) of those outside" } ?? ""
            let place = outside.isEmpty ? "" : " inside"
            parts.append("\(band.possessive) covers \(NumberText.percent(inside)) of the test points\(place)\(outside)")
        }
        guard !parts.isEmpty else { return "\(strong: result.title): no score is about its band." }
        return "\(strong: result.title): \(parts.joined(separator: "; "))."
    }

    /// The mean over the seeds where there are several, as in the table.
    private static func value(_ metric: Metric?) -> Double? { metric?.overSeeds?.mean ?? metric?.value }

    /// What the ratio of epistemic σ outside to inside says.
    private static func caution(_ ratio: Double) -> String {
        let number = NumberText.significant(ratio, digits: 2)
        return switch ratio {
        case 2...: "less sure outside the training range (its epistemic σ is \(number) times as large there)"
        case 1.2..<2:
            "a little less sure outside the training range (its epistemic σ is \(number) times as large there)"
        default: "no less sure outside the training range (its epistemic σ there is \(number) times that inside)"
        }
    }

    private var table: DocumentTable {
        let columns = ScoreGlossary.comparison(level: chapter.level).filter { column in
            chapter.results.contains { $0.metric(column.score, column.region)?.value != nil }
        }
        let hasBest = columns.contains { column in
            chapter.results.contains { $0.metric(column.score, column.region).map { isBest($0, column) } ?? false }
        }
        let places =
            columns.contains { $0.region == .outOfRange } ? " inside and outside the range of the training data" : ""
        let scores: Prose = "Scores on the test points\(places)\(overSeeds)."
        return DocumentTable(
            caption: hasBest
                ? scores + " \(strong: "Bold"): best, with an interval apart from those of all others." : scores,
            columns: [.init("Method")]
                + columns.map { .init(Prose($0.heading(hasRange: chapter.dataSet.training.count > 0)), .trailing) },
            rows: chapter.results.map { result in
                [Prose(result.title)] + columns.map { cell(result, $0) }
            })
    }

    private func cell(_ result: MethodResult, _ column: ScoreGlossary.Column) -> Prose {
        guard let metric = result.metric(column.score, column.region), let value = metric.value else {
            return Prose(
                result.trained.hasFailed && result.trained.failure == nil ? "diverged" : NumberText.missing)
        }
        let text =
            metric.overSeeds.map { over in
                over.standardError.map { column.text(over.mean, error: $0) } ?? column.text(over.mean)
            } ?? column.text(value)
        return isBest(metric, column) ? "\(strong: text)" : Prose(text)
    }

    /// Every score in a region, a row for each, with the methods side by side; nil if no test point lies there, or
    /// all do and they have been shown.
    private func allScores(in region: Region) -> Block? {
        let scores = chapter.scores.filter { score in
            chapter.results.contains { $0.metric(score.name, region)?.value != nil }
        }
        let points = scores.flatMap { score in
            chapter.results.compactMap { $0.metric(score.name, region)?.points }
        }.max()
        guard let points else { return nil }
        guard region == .everywhere || points < chapter.dataSet.test.count else { return nil }
        return .table(
            DocumentTable(
                caption:
                    "\(strong: ScoreGlossary.capitalised(region.title)), \(NumberText.count(points, "test point")).",
                columns: [.init("Score")] + chapter.results.map { .init(Prose($0.title), .trailing) },
                rows: scores.map { score in
                    [Prose(ScoreGlossary.capitalised(score.title))]
                        + chapter.results.map { interval($0.metric(score.name, region)) }
                }))
    }

    private func interval(_ metric: Metric?) -> Prose {
        guard let value = metric?.value else { return Prose(NumberText.missing) }
        let text = NumberText.significant(value)
        guard let low = metric?.low, let high = metric?.high else { return Prose(text) }
        return "\(text) [\(NumberText.significant(low)), \(NumberText.significant(high))]"
    }

    /// The fewest points at which a score may stand out; resampled, fewer give intervals that are too short.
    private static let fewestPoints = 10

    /// Whether a score is the best and its interval overlaps no other.
    private func isBest(_ metric: Metric, _ column: ScoreGlossary.Column) -> Bool {
        guard column.isBetterLow, metric.points ?? 0 >= Self.fewestPoints, let high = Self.range(metric)?.upperBound
        else {
            return false
        }
        let others = chapter.results.filter { $0.name != metric.method }
            .compactMap { $0.metric(column.score, column.region).flatMap(Self.range)?.lowerBound }
        return !others.isEmpty && others.allSatisfy { $0 > high }
    }

    /// Where a score lies with 95 %: over the test points, or over the seeds where there are several.
    private static func range(_ metric: Metric) -> ClosedRange<Double>? {
        if let over = metric.overSeeds {
            return over.standardError.map { over.mean - 1.96 * $0...over.mean + 1.96 * $0 }
        }
        guard let low = metric.low, let high = metric.high, low <= high else { return nil }
        return low...high
    }

    private var overSeeds: String {
        chapter.seedCount > 1
            ? ": means ± standard errors over \(chapter.seedCount) seeds; data that are made or split at random are drawn anew with each"
            : ""
    }
}
