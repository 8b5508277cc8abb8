import Figures

/// The kinds of figures that a report holds: those that there are, and those that are wanted beyond the usual ones.
struct FigureChoice: Sendable, Equatable {
    /// All kinds that there are, in the order of the report.
    let kinds: [FigureKind]
    /// What the user named, in the order of the report.
    let named: [FigureKind]
    /// Whether the user asked for all there are.
    let isAll: Bool

    /// Nothing beyond the usual figures.
    init(kinds: [FigureKind] = FigureKind.all) {
        self.kinds = kinds
        named = []
        isAll = false
    }

    /// Figures of these kinds and no others.
    init(asked kinds: [FigureKind]) {
        self.kinds = kinds
        named = kinds.filter { $0.standing == .onRequest }
        isAll = false
    }

    /// Reads names; `all` stands for all of them.
    init(_ names: [String], kinds: [FigureKind] = FigureKind.all) throws(SettingError) {
        let known = kinds.map(\.name)
        for name in names where name != "all" && !known.contains(name) {
            throw .unknown("kind of figure", name, in: known + ["all"], list: "Kinds")
        }
        self.kinds = kinds
        isAll = names.contains("all")
        let isAll = isAll
        named = kinds.filter { isAll || names.contains($0.name) }
    }

    /// Whether a report holds figures of a kind.
    func holds(_ kind: FigureKind) -> Bool { kind.standing != .onRequest || named.contains(kind) }

    /// Whether figures of a kind only accompany others.
    func isSupplement(_ kind: FigureKind) -> Bool {
        [.supplement, .example].contains(kind.standing) && !named.contains(kind)
    }

    /// The choice as it stands on a command line.
    var arguments: [String] {
        named.isEmpty ? [] : ["--figures"] + (isAll ? ["all"] : named.map(\.name))
    }

    /// Kinds that were named although no data set has a fitting number of features.
    func warnings(featureCounts: [Int]) -> [String] {
        guard !isAll else { return [] }
        return named.filter { kind in !featureCounts.contains { kind.featureCounts.contains($0) } }.map { kind in
            let needed = kind.featureCounts
            let count =
                needed.upperBound > 2 ? "several features" : needed.upperBound == 2 ? "two features" : "one feature"
            return "there is no figure of the kind '\(kind.name)': it needs data with \(count)"
        }
    }
}
