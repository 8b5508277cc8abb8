import Predictions
import Tables

/// The tables of a sweep.
struct SweepTables: Sendable {
    let results: SweepResults

    /// More data sets side by side don't fit a page.
    private static let mostColumns = 6

    /// Methods against data sets by one score in one region: mean ± standard error; mean ranks where there are several data
    /// sets.
    func scores(_ score: Score, in region: Region) -> [SweepTable] {
        let quantity = SweepResults.Quantity(score: score.name, region: region)
        let dataSets = results.dataSets.filter { dataSet in
            results.methods.contains { results.count(quantity, of: $0, on: dataSet) > 0 }
        }
        let ranks = MeanRanks(results, by: score, in: region)
        let methods = results.methods.filter { method in
            dataSets.contains { results.count(quantity, of: method, on: $0) > 0 }
        }
        let order = methods.indices.sorted { first, second in
            let (one, other) = (ranks.means[methods[first].name], ranks.means[methods[second].name])
            return (one ?? .infinity, first) < (other ?? .infinity, second)
        }.map { methods[$0] }
        let parts = stride(from: 0, to: dataSets.count, by: Self.mostColumns).map {
            Array(dataSets[$0..<min($0 + Self.mostColumns, dataSets.count)])
        }
        return parts.enumerated().map { place, part in
            let label = "\(score.name)-\(region.rawValue)" + (parts.count > 1 ? "-\(place + 1)" : "")
            return table(score, quantity, part, order, ranks, label: label)
        }
    }

    private func table(
        _ score: Score, _ quantity: SweepResults.Quantity, _ dataSets: [SweepResults.Name],
        _ methods: [SweepResults.Method], _ ranks: MeanRanks, label: String
    ) -> SweepTable {
        let best = dataSets.map { SweepComparison.best(results, score, in: quantity.region, on: $0) }
        let hasRanks = !ranks.means.isEmpty
        let rows = methods.map { method in
            [Prose(method.title)]
                + (hasRanks
                    ? [
                        Prose(
                            ranks.means[method.name].map { NumberText.significant($0, digits: 2) } ?? NumberText.missing
                        )
                    ] : [])
                + zip(dataSets, best).map { dataSet, best in
                    cell(quantity, method, dataSet, isBest: best.contains(method.name))
                }
        }
        var csv = CSVWriter(header: [
            "data_set", "method", "region", "score", "mean", "standard_error", "repetitions", "of", "best", "mean_rank",
        ])
        for (dataSet, best) in zip(dataSets, best) {
            for method in methods {
                let summary = results.summary(quantity, of: method, on: dataSet)
                csv.append([
                    .text(dataSet.name), .text(method.name), .text(quantity.region.rawValue), .text(score.name),
                    .number(summary?.mean ?? .nan), .number(summary?.standardError ?? .nan),
                    .integer(results.count(quantity, of: method, on: dataSet)), .integer(results.repetitionCount),
                    .integer(best.contains(method.name) ? 1 : 0), .number(ranks.means[method.name] ?? .nan),
                ])
            }
        }
        let columns: [DocumentTable.Column] =
            [.init("Method")] + (hasRanks ? [.init("Mean rank", .trailing)] : [])
            + dataSets.map { .init(Prose($0.title), .trailing) }
        return SweepTable(
            label: label,
            table: DocumentTable(
                caption: caption(score, quantity.region, ranks, hasBest: best.contains { !$0.isEmpty }),
                columns: columns, rows: rows),
            csv: csv.bytes)
    }

    private func cell(
        _ quantity: SweepResults.Quantity, _ method: SweepResults.Method, _ dataSet: SweepResults.Name, isBest: Bool
    ) -> Prose {
        guard let series = results.series(method, on: dataSet) else { return Prose(NumberText.missing) }
        let count = results.count(quantity, of: method, on: dataSet)
        guard let summary = results.summary(quantity, of: method, on: dataSet) else {
            return series.absent == results.repetitionCount ? "failed" : Prose(NumberText.missing)
        }
        let mean = NumberText.significant(summary.mean)
        let number: Prose = isBest ? "\(strong: mean)" : Prose(mean)
        let error = summary.standardError.map { " ± " + NumberText.significant($0, digits: 1) } ?? ""
        let share = count < results.repetitionCount ? " (\(count) of \(results.repetitionCount))" : ""
        return number + Prose(error + share)
    }

