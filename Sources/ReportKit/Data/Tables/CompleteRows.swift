import Tables

/// The rows of a table that have a value in each column that is used.
struct CompleteRows {
    /// Their numbers in the file, from 0, rising.
    let numbers: [Int]
    /// What to say about the others.
    let warnings: [String]

    /// Looks for what is missing.
    ///
    /// - Parameters:
    ///   - columns: those that are used.
    ///   - rule: what happens to rows that lack a value.
    ///   - isListed: whether a refusal tells how many rows lack a value in each column, since some could be left out.
    ///   - path: the file.
    /// - Throws: ``DataProblem`` if a number is infinite, a value is missing and may not be, or no row is left.
    init(
        _ columns: [UserColumn], _ rule: CSVReader.MissingValues, isListed: Bool, _ path: String
    ) throws(DataProblem) {
        if let infinity = columns.lazy.compactMap(\.infinity).first { throw DataProblem("'\(path)': \(infinity)") }
        let count = columns.first?.values.count ?? 0
        var isComplete = [Bool](repeating: true, count: count)
        var gaps: [(column: UserColumn, count: Int)] = []
        for column in columns where column.gap != nil {
            let rows = (0..<count).filter(column.lacks)
            for row in rows { isComplete[row] = false }
            if !rows.isEmpty { gaps.append((column, rows.count)) }
        }
        numbers = isComplete.indices.filter { isComplete[$0] }
        guard !gaps.isEmpty else {
            warnings = []
            return
        }
        let dropped = count - numbers.count
        let list = gaps.map { "\($0.column.title): \($0.count)" }.joined(separator: ", ")
        guard rule == .drop else {
            let first = gaps.compactMap { gap -> (cell: String, place: CSVError.Place)? in
                if case .missingCell(let cell, let place) = gap.column.gap { (cell, place) } else { nil }
            }.min { ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column) }
            guard let first else { throw DataProblem("'\(path)': values are missing (\(list))") }
            let error = CSVError.missingValue(cell: first.cell, at: first.place, rows: dropped, of: count)
            throw DataProblem(
                "'\(path)': \(error)" + (isListed ? ", or columns with --drop; rows that lack one: \(list)" : ""))
        }
        guard !numbers.isEmpty else { throw DataProblem("'\(path)': \(CSVError.everyRowDropped(count: count))") }
        warnings = ["\(dropped) of \(count) rows left out because a value is missing (\(list))"]
    }
}
