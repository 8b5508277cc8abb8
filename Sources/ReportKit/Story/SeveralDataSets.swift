import Tables
import Training
import Figures
import Predictions

/// Methods against data sets: who covers what where, and the mean rank by CRPS with the difference that tells methods apart.
struct SeveralDataSets {
    let chapters: [ReportModel.Chapter]

    var blocks: [Block] {
        guard chapters.count > 1 else { return [] }
        let ranks = ranks
        let names = (chapters.first?.evaluations ?? []).filter { !$0.isAdjusted }
            .sorted { (ranks.means[$0.name] ?? .infinity) < (ranks.means[$1.name] ?? .infinity) }
        guard names.count > 1 else { return [] }
        let gap = chapters.contains { $0.recommendation.circumstances.hasGap } ? ", in a gap where there is one," : ""
        return [
            .heading(level: 2, title: "All data sets", anchor: "data-sets"),
            .table(
                DocumentTable(
                    caption:
                        Prose(
                            "What each band covers inside the training range\(gap) and outside; \(strong: "bold") bands are trusted. \(ranks.sentence(by: " by CRPS"))"
                        ),
                    columns: [.init("Method"), .init("Mean rank", .trailing)]
                        + chapters.map { .init(Prose($0.dataSet.title), .trailing) },
                    rows: names.map { method in
                        [
                            Prose(method.title),
                            Prose(
                                ranks.means[method.name].map { NumberText.significant($0, digits: 2) }
                                    ?? NumberText.missing),
                        ] + chapters.map { cell(method.name, $0) }
                    })),
        ]
    }

    private func cell(_ name: String, _ chapter: ReportModel.Chapter) -> Prose {
        guard let candidate = chapter.recommendation.ordered.first(where: { $0.name == name }) else {
            return Prose(NumberText.missing)
        }
        guard candidate.failure == nil else { return "failed" }
        let shares = [candidate.inner, candidate.gap, candidate.outer].compactMap { coverage in
            coverage.map { NumberText.fixed(100 * $0.share, decimals: 0) }
        }
        guard !shares.isEmpty else { return Prose(NumberText.missing) }
        let text = shares.joined(separator: " / ") + " %"
        return candidate.standing == .kept ? "\(strong: text)" : Prose(text)
    }

    /// The mean rank of each method that has a score on every data set.
    private var ranks: MeanRanks {
        MeanRanks(
            chapters.map { chapter in
                let ranked = chapter.recommendation.ordered.filter {
                    $0.base == nil && $0.score.isFinite && $0.failure == nil
                }
                return Dictionary(ranked.map { ($0.name, $0.score) }) { first, _ in first }
            })
    }
}
