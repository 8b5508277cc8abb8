import Tables
import Training
import Figures
import Predictions

/// Methods against data sets: who covers what where, and the mean rank by CRPS with the difference that tells methods apart.
struct SeveralDataSets {
    let chapters: [ReportModel.Chapter]

    /// Critical values of the two-tailed Nemenyi test at 5 % for 2 to 20 methods: the studentised range over √2
    /// (Demšar 2006, table 5, continued).
    private static let criticalValues = [
        1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164, 3.219, 3.268, 3.313, 3.354, 3.391, 3.426, 3.458,
        3.489, 3.517, 3.544,
    ]

    /// The difference of mean ranks from which two of so many methods differ on so many data sets; nil where no table knows.
    static func criticalDifference(methods: Int, dataSets: Int) -> Double? {
        guard dataSets > 1, criticalValues.indices.contains(methods - 2) else { return nil }
        let count = Double(methods)
        return criticalValues[methods - 2] * (count * (count + 1) / (6 * Double(dataSets))).squareRoot()
    }

    var blocks: [Block] {
        guard chapters.count > 1 else { return [] }
        let ranks = ranks
        let names = (chapters.first?.evaluations ?? []).filter { !$0.isAdjusted }
            .sorted { (ranks[$0.name] ?? .infinity) < (ranks[$1.name] ?? .infinity) }
        guard names.count > 1 else { return [] }
        let difference = Self.criticalDifference(methods: ranks.count, dataSets: chapters.count)
        let gap = chapters.contains { $0.recommendation.circumstances.hasGap } ? ", in a gap where there is one," : ""
        let text =
            difference.map {
                $0 >= Double(ranks.count - 1)
                    ? "So few data sets can't tell mean ranks by CRPS apart."
                    : "Mean ranks by CRPS that differ by less than \(NumberText.significant($0, digits: 2)) can't be told apart (Nemenyi test at 5 %, Demšar 2006)."
            } ?? ""
        return [
            .heading(level: 2, title: "All data sets", anchor: "data-sets"),
            .table(
                DocumentTable(
                    caption:
                        Prose(
                            "What each band covers inside the training range\(gap) and outside; \(strong: "bold") bands are trusted. \(text)"
                        ),
                    columns: [.init("Method"), .init("Mean rank", .trailing)]
                        + chapters.map { .init(Prose($0.dataSet.title), .trailing) },
                    rows: names.map { method in
                        [
                            Prose(method.title),
                            Prose(
                                ranks[method.name].map { NumberText.significant($0, digits: 2) } ?? NumberText.missing),
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

    /// The mean rank of each method that has a score on every data set; equal scores share their ranks.
    private var ranks: [String: Double] {
        var sums: [String: Double] = [:]
        let everywhere = chapters.map { chapter in
            chapter.recommendation.ordered.filter { $0.base == nil && $0.score.isFinite && $0.failure == nil }
        }
        let names = (everywhere.first ?? []).map(\.name).filter { name in
            everywhere.allSatisfy { $0.contains { $0.name == name } }
        }
        for candidates in everywhere {
            let scores = candidates.filter { names.contains($0.name) }
            for own in scores {
                let below = scores.count { $0.score < own.score }
                let equal = scores.count { $0.score == own.score }
                sums[own.name, default: 0] += Double(below) + Double(equal + 1) / 2
            }
        }
        return sums.mapValues { $0 / Double(chapters.count) }
    }
}
