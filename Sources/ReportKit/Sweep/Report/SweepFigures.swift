import Figures
import Predictions
import Tables

/// The figures of a sweep.
struct SweepFigures: Sendable {
    let results: SweepResults
    let ranks: MeanRanks
    let comparison: SweepComparison?

    /// Mean ranks, each with half of the critical difference to both sides: whose intervals don't meet differ.
    var rankFigure: ReportFigure? {
        guard let critical = ranks.critical, ranks.means.count > 1 else { return nil }
        let rows = ranks.means.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        guard let best = rows.first else { return nil }
        let alike = rows.filter { $0.value - best.value < critical }.map { title($0.key) }
        let finding =
            alike.count == rows.count
            ? "No two can be told apart"
            : alike.count == 1 ? "\(title(best.key)) is best" : "Best: \(NumberText.list(alike, most: 3))"
        let drawing = { (width: Double) in
            DrawnFigure.forest(
                "Mean ranks", finding: finding, axis: "mean rank by CRPS", isRatio: false,
                limits: 1...Double(rows.count),
                rows.map {
                    (
                        title($0.key), $0.value, $0.value - critical / 2, $0.value + critical / 2,
                        $0.value - best.value >= critical
                    )
                }, width: width)
        }
        return ReportFigure(
            label: "ranks", name: "ranks", isSupplement: false,
            composed: ComposedFigure(
                "Mean ranks over \(results.dataSets.count) data sets, 1 the best, each with half of the critical difference of \(NumberText.significant(critical, digits: 2)) to both sides: two methods whose intervals don't meet differ (Nemenyi test at 5 %).",
                drawn: drawing))
    }

    /// Differences to the baseline over all data sets.
    var overallFigure: ReportFigure? {
        guard let comparison, !comparison.overall.isEmpty else { return nil }
        let rows = comparison.overall.sorted { $0.difference.value < $1.difference.value }
        return figure(
            "differences", "All data sets",
            "CRPS divided by that of \(comparison.baseline.title): the geometric mean over \(results.dataSets.count) data sets, with the 95 % interval that so few of them allow; right of 1 is worse. Other colour: told apart at 5 % among these comparisons (Holm).",
            rows.map { ($0.method.title, $0.difference, $0.adjusted <= SweepComparison.level) })
    }

    /// What more rows do on each data set.
    var learningFigures: [ReportFigure] {
        let names = Slug.makeAll(results.dataSets.map(\.name))
        func summaries(_ values: [[Double]]) -> [(mean: Double, error: Double)] {
            values.map { OverSeeds($0.filter(\.isFinite)) }.map { ($0?.mean ?? .nan, $0?.standardError ?? .nan) }
        }
        return zip(results.dataSets, names).compactMap { dataSet, name in
            let curves = results.curves.filter { $0.dataSet == dataSet }
            guard !curves.isEmpty else { return nil }
            return ReportFigure(
                label: "learning", name: "learning-\(name)", isSupplement: false,
                composed: ComposedFigure(
                    "CRPS and the mean epistemic σ over the rows learned from: means over repetitions, with 1.96 standard errors to both sides. Epistemic σ is what more rows take away; CRPS levels off where noise is all that is left."
                ) { width in
                    .learningCurves(
                        dataSet.title, score: "CRPS",
                        curves.map { curve in
                            (
                                curve.method.title, curve.steps.map(\.rows), summaries(curve.steps.map(\.scores)),
                                summaries(curve.steps.map(\.deviations))
                            )
                        }, width: width)
                })
        }
    }

    /// Differences to the baseline on each data set.
    var figures: [ReportFigure] {
        guard let comparison else { return [] }
        let names = Slug.makeAll(results.dataSets.map(\.name))
        return zip(results.dataSets, names).compactMap { dataSet, name in
            let rows = comparison.rows.filter { $0.dataSet == dataSet }
                .sorted { $0.difference.value < $1.difference.value }
            guard !rows.isEmpty else { return nil }
            return figure(
                "differences-\(name)", dataSet.title,
                "CRPS divided by that of \(comparison.baseline.title) with the same data, with 95 % intervals; right of 1 is worse. Other colour: told apart at 5 % among all \(comparison.rows.count) comparisons (Holm).",
                rows.map { ($0.method.title, $0.difference, $0.adjusted <= SweepComparison.level) })
        }
    }

    private func figure(
        _ name: String, _ title: String, _ caption: String,
        _ rows: [(name: String, difference: RepeatedDifference, isDistinct: Bool)]
    ) -> ReportFigure {
        let baseline = comparison?.baseline.title ?? ""
        let (better, worse) = (
            rows.count { $0.isDistinct && $0.difference.value < 0 },
            rows.count { $0.isDistinct && $0.difference.value > 0 }
        )
        let finding =
            better + worse == 0
            ? "None can be told from \(baseline)"
            : NumberText.list(
                [
                    better > 0 ? "\(better) better" : nil, worse > 0 ? "\(worse) worse" : nil,
                    rows.count > better + worse ? "\(rows.count - better - worse) not told apart" : nil,
                ].compactMap(\.self))
        return ReportFigure(
            label: "forest", name: name, isSupplement: false,
            composed: ComposedFigure(caption) { width in
                .forest(
                    title, finding: finding, axis: "CRPS ÷ that of \(baseline)", isRatio: true,
                    rows.map { row in
                        let ratio = row.difference.ratio
                        return (row.name, ratio.value, ratio.low, ratio.high, row.isDistinct)
                    }, width: width)
            })
    }

    private func title(_ name: String) -> String { results.methods.first { $0.name == name }?.title ?? name }
}
