import Predictions
import Tables

/// The report of a sweep in words and tables.
struct SweepStory: Sendable {
    let results: SweepResults
    let figures: SweepFigures
    let tables: SweepTables
    let ranks: MeanRanks
    let comparison: SweepComparison?

    /// How many units are named one by one.
    private static let mostNamed = 30

    /// Puts together what is said of results.
    ///
    /// - Parameter baseline: the name of the method that the others are held against; nil for the best by mean rank, or by
    ///   CRPS on a single data set.
    /// - Throws: ``SettingError`` if there is no such method.
    init(_ results: SweepResults, baseline: String?) throws(SettingError) {
        self.results = results
        tables = SweepTables(results: results)
        let region = results.regions[0]
        ranks = MeanRanks(results, by: SweepComparison.score, in: region)
        if let baseline, !results.methods.contains(where: { $0.name == baseline }) {
            throw .unknown("method of the sweep", baseline, in: results.methods.map(\.name), list: "It has")
        }
        let ranks = ranks
        let quantity = SweepResults.Quantity(score: SweepComparison.score.name, region: region)
        let whole = results.methods.filter { method in
            method.base == nil
                && results.dataSets.allSatisfy {
                    results.count(quantity, of: method, on: $0) == results.repetitionCount
                }
        }
        func place(_ method: SweepResults.Method) -> Double {
            ranks.means[method.name] ?? results.dataSets.first.flatMap {
                results.summary(quantity, of: method, on: $0)?.mean
            } ?? .infinity
        }
        let best = whole.min { place($0) < place($1) }
        let chosen = results.methods.first { $0.name == baseline } ?? best
        comparison = chosen.flatMap { SweepComparison(results, in: region, baseline: $0) }
        figures = SweepFigures(results: results, ranks: ranks, comparison: comparison)
    }

    /// The part of the test points by which methods are compared.
    private var region: Region { results.regions[0] }
    private var plan: SweepPlan { results.plan }

    /// Every table of the report.
    var allTables: [SweepTable] {
        results.regions.flatMap { region in SweepResults.scores.flatMap { tables.scores($0, in: region) } }
            .filter { !$0.table.rows.isEmpty }
            + [comparison.map { tables.differences($0, in: region) }, tables.learning, tables.cost].compactMap(\.self)
    }

    /// Every figure of the report.
    var allFigures: [ReportFigure] {
        [figures.rankFigure, figures.overallFigure].compactMap(\.self) + figures.figures + figures.learningFigures
    }

    /// The whole report.
    var document: Document {
        Document(
            title:
                "How sure are they? \(NumberText.count(baseMethods, "method")), \(NumberText.count(results.dataSets.count, "data set"))",
            lead: lead, blocks: warnings + comparisonBlocks + learningBlocks + moreBlocks + unitBlocks,
            colophon:
                "Made by uncertainty-report \(Version.current). The same units give the same bytes, whoever did them in what order. \(Story.licences)"
        )
    }

    private var baseMethods: Int { results.methods.count { $0.base == nil } }

    private var lead: Prose {
        let repetitions =
            plan.splits.count > 1
            ? "\(NumberText.count(plan.splits.count, "split")) and \(NumberText.count(plan.seeds.count, "seed"))"
            : NumberText.count(plan.seeds.count, "seed")
        let what =
            "\(NumberText.count(baseMethods, "method")) \(baseMethods == 1 ? "was" : "were") trained on \(NumberText.count(results.dataSets.count, "data set")) with \(repetitions): \(NumberText.count(plan.units.count, "unit"))."
        return Prose(what) + answer
    }

    private var answer: Prose {
        let ordered = ranks.means.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        guard let best = ordered.first, let critical = ranks.critical else { return answerOnOne }
        let alike = ordered.filter { $0.value - best.value < critical }.map { title($0.key) }
        if alike.count == ordered.count { return " By mean rank of CRPS, so few data sets can't tell them apart." }
        return alike.count == 1
            ? " By mean rank of CRPS \(strong: title(best.key)) is best."
            : " By mean rank of CRPS \(strong: title(best.key)) comes first, and can't be told from \(NumberText.list(Array(alike.dropFirst()), most: 4))."
    }

    private var answerOnOne: Prose {
        guard results.dataSets.count == 1, let dataSet = results.dataSets.first else { return "" }
        let best = SweepComparison.best(results, SweepComparison.score, in: region, on: dataSet)
        let titles = results.methods.filter { best.contains($0.name) }.map(\.title)
        guard !titles.isEmpty else { return "" }
        return " By CRPS, best: \(strong: NumberText.list(titles, most: 4))."
    }

    private func title(_ name: String) -> String { results.methods.first { $0.name == name }?.title ?? name }

