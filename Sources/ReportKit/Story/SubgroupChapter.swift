import Figures
import Predictions
import Tables
import Training

/// What each band holds of kinds of rows, which a mean over all of them can hide.
struct SubgroupChapter {
    let chapter: ReportModel.Chapter

    /// More columns don't fit a page.
    private static let mostMethods = 6
    /// A share of fewer rows says nothing.
    private static let fewest = 5

    /// For which kinds a band holds too little, and the table of all of them; empty where nobody asked for kinds.
    var blocks: [Block] {
        guard let groups = chapter.dataSet.subgroups else { return [] }
        let methods = able.prefix(Self.mostMethods).map { (title: $0.title, shares: shares($0, groups)) }
        guard !methods.isEmpty else { return [] }
        return [
            .list(findings(methods, groups)),
            .table(
                DocumentTable(
                    caption: Prose(caption(groups, isCut: able.count > methods.count)),
                    columns: [.init(Prose(groups.name)), .init("Rows", .trailing)]
                        + methods.map { .init(Prose($0.title), .trailing) },
                    rows: groups.titles.indices.map { kind in
                        [Prose(groups.titles[kind]), Prose(NumberText.count(groups.rows(of: kind).count))]
                            + methods.map { method in
                                method.shares[kind].map { MethodTable.cell($0) } ?? Prose(NumberText.missing)
                            }
                    })),
        ]
    }

    /// That the band which the answer names holds too little of some kinds; nil if nothing shows that.
    var caveat: Prose? {
        guard let groups = chapter.dataSet.subgroups, let choice = chapter.recommendation.choice,
            choice.standing == .kept || choice.standing == .unclear,
            let evaluation = able.first(where: { $0.name == choice.name }),
            let text = narrow(shares(evaluation, groups), groups)
        else { return nil }
        return
            "\(strong: "Not for every kind of row"): by \(groups.name), the band of \(choice.title) is too narrow for \(text)."
    }

    /// What the band of a method holds of each kind; nil where too few rows tell: `[K]`.
    private func shares(_ evaluation: Evaluation, _ groups: Subgroups) -> [BandCoverage?] {
        guard let predictions = evaluation.predictions else { return groups.titles.map { _ in nil } }
        let held = HeldObservations(predictions.test, on: chapter.dataSet, nominal: predictions.band.nominal)
        return groups.titles.indices.map { kind in
            let rows = groups.rows(of: kind)
            return rows.count < Self.fewest ? nil : held.coverage(at: rows)
        }
    }

    /// The methods that have a band, the best first.
    private var able: [Evaluation] {
        chapter.presented.filter { $0.predictions.map { !$0.test.isPointPrediction } ?? false }
    }

    /// For which kinds each band holds too little; methods of which nothing is shown share a sentence.
    private func findings(_ methods: [(title: String, shares: [BandCoverage?])], _ groups: Subgroups) -> [Prose] {
        let found = methods.map { (title: $0.title, text: narrow($0.shares, groups)) }
        let right = found.filter { $0.text == nil }.map(\.title)
        let wrong = found.compactMap { method in
            method.text.map { "\(strong: method.title): too narrow for \($0)." as Prose }
        }
        guard !right.isEmpty else { return wrong }
        return ["\(strong: NumberText.list(right)): for no kind of rows too narrow, as far as these rows tell."] + wrong
    }

    /// The kinds of which a band holds too little, the worst first; as many tests as there are kinds share one level.
    private func narrow(_ shares: [BandCoverage?], _ groups: Subgroups) -> String? {
        let level = 0.05 / Double(max(shares.count { $0 != nil }, 1))
        let places = shares.enumerated().compactMap { kind, coverage in coverage.map { (kind, $0) } }
            .filter { $0.1.isTooLow(level: level) }.sorted { ($0.1.share, $0.0) < ($1.1.share, $1.0) }
            .map { "\(groups.titles[$0]), \(Recommendation.text($1))" }
        return places.isEmpty ? nil : NumberText.list(places, most: 3)
    }

    private func caption(_ groups: Subgroups, isCut: Bool) -> String {
        let what =
            "What the bands hold of the rows of each kind by \(groups.name), with the range in which the true share lies with 95 %. A filled dot keeps its promise, the tick."
        return what + (isCut ? " The best \(Self.mostMethods) methods are shown." : "")
            + " Of kinds with fewer than \(Self.fewest) rows nothing is said. One range in twenty misses by chance; the sentences above allow for that."
    }
}
