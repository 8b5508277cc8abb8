import Tables

/// Three sentences and a table, for a terminal or a log.
struct GateTextWriter: GateWriter {
    let fileName = "check.txt"
    /// The largest number of rows.
    var limit = 40

    func write(_ result: GateResult) -> String {
        let table = GateTable(result, limit: limit)
        let added = result.added.map(GateWords.name)
        let notes =
            (added.isEmpty ? [] : ["New, with nothing to compare: \(NumberText.list(added, most: 4))."])
            + (table.omitted > 0 ? ["… and \(NumberText.count(table.omitted, "row")) more."] : [])
        let words = GateWords(result: result)
        return (words.sentences + [""] + aligned([GateTable.columns] + table.rows) + notes)
            .map { TerminalLine.inert($0) + "\n" }.joined()
    }

    private func aligned(_ rows: [[String]]) -> [String] {
        let widths = GateTable.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return GateTable.numbers.contains(column) ? space + text : text + space
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
