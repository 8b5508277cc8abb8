import Tables

/// A table with a row for each point and draw, as tidybayes and data frames in long form have it, or for each point and
/// level of a quantile: turned into a row for each point.
struct LongTable {
    let arrays: [InputArray]
    let remarks: [String]

    /// Turns the table; nil if it is of another form.
    ///
    /// - Throws: ``PredictionFileError`` if a draw of a point stands there twice.
    init?(_ table: CSVColumns, choices: ReadingChoices) throws(PredictionFileError) {
        let columns = table.columns.enumerated().map { InputArray($1, number: $0 + 1) }
        func normal(_ place: Int) -> String { PredictionRole.normal(columns[place].name) }
        let chosen = Dictionary(choices.columns.map { (PredictionRole.normal($0.name), $0.claim.role) }) { first, _ in
            first
        }
        func has(_ place: Int, _ words: Set<String>, _ role: PredictionRole?) -> Bool {
            if let role, chosen[normal(place)] == role { return true }
            return words.contains(normal(place)) && columns[place].isNumeric
        }
        let places = columns.indices
        let draws = places.filter { has($0, Self.drawWords, .draw) }
        let levels = places.filter { has($0, Self.levelWords, nil) }
        let values = places.filter { has($0, Self.valueWords, .value) }
        guard values.count == 1, let value = values.first, columns[value].isNumeric else { return nil }
        let isQuantiles = draws.isEmpty
        let index = isQuantiles ? levels : draws
        guard !index.isEmpty, index.allSatisfy({ $0 != value && Self.repeats(columns[$0].doubles) }) else { return nil }
        let chains = places.filter { has($0, Self.chainWords, .chain) }
        // One number for all chains says all; else chain and number together do.
        let draw =
            index.contains(where: { normal($0) == "draw" }) ? index.filter { normal($0) == "draw" } : chains + index
        let others = places.filter { $0 != value && !index.contains($0) && !chains.contains($0) }
        let rows = others.filter { PredictionRole(named: columns[$0].name) == .row }
        let keys = rows.isEmpty ? others.filter { columns[$0].isNumeric } : rows

        let (pointOf, points) = Self.groups(keys.map { columns[$0].doubles }, count: columns[value].count)
        let (drawOf, drawRows) = Self.groups(draw.map { columns[$0].doubles }, count: columns[value].count)
        guard points.count < columns[value].count, drawRows.count > 1 else { return nil }
        var turned = [[Double]](repeating: [Double](repeating: .nan, count: points.count), count: drawRows.count)
        var seen: Set<Int> = []
        for (row, number) in columns[value].doubles.enumerated() {
            guard seen.insert(drawOf[row] * points.count + pointOf[row]).inserted else {
                throw .undecided(
                    "row \(row + 1) below the header holds the same \(isQuantiles ? "level" : "draw") of the same point as one before it: give each point a number in a column named row"
                )
            }
            turned[drawOf[row]][pointOf[row]] = number
        }
        arrays =
            others.map { place in
                let content =
                    columns[place].isNumeric
                    ? InputArray.Content.numbers(points.map { columns[place].doubles[$0] }) : columns[place].content
                return InputArray(columns[place].name, shape: [points.count], content)
            }
            + turned.enumerated().map { number, values in
                let level = columns[draw[0]].doubles[drawRows[number]]
                let name =
                    isQuantiles
                    ? "quantile\(level)"
                    : Self.isMean(columns[value].name) ? "mean\(number + 1)" : "sample\(number + 1)"
                return InputArray(column: name, values)
            }
        let kinds = isQuantiles ? "levels" : "draws"
        let missing = columns[value].count < points.count * drawRows.count
        remarks =
            table.warnings + [
                "\(Excerpt.quoted(columns[value].name)) has a row for each point and \(isQuantiles ? "level" : "draw"): \(NumberText.count(points.count, "point")) with \(drawRows.count) \(kinds)"
                    + (missing ? ", of which some are missing" : "")
            ]
    }

    private static let drawWords: Set = [
        "sample", "draw", "member", "replicate", "rep", "iteration", "iter", "drawid", "sampleid", "realization",
        "realisation", "ensemblemember", "draws",
    ]
    private static let levelWords: Set = ["quantile", "quantilelevel", "tau", "prob", "level", "outputtypeid"]
    private static let chainWords: Set = ["chain", "chains"]
    private static let valueWords: Set = [
        "value", "prediction", "pred", "ypred", "epred", "yhat", "mean", "yrep", "predicted", "mu",
    ]

    private static func isMean(_ name: String) -> Bool {
        ["epred", "mean", "mu"].contains(PredictionRole.normal(name))
    }

    /// Whether a column holds numbers each of which comes again.
    private static func repeats(_ values: [Double]) -> Bool {
        var counts: [Double: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return !counts.isEmpty && counts.count < values.count && values.allSatisfy(\.isFinite)
    }

    /// For each row the number of its group, and for each group its first row.
    private static func groups(_ keys: [[Double]], count: Int) -> (of: [Int], firsts: [Int]) {
        var known: [[Double]: Int] = [:]
        var firsts: [Int] = []
        let of = (0..<count).map { row in
            // A missing observation is the same in all rows of its point.
            let key = keys.map { $0[row].isNaN ? .infinity : $0[row] }
            if let group = known[key] { return group }
            known[key] = firsts.count
            firsts.append(row)
            return firsts.count - 1
        }
        return (of, firsts)
    }
}
