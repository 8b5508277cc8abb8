/// Writes rows as CSV after RFC 4180: fields between commas, quoted where they must be, lines that end with CRLF.
///
/// ```swift
/// var writer = CSVWriter(header: ["score", "value"])
/// writer.append([.text("RMSE"), .number(0.1)])
/// ```
///
/// Numbers are written with the fewest digits that read back to the same bits. A text that a spreadsheet would take
/// for a formula gets a `'` in front (OWASP, CSV injection), so that opening the file runs nothing.
public struct CSVWriter: Sendable {
    /// What stands in a field.
    public enum Cell: Sendable, Equatable {
        /// Text.
        case text(String)
        /// A number; NaN is written as an empty field, infinities as `inf` and `-inf`.
        case number(Double)
        /// A number of single precision, written with the digits that this precision needs.
        case single(Float)
        /// A whole number.
        case integer(Int)
    }

    /// The file so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Begins a file with the names of its columns.
    public init(header: [String]) {
        append(header.map(Cell.text))
    }

    /// Adds a row, with one cell for each column of the header.
    public mutating func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(CSVSeparator.comma.rawValue) }
            append(cell)
        }
        // A row with one empty field would be a blank line.
        if cells.count == 1, bytes.isEmpty || bytes.last == UInt8(ascii: "\n") { bytes += [0x22, 0x22] }
        bytes += [0x0D, 0x0A]
    }

    private mutating func append(_ cell: Cell) {
        switch cell {
        case .text(let text): append(Self.inert(text))
        case .number(let value): if !value.isNaN { append(Self.shortest("\(value)")) }
        case .single(let value): if !value.isNaN { append(Self.shortest("\(value)")) }
        case .integer(let value): append("\(value)")
        }
    }

    private mutating func append(_ text: String) {
        // Quotes are also needed where a reader may trim white space or take a lone carriage return as a line break.
        let isQuoted =
            text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            || text.utf8.first.map { $0 == 0x20 || $0 == 0x09 } ?? false
            || text.utf8.last.map { $0 == 0x20 || $0 == 0x09 } ?? false
        guard isQuoted else {
            bytes += text.utf8
            return
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// The text with a `'` in front if a spreadsheet would take it for a formula; negative numbers are none.
    private static func inert(_ text: String) -> String {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return "'" + text
        case UInt8(ascii: "-"):
            let bytes = Array(text.utf8)
            return DecimalNumber.value(of: bytes, in: 0..<bytes.count) == nil ? "'" + text : text
        default: return text
        }
    }

    /// The standard library's shortest digits without a `.0` at their end.
    private static func shortest(_ digits: String) -> String {
        digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }
}

extension Table {
    /// The table as a CSV file, with an empty field where a value is NaN.
    ///
    /// ``CSVReader`` reads the same table back if no value is infinite; a name that begins like a formula comes back
    /// with a `'` in front.
    public func csv() -> [UInt8] {
        var writer = CSVWriter(header: columns.map(\.name))
        for row in 0..<rowCount { writer.append(columns.map { .number($0.values[row]) }) }
        return writer.bytes
    }
}
