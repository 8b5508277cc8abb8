import Tables

/// Text as a cell of CSV (RFC 4180).
enum CSVText {
    /// A cell that no spreadsheet takes for a formula, in quotes where it must be.
    static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+@-\t\r".contains($0) } ?? false && Double(text) == nil
        let safe = isFormula ? "'" + text : text
        let needsQuotes = safe.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }

    /// Columns of numbers with a header; a missing number is an empty cell.
    static func table(_ table: Table) -> String {
        let rows = (0..<(table.columns.map(\.values.count).max() ?? 0)).map { row in
            table.columns.map { $0.values.indices.contains(row) ? number($0.values[row]) : "" }
        }
        return ([table.columns.map { cell($0.name) }] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }

    /// The shortest decimals that read back as the same number of single precision, which is that of predictions;
    /// nothing for a number that is not finite.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        let single = Float(value)
        let isKept = single.isNormal || value == 0
        return isKept ? "\(single)" : "\(value)"
    }
}
