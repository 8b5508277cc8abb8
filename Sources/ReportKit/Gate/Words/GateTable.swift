import Predictions
import Tables

/// The numbers that were compared as rows of text: what is worse first, then what is better, then the others.
struct GateTable {
    /// The headings.
    static let columns = [
        "", "data set", "method", "where", "score", "before", "now", "worse by", "tolerated", "points",
    ]
    /// The columns that hold numbers.
    static let numbers = 5...9

    /// The rows that are shown.
    let rows: [[String]]
    /// The number of rows that are not.
    let omitted: Int

    /// Puts the rows together.
    ///
    /// - Parameters:
    ///   - result: what came of the comparison.
    ///   - limit: the largest number of rows.
    init(_ result: GateResult, limit: Int) {
        let missing = result.missing.map(Self.row)
        let others = result.comparisons.filter { $0.outcome == .notDistinguishable }
        // Where all points are meant stands what a reader looks for first.
        let ordered = others.filter { $0.region == .everywhere } + others.filter { $0.region != .everywhere }
        let compared = (result.worse + result.better + result.notComparable + ordered).map(Self.row)
        let all = missing + compared
        rows = Array(all.prefix(limit))
        omitted = all.count - rows.count
    }

    private static func row(_ missing: MissingResult) -> [String] {
        let (dataSet, method) =
            switch missing {
            case .dataSet(let name): (name, "all")
            case .method(let method), .numbers(let method, _, _): (method.dataSet, method.name)
            }
        let what = if case .numbers(_, let names, _) = missing { NumberText.list(names, most: 2) } else { "all" }
        return ["missing", dataSet, method, "", what, "", "", "", "", ""]
    }

    private static func row(_ comparison: NumberComparison) -> [String] {
        let evidence = comparison.evidence
        let points =
            switch evidence?.pairing {
            case .points(let count): NumberText.count(count) + ", paired"
            case .intervals: "not paired"
            case nil: ""
            }
        return [
            word(for: comparison.outcome), comparison.method.dataSet, comparison.method.name,
            comparison.region.rawValue, GateWords.title(of: comparison),
            GateWords.value(comparison.before, of: comparison),
            GateWords.value(comparison.after, of: comparison), GateWords.difference(of: comparison),
            GateWords.margin(of: comparison), points,
        ]
    }

    /// An outcome in a word or two, with the reason where nothing can be said.
    static func word(for outcome: NumberComparison.Outcome) -> String {
        switch outcome {
        case .worse: "worse"
        case .better: "better"
        case .notDistinguishable: "as before"
        case .notComparable(let reason): "not comparable: \(reason)"
        }
    }
}
