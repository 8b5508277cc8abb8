import Figures
import Predictions
import Tables
import Training

/// The scores of a data set as tables for a paper: one for each part of the test points.
struct PaperTables {
    let chapter: ReportModel.Chapter
    let results: RecordedResults

    /// What a paper compares first; the report has more.
    private static let names = ["crps", "negative-log-likelihood", "rmse", "coverage-90-percent"]

    /// The tables with what their labels say.
    ///
    /// - Throws: ``PredictionError`` if predictions can't be compared.
    func tables() throws -> [(label: String, table: DocumentTable)] {
        let evaluations = chapter.presented.filter { !$0.hasFailed }
        let parts = [Region.inRange, .inGap, .outOfRange].filter { region in
            evaluations.contains { evaluation in
                evaluation.scores.numbers.contains { $0.region == region && $0.value != nil }
            }
        }
        let regions = parts.count > 1 ? parts : [.everywhere]
        return try regions.compactMap { region in
            try table(in: region, evaluations).map { ("\(chapter.dataSet.name)-\(region.rawValue)", $0) }
        }
    }

    private func table(in region: Region, _ evaluations: [Evaluation]) throws -> DocumentTable? {
        let scores = Self.names.compactMap(Score.named).filter { score in
            evaluations.contains { $0.scores[score, region]?.typical != nil }
        }
        guard !scores.isEmpty else { return nil }
        let methods = evaluations.map { RecordedResults.Method(dataSet: chapter.dataSet.name, name: $0.name) }
        let best = try scores.map { try BestMethods(results: results).names($0, in: region, among: methods) }
        let rows = evaluations.map { evaluation in
            [Prose(evaluation.title)]
                + zip(scores, best).map { score, best in
                    cell(evaluation.scores[score, region], isBest: best.contains(evaluation.name))
                }
        }
        return DocumentTable(
            caption: caption(in: region, evaluations, hasBest: best.contains { !$0.isEmpty }),
            columns: [.init("Method")]
                + scores.map { .init(Prose(ScoreGlossary.capitalised($0.title)), .trailing) },
            rows: rows)
    }

    /// A mean ± its standard error over seeds, or a value with its interval over points.
    private func cell(_ score: EvaluatedScore?, isBest: Bool) -> Prose {
        guard let score, let value = score.typical else { return Prose(NumberText.missing) }
        let text = NumberText.significant(value)
        let number: Prose = isBest ? "\(strong: text)" : Prose(text)
        if let error = score.overSeeds?.standardError {
            return number + Prose(" ± " + NumberText.significant(error, digits: 1))
        }
        guard let range = score.range else { return number }
        let (low, high) = (NumberText.significant(range.lowerBound), NumberText.significant(range.upperBound))
        return number + Prose(" [\(low), \(high)]")
    }

    private func caption(in region: Region, _ evaluations: [Evaluation], hasBest: Bool) -> Prose {
        let points =
            evaluations.compactMap { evaluation in
                evaluation.scores.numbers.filter { $0.region == region }.compactMap(\.points).max()
            }.max() ?? 0
        let what =
            chapter.seedCount > 1
            ? "mean ± standard error over \(chapter.seedCount) seeds"
            : "value and 95 % bootstrap interval over the points"
        let bold =
            hasBest
            ? " \(strong: "Bold"): the best, and those that can't be told from it (paired at the same points, Holm, 5 %)."
            : "" as Prose
        return "\(chapter.dataSet.title), \(region.title), \(NumberText.count(points, "test point")): \(what)." + bold
    }
}
