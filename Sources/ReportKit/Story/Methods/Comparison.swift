import Tables
import Figures
import Predictions
import Training

/// All methods on one data set side by side: a finding each, and a table.
struct Comparison {
    let chapter: ReportModel.Chapter

    var blocks: [Block] {
        let findings = Block.list(chapter.evaluations.map(finding))
        guard chapter.evaluations.contains(where: { !$0.hasFailed }) else { return [findings] }
        return [
            findings
        ] + (table.columns.count > 1 ? [.table(table)] : []) + [
            .details(
                summary: Prose("All scores\(chapter.seedCount > 1 ? " of the first seed" : "") with their intervals"),
                Region.allCases.compactMap(allScores))
        ]
    }

    /// What a method's numbers say, in a sentence.
    private func finding(_ result: Evaluation) -> Prose {
        guard let predictions = result.predictions else {
            let what = result.training?.failure == nil ? "diverged" : "could not be used"
            return "\(strong: result.title) \(what): there is nothing to compare."
        }
        var parts = result.fit?.failure.map { ["failed: \($0)"] } ?? []
        if let ratio = result.scores[.epistemicRatio, .everywhere]?.typical {
            parts.append(Self.caution(ratio))
        }
        if let ratio = result.scores[.gapRatio, .inRange]?.typical {
            parts.append(
                "\(ratio < 1.2 ? "does not notice the gap between the data: there" : "in the gap between the data") its epistemic σ is \(NumberText.significant(ratio, digits: 2)) times that among them"
            )
        }
        let band = predictions.band
        if let inside = result.scores[band.coverage, .inRange]?.typical {
            let outside =
                result.scores[band.coverage, .outOfRange]?.typical
                .map { ", and \(NumberText.percent($0)) of those outside" } ?? ""
            let place = outside.isEmpty ? "" : " inside"
            parts.append("\(band.possessive) covers \(NumberText.percent(inside)) of the test points\(place)\(outside)")
        }
        guard !parts.isEmpty else { return "\(strong: result.title): no score is about its band." }
        return "\(strong: result.title): \(parts.joined(separator: "; "))."
    }

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
            chapter.evaluations.contains { $0.scores[column.score, column.region]?.value != nil }
        }
        let hasBest = columns.contains { column in
            chapter.evaluations.contains { isBest($0, column) }
        }
        let places =
            columns.contains { $0.region == .outOfRange } ? " inside and outside the range of the training data" : ""
        let scores: Prose = "Scores on the test points\(places)\(overSeeds)."
        return DocumentTable(
            caption: hasBest
                ? scores + " \(strong: "Bold"): best, with an interval apart from those of all others." : scores,
            columns: [.init("Method")]
                + columns.map { .init(Prose($0.heading(hasRange: chapter.dataSet.training.count > 0)), .trailing) },
            rows: chapter.evaluations.map { result in
                [Prose(result.title + (result.isUseless ? " (failed)" : ""))] + columns.map { cell(result, $0) }
            })
    }

    private func cell(_ result: Evaluation, _ column: ScoreGlossary.Column) -> Prose {
        guard let score = result.scores[column.score, column.region], let value = score.value else {
            return Prose(
                result.hasFailed && result.training?.failure == nil ? "diverged" : NumberText.missing)
        }
        let text =
            score.overSeeds.map { over in
                over.standardError.map { column.text(over.mean, error: $0) } ?? column.text(over.mean)
            } ?? column.text(value)
        return isBest(result, column) ? "\(strong: text)" : Prose(text)
    }

    /// Every score in a region, a row for each, with the methods side by side; nil if no test point lies there, or
    /// all do and they have been shown.
    private func allScores(in region: Region) -> Block? {
        let scores = chapter.scores.filter { score in
            chapter.evaluations.contains { $0.scores[score, region]?.value != nil }
        }
        let points = scores.flatMap { score in
            chapter.evaluations.compactMap { $0.scores[score, region]?.points }
        }.max()
        guard let points else { return nil }
        guard region == .everywhere || points < chapter.dataSet.test.count else { return nil }
        return .table(
            DocumentTable(
                caption:
                    "\(strong: ScoreGlossary.capitalised(region.title)), \(NumberText.count(points, "test point")).",
                columns: [.init("Score")] + chapter.evaluations.map { .init(Prose($0.title), .trailing) },
                rows: scores.map { score in
                    [Prose(ScoreGlossary.capitalised(score.title))]
                        + chapter.evaluations.map { interval($0.scores[score, region]) }
                }))
    }

    private func interval(_ score: EvaluatedScore?) -> Prose {
        guard let value = score?.value else { return Prose(NumberText.missing) }
        let text = NumberText.significant(value)
        guard let low = score?.low, let high = score?.high else { return Prose(text) }
        return "\(text) [\(NumberText.significant(low)), \(NumberText.significant(high))]"
    }

    /// The fewest points at which a score may stand out; resampled, fewer give intervals that are too short.
    private static let fewestPoints = 10

    /// Whether a method's score is the best and its interval overlaps no other.
    private func isBest(_ result: Evaluation, _ column: ScoreGlossary.Column) -> Bool {
        guard !result.isUseless, let score = result.scores[column.score, column.region], column.isBetterLow,
            score.points ?? 0 >= Self.fewestPoints, let high = score.range?.upperBound
        else { return false }
        let others = chapter.evaluations.filter { $0.name != result.name }
            .compactMap { $0.scores[column.score, column.region]?.range?.lowerBound }
        return !others.isEmpty && others.allSatisfy { $0 > high }
    }

    private var overSeeds: String {
        chapter.seedCount > 1
            ? ": means ± standard errors over \(chapter.seedCount) seeds; data that are made or split at random are drawn anew with each"
            : ""
    }
}
