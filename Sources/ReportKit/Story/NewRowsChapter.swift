import Figures
import Predictions
import Tables
import Training

/// What the report says about rows that were predicted and can't be scored.
struct NewRowsChapter {
    let chapter: ReportModel.Chapter

    /// As many rows are shown; all of them are in the files.
    private static let mostShown = 10

    /// Whose predictions are shown, how far to trust them, the first of them, and where all are; empty without such rows.
    var blocks: [Block] {
        guard let rows = chapter.dataSet.newRows, let shown, let samples = shown.predictions?.newRows else { return [] }
        let table = PredictionTable(samples, offset: chapter.dataSet.offset)
        let title = shown.title
        let isCut = rows.count > Self.mostShown
        let caption =
            "What \(title) predicts for \(isCut ? "the first \(Self.mostShown) of " : "")\(NumberText.count(rows.count, "row")) of \(rows.file), which count from 0. \(Self.meaning(table))"
        return [
            .paragraph(Prose(trust(shown) + extrapolation(rows))),
            .table(
                DocumentTable(
                    caption: Prose(caption),
                    columns: [.init("Row", .trailing)] + table.columns.map { .init(Self.heading($0.name), .trailing) },
                    rows: rows.numbers.prefix(Self.mostShown).enumerated().map { place, number in
                        [Prose("\(number)")]
                            + table.columns.map { Prose(NumberText.significant($0.values[place], digits: 4)) }
                    })),
            .paragraph(links),
        ]
    }

    /// The one to use, or the first that has predictions at all.
    private var shown: Evaluation? {
        let able = chapter.presented.filter { $0.predictions?.newRows != nil }
        return chapter.recommendation.choice.flatMap { choice in
            able.first { $0.name == choice.name && $0.title == choice.title }
        } ?? able.first
    }

    private func trust(_ shown: Evaluation) -> String {
        let judged =
            chapter.dataSet.folds.isEmpty
            ? "rows held out of the table that was learned from" : "cross-validation of the table that was learned from"
        let answer =
            switch chapter.recommendation.choice?.standing ?? .failed {
            case .kept: "By \(judged), the band of \(shown.title) can be trusted for rows like those."
            case .unclear: "By \(judged), there is too little to trust a band by."
            case .uneven, .wide, .narrow:
                "By \(judged), no band can be trusted; that of \(shown.title) comes closest."
            case .unseen:
                "No row tells how far to trust a band: none that is held out lies among those that were learned from."
            case .none, .failed: "There is no band that could be judged."
            }
        return "Nothing was observed for these rows, so nothing here is scored. \(answer)"
    }

    /// How many rows lie where nothing was learned.
    private func extrapolation(_ rows: NewRows) -> String {
        guard let range = try? chapter.dataSet.knownRange else { return "" }
        let outside = range.contains(inputs: rows.x).count { !$0 }
        guard outside > 0 else { return "" }
        return
            " \(NumberText.count(outside)) of \(NumberText.count(rows.count, "row")) \(outside == 1 ? "lies" : "lie") outside the training range\(rows.featureCount > 1 ? " in at least one feature" : "")."
    }

    private static func meaning(_ table: PredictionTable) -> String {
        let names = table.columns.map(\.name)
        let spread =
            names.contains("aleatoric_sd")
            ? "Aleatoric σ is noise that no model could know, epistemic σ what this one does not know; their squares add to that of σ. "
            : ""
        return spread
            + (names.contains { $0.hasPrefix("lower") } ? "Lower and upper are the ends of the central interval." : "")
    }

    private static func heading(_ name: String) -> Prose {
        switch name {
        case "sd": return "σ"
        case "aleatoric_sd": return "Aleatoric σ"
        case "epistemic_sd": return "Epistemic σ"
        default:
            let words = name.split(separator: "_", maxSplits: 1)
            return Prose(ScoreGlossary.capitalised(words.joined(separator: " ")) + (words.count > 1 ? " %" : ""))
        }
    }

    /// A link to the table of each method.
    private var links: Prose {
        let able = chapter.presented.filter { $0.predictions?.newRows != nil }
        return able.enumerated().reduce("All rows by: ") { text, item in
            let (place, evaluation) = item
            let path = PredictionTable.path(chapter.dataSet.name, evaluation.name)
            return text + (place == 0 ? "" : ", ") + "\(link: evaluation.title, to: path)"
        } + "."
    }
}
