import Predictions
import Tables
import Training

/// Every score with its interval: a table for each region and family of scores, methods in rows.
struct ScoreTables {
    let chapter: ReportModel.Chapter

    /// More columns don't fit a page.
    private static let mostColumns = 8

    /// Where some points lie elsewhere, the parts say more than the whole, which the metrics hold.
    var blocks: [Block] {
        let elsewhere = [Region.inGap, .outOfRange].flatMap(tables)
        return elsewhere.isEmpty ? tables(in: .everywhere) : tables(in: .inRange) + elsewhere
    }

    /// The scores in a region; none if no test point lies there.
    private func tables(in region: Region) -> [Block] {
        let evaluations = chapter.presented
        // 68.27 and 95.45 % are what ±1σ and ±2σ hold, which have columns of their own.
        let twice = [0.6827, 0.9545].flatMap { [ScoreKey.coverage(of: $0), .width(of: $0)] }
        let scores = chapter.scores.filter { score in
            !twice.contains(score.key) && evaluations.contains { $0.scores[score, region]?.value != nil }
        }
        let points = scores.flatMap { score in evaluations.compactMap { $0.scores[score, region]?.points } }.max()
        guard let points else { return [] }
        return stride(from: 0, to: scores.count, by: Self.mostColumns - 1).map { start in
            let part = scores[start..<min(start + Self.mostColumns - 1, scores.count)]
            return .table(
                DocumentTable(
                    caption:
                        "\(strong: ScoreGlossary.capitalised(region.title)), \(NumberText.count(points, "test point"))\(chapter.seedCount > 1 ? ", first seed" : "").",
                    columns: [.init("Method")]
                        + part.map { .init(Prose(ScoreGlossary.capitalised($0.title)), .trailing) },
                    rows: evaluations.map { evaluation in
                        [Prose(evaluation.title)] + part.map { interval(evaluation.scores[$0, region]) }
                    }))
        }
    }

    private func interval(_ score: EvaluatedScore?) -> Prose {
        guard let value = score?.value else { return Prose(NumberText.missing) }
        let text = NumberText.significant(value)
        guard let low = score?.low, let high = score?.high else { return Prose(text) }
        return "\(text) [\(NumberText.significant(low)), \(NumberText.significant(high))]"
    }
}