    /// What is not there, before anything else is said.
    private var warnings: [Block] {
        let absent = zip(plan.units, results.standings).filter { !$1.isDone }
        let failed = absent.compactMap { unit, standing in
            if case .failed(let error) = standing { Prose("\(plan.name(of: unit)): \(error)") } else { nil as Prose? }
        }
        let missing = absent.filter { $1 == .missing }.map { Prose(plan.name(of: $0.0)) }
        var blocks: [Block] =
            plan.warnings.isEmpty
            ? [] : [.callout(.warning, plan.warnings.map { Prose(ScoreGlossary.capitalised($0) + ".") })]
        if !absent.isEmpty {
            let counts = [
                failed.isEmpty ? nil : "\(failed.count) failed", missing.isEmpty ? nil : "\(missing.count) missing",
            ].compactMap(\.self)
            blocks.append(
                .callout(
                    .warning,
                    [
                        Prose(
                            "Of \(NumberText.count(plan.units.count, "unit")), \(NumberText.list(counts)). Nothing stands for them in any mean: where some are lacking, a cell says how many there are, and the method has no rank."
                        )
                    ] + named(failed) + (missing.isEmpty ? [] : ["Missing:"] + named(missing))))
        }
        let others = Set(
            results.standings.compactMap { standing in
                if case .done(let version) = standing, version != plan.version { version } else { nil }
            }
        ).sorted()
        if !others.isEmpty {
            blocks.append(
                .callout(
                    .warning,
                    [
                        Prose(
                            "Some results are of other versions of the program (\(NumberText.list(others))), as asked for; units.csv says which."
                        )
                    ]))
        }
        return blocks
    }

    private func named(_ items: [Prose]) -> [Prose] {
        items.count > Self.mostNamed
            ? items.prefix(Self.mostNamed) + [Prose("and \(items.count - Self.mostNamed) more, in units.csv")] : items
    }

    private var comparisonBlocks: [Block] {
        let main = tables.scores(SweepComparison.score, in: region).flatMap(\.blocks)
        let rank = figures.rankFigure.map { [Block.figure($0.documentFigure)] } ?? []
        guard let comparison else {
            return [.heading(level: 2, title: "The methods side by side", anchor: "methods")] + main + rank
        }
        let forests = [figures.overallFigure].compactMap { $0 } + figures.figures
        return [.heading(level: 2, title: "The methods side by side", anchor: "methods")] + main + rank
            + [
                .heading(level: 2, title: "Differences with the same data", anchor: "differences"),
                .paragraph(differencesText(comparison)),
            ]
            + forests.map { .figure($0.documentFigure) }
            + [
                .details(
                    summary: "All differences with their intervals", anchor: "all-differences",
                    tables.differences(comparison, in: region).blocks)
            ]
    }

    private func differencesText(_ comparison: SweepComparison) -> Prose {
        let correction =
            results.dataSets.contains { (results.series(comparison.baseline, on: $0)?.overlap ?? 0) > 0 }
            ? " Repetitions that split the same rows anew are no independent ones: their variance is larger by the share of rows that is tested on (Nadeau & Bengio 2003)."
            : ""
        return Prose(
            "Every method is held against \(comparison.baseline.title), repetition by repetition, since both meet the same data in each; interval and test are Student's.\(correction) All comparisons are tested together (Holm)."
        )
    }

    private var learningBlocks: [Block] {
        guard let table = tables.learning else { return [] }
        return [.heading(level: 2, title: "What more rows would do", anchor: "learning")] + table.blocks
            + figures.learningFigures.map { .figure($0.documentFigure) }
    }

    private var moreBlocks: [Block] {
        let others = results.regions.flatMap { region in
            SweepResults.scores.filter { region != self.region || $0.key != SweepComparison.score.key }.flatMap {
                tables.scores($0, in: region).filter { !$0.table.rows.isEmpty }.flatMap(\.blocks)
            }
        }
        let cost = tables.cost.map { [Block.details(summary: "What training cost", anchor: "cost", $0.blocks)] } ?? []
        return
            (others.isEmpty
            ? [] : [.details(summary: "Other scores, and other places", anchor: "scores-of-all", others)])
            + cost + ScoreGlossary.blocks(SweepResults.scores)
    }

    private var unitBlocks: [Block] {
        let versions =
            "Every unit is named by a key that stands for its settings, the version of the program and the data; \(plan.units.count) units are in "
        return [
            .heading(level: 2, title: "Make it again", anchor: "reproduce"),
            .paragraph(Prose(versions) + "\(link: "units.csv", to: "units.csv") with their scores."),
            .code("report sweep run plan.json\nreport sweep merge plan.json", language: "sh"),
            .paragraph("The plan holds all settings. The same plan gives the same bytes, in one part or in many."),
        ]
    }
}