    private func caption(_ score: Score, _ region: Region, _ ranks: MeanRanks, hasBest: Bool) -> Prose {
        let critical = ranks.sentence()
        let bold =
            hasBest
            ? " \(strong: "Bold"): the best of a data set, and those that are hardly worse and can't be told from it (\(Self.hardly(score)), paired, Holm, 5 %)."
            : "" as Prose
        let title = "\(ScoreGlossary.capitalised(score.title)), \(region.title): \(spread)."
        return Prose(title) + bold + Prose(critical.isEmpty ? "" : " " + critical)
    }

    /// How much worse than the best is hardly worse.
    private static func hardly(_ score: Score) -> String {
        SweepComparison.isRatio(score) ? "within 5 %" : "within 0.05"
    }

    /// What a number in a cell is.
    private var spread: String {
        let plan = results.plan
        if plan.splits.count > 1 {
            return "mean ± standard error over \(plan.splits.count) splits"
                + (plan.seeds.count > 1 ? " with \(plan.seeds.count) seeds each" : "")
        }
        return plan.seeds.count > 1 ? "mean ± standard error over \(plan.seeds.count) seeds" : "one seed"
    }

    /// Every method against one on each data set.
    func differences(_ comparison: SweepComparison, in region: Region) -> SweepTable {
        var csv = CSVWriter(header: [
            "data_set", "method", "baseline", "region", "score", "ratio", "low", "high", "repetitions",
            "probability", "holm",
        ])
        for row in comparison.rows {
            let (difference, ratio) = (row.difference, row.difference.ratio)
            csv.append([
                .text(row.dataSet.name), .text(row.method.name), .text(comparison.baseline.name),
                .text(region.rawValue), .text(SweepComparison.score.name), .number(ratio.value),
                .number(ratio.low), .number(ratio.high), .integer(difference.count),
                .number(difference.probability), .number(row.adjusted),
            ])
        }
        let rows = comparison.rows.map { row in
            let ratio = row.difference.ratio
            return [
                Prose(row.dataSet.title), Prose(row.method.title), Prose(Self.ratio(ratio.value)),
                Prose("\(Self.ratio(ratio.low)) to \(Self.ratio(ratio.high))"),
                Prose(row.adjusted < 0.001 ? "< 0.001" : NumberText.significant(row.adjusted, digits: 2)),
            ]
        }
        let caption: Prose =
            "CRPS \(Prose(region.title).plainText), divided by that of \(strong: comparison.baseline.title) with the same data: the geometric mean over repetitions with its 95 % interval; above 1 is worse. p as it counts among all \(comparison.rows.count) comparisons (Holm)."
        return SweepTable(
            label: "differences",
            table: DocumentTable(
                caption: caption,
                columns: [
                    .init("Data set"), .init("Method"), .init("Ratio", .trailing),
                    .init("95 % interval", .trailing),
                    .init("p", .trailing),
                ], rows: rows),
            csv: csv.bytes)
    }

    private static func ratio(_ value: Double) -> String { NumberText.significant(value, digits: 3) }

    /// What training cost; nil if nothing takes gradients.
    var cost: SweepTable? {
        func mean(_ method: SweepResults.Method, _ dataSet: SweepResults.Name) -> OverSeeds? {
            OverSeeds(results.series(method, on: dataSet)?.gradientRows ?? [])
        }
        let methods = results.methods.filter { method in
            results.dataSets.contains { mean(method, $0) != nil }
        }
        guard !methods.isEmpty else { return nil }
        var csv = CSVWriter(header: ["data_set", "method", "gradient_rows", "standard_error"])
        for dataSet in results.dataSets {
            for method in methods {
                let summary = mean(method, dataSet)
                csv.append([
                    .text(dataSet.name), .text(method.name), .number(summary?.mean ?? .nan),
                    .number(summary?.standardError ?? .nan),
                ])
            }
        }
        return SweepTable(
            label: "cost",
            table: DocumentTable(
                caption:
                    "Rows of which training took a gradient, in thousands, trials of a search among them: a mean over repetitions. Times depend on the machine, and stand in times/seconds.csv beside the plan.",
                columns: [.init("Method")] + results.dataSets.map { .init(Prose($0.title), .trailing) },
                rows: methods.map { method in
                    [Prose(method.title)]
                        + results.dataSets.map { dataSet in
                            Prose(
                                mean(method, dataSet).map { NumberText.significant($0.mean / 1000, digits: 3) }
                                    ?? NumberText.missing)
                        }
                }),
            csv: csv.bytes)
    }

    /// What more rows would do; nil where all units learn from all of them.
    var learning: SweepTable? {
        let curves = results.curves
        guard !curves.isEmpty else { return nil }
        var csv = CSVWriter(header: [
            "data_set", "method", "share", "rows", "crps", "crps_standard_error", "epistemic_deviation",
            "epistemic_deviation_standard_error",
        ])
        for curve in curves {
            for step in curve.steps {
                let score = OverSeeds(step.scores.filter(\.isFinite))
                let deviation = OverSeeds(step.deviations.filter(\.isFinite))
                csv.append([
                    .text(curve.dataSet.name), .text(curve.method.name), .integer(step.share), .number(step.rows),
                    .number(score?.mean ?? .nan), .number(score?.standardError ?? .nan),
                    .number(deviation?.mean ?? .nan), .number(deviation?.standardError ?? .nan),
                ])
            }
        }
        let methods = results.methods.filter { method in curves.contains { $0.method == method } }
        return SweepTable(
            label: "learning",
            table: DocumentTable(
                caption:
                    "How many times the rows there are would halve the epistemic σ, if it goes on falling as it did from \(results.plan.shares.min() ?? 100) % of them on: a straight line through logarithms, with the 95 % interval over repetitions.",
                columns: [.init("Method")] + results.dataSets.map { .init(Prose($0.title), .trailing) },
                rows: methods.map { method in
                    [Prose(method.title)]
                        + results.dataSets.map { dataSet in
                            let curve = curves.first { $0.method == method && $0.dataSet == dataSet }
                            return Prose(Self.text(curve?.halving))
                        }
                }),
            csv: csv.bytes)
    }

    private static func text(_ halving: LearningCurve.Halving?) -> String {
        guard let halving else { return NumberText.missing }
        func times(_ factor: Double) -> String { factor > 1000 ? "> 1000" : NumberText.significant(factor, digits: 2) }
        guard let factor = halving.factor else { return "does not fall" }
        guard let low = halving.low else { return times(factor) + " ×" }
        return "\(times(factor)) × (\(times(low)) to \(halving.high.map(times) ?? "∞"))"
    }

    /// A row for each unit: how it stands, and its scores on each data set.
    func units(_ units: [UnitResult?]) -> PublishedFile {
        let quantities = results.regions.flatMap { region in SweepResults.scores.map { ($0.name, region) } }
        var csv = CSVWriter(
            header: [
                "key", "source", "method", "share", "split", "seed", "status", "version", "error", "data_set",
                "outcome",
            ]
                + quantities.map { "\($0.0) \($0.1.rawValue)" })
        for (place, unit) in results.plan.units.enumerated() {
            let cell = results.plan.cells[unit.cell]
            let (status, version, error) =
                switch results.standings[place] {
                case .done(let version): ("done", version, "")
                case .failed(let error): ("failed", units[place]?.version ?? "", error)
                case .missing: ("missing", "", "")
                }
            let head: [CSVWriter.Cell] = [
                .text(unit.key), .text(results.plan.sources[cell.source].name), .text(cell.method),
                .integer(unit.share), unit.split.map { .integer($0) } ?? .text(""), .integer(unit.seed), .text(status),
                .text(version),
                .text(error),
            ]
            let outcomes = units[place]?.outcomes ?? []
            guard !outcomes.isEmpty else {
                csv.append(head + [.text(""), .text("")] + quantities.map { _ in .number(.nan) })
                continue
            }
            for outcome in outcomes {
                let values = quantities.map { name, region in
                    outcome.scores.first { $0.name == name && $0.region == region }?.value ?? .nan
                }
                csv.append(head + [.text(outcome.dataSet), .text(outcome.method)] + values.map { .number($0) })
            }
        }
        return PublishedFile("units.csv", csv.bytes)
    }
}
