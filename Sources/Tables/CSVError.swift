/// Why a CSV file could not be read: what was found, where, and what would be right.
///
/// The description leaves out the name of the file, which the caller knows. Lines, columns and rows count from 1, byte
/// offsets from 0. A row that spans several lines has the number of its first.
public enum CSVError: Error, Sendable, Equatable {
    /// A cell of the table.
    public struct Place: Sendable, Equatable {
        /// The line on which the cell starts.
        public let line: Int
        /// The number of the column.
        public let column: Int
        /// The name of the column.
        public let name: String
    }

    /// There is nothing in the file, or nothing but line breaks.
    case empty(byteCount: Int)
    /// There is a header but no row.
    case noRows(columns: Int)
    /// The first row holds values, not names.
    case noHeader(line: Int, cells: [String])
    /// The file is in another encoding, or no text at all.
    case otherFormat(name: String, offset: Int)
    /// A byte that UTF-8 can't have where it stands.
    case notUTF8(byte: UInt8, offset: Int, line: Int)
    /// A byte that text doesn't have.
    case nulByte(offset: Int, line: Int)
    /// More than one character may separate the fields.
    case ambiguousSeparator([CSVSeparator])
    /// A row is longer or shorter than the header.
    case raggedRow(line: Int, found: Int, expected: Int, hint: CSVSeparator?)
    /// Two columns have one name.
    case duplicateColumn(String, first: Int, second: Int)
    /// No column has the name asked for.
    case unknownColumn(String, nearest: String?, names: [String], hint: CSVSeparator?)
    /// A quote was opened on this line and never closed.
    case unclosedQuote(line: Int, column: Int)
    /// A quote stands inside a field that does not begin with one.
    case strayQuote(line: Int, column: Int)
    /// Something other than a separator follows a closing quote.
    case textAfterQuote(line: Int, column: Int)
    /// A cell of a column of numbers holds something else.
    case notANumber(cell: String, at: Place)
    /// A cell holds an infinity or a number too large for a `Double`.
    case infinite(cell: String, at: Place)
    /// A value is missing, and rows may not be left out.
    case missingValue(cell: String, at: Place, rows: Int, of: Int)
    /// A value is missing in a column that needs one in every row.
    case missingCell(cell: String, at: Place)
    /// Every row has a missing value.
    case everyRowDropped(count: Int)
}

extension CSVError: CustomStringConvertible {
    /// What was found, where, and what would be right.
    public var description: String {
        switch self {
        case .empty(let byteCount):
            (byteCount == 0 ? "the file is empty" : "the file holds nothing but blank lines")
                + "; a header line and rows of numbers are needed"
        case .noRows(let columns):
            "the file holds a header with \(Self.count(columns, "column")) but no rows; add rows of numbers below it"
        case .noHeader(let line, let cells):
            "line \(line): a header with the names of the columns is needed, but this line holds values "
                + "(\(cells.map { "'\($0)'" }.joined(separator: ", "))); add a header, or give --no-header to call the "
                + "columns column1, column2, …"
        case .otherFormat(let name, let offset):
            "byte \(offset): the file is not UTF-8 text but \(name); save it as CSV in UTF-8"
        case .notUTF8(let byte, let offset, let line):
            "byte \(offset) (line \(line)): 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8 here; the file is "
                + "probably Latin-1 or Windows-1252; save it as UTF-8"
        case .nulByte(let offset, let line):
            "byte \(offset) (line \(line)): a NUL byte; the file is not text, or damaged; save it as CSV in UTF-8"
        case .ambiguousSeparator(let separators):
            "the first rows fit \(separators.map(\.name).joined(separator: " and ")) as the separator; say which with "
                + "--separator"
        case .raggedRow(let line, let found, let expected, let hint):
            "line \(line): \(Self.count(found, "field")) found, \(expected) expected as in the first row"
                + (hint.map(Self.text) ?? "; quote fields that hold a separator, and write empty fields out")
        case .duplicateColumn(let name, let first, let second):
            "columns \(first) and \(second) are both called '\(name)'; give each column a name of its own"
        case .unknownColumn(let name, let nearest, let names, let hint):
            "there is no column '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ";")
                + " The columns are \(Self.list(names))" + (hint.map(Self.text) ?? "")
        case .unclosedQuote(let line, let column):
            "line \(line), column \(column): the quote that is opened here is never closed; close it, and write a quote "
                + "inside a quoted field twice"
        case .strayQuote(let line, let column):
            "line \(line), column \(column): a quote inside a field that does not begin with one; put the whole field in "
                + "quotes, with the quotes inside it written twice"
        case .textAfterQuote(let line, let column):
            "line \(line), column \(column): a separator or the end of the line is needed after a closing quote; write a "
                + "quote inside a quoted field twice"
        case .notANumber(let cell, let place):
            "\(place): '\(cell)' is not a number; \(Self.advice(for: cell))"
        case .infinite(let cell, let place):
            "\(place): '\(cell)' is infinite or too large; finite numbers up to 1.8e308 are needed"
        case .missingValue(let cell, let place, let rows, let total):
            "\(place): " + (cell.isEmpty ? "the value is missing" : "'\(cell)' stands for a missing value")
                + " (\(rows) of \(Self.count(total, "row")) \(rows == 1 ? "lacks" : "lack") one); fill in what is missing, "
                + "or leave such rows out with --missing drop"
        case .missingCell(let cell, let place):
            "\(place): " + (cell.isEmpty ? "the value is missing" : "'\(cell)' stands for a missing value")
        case .everyRowDropped(let count):
            "nothing is left: each of the \(Self.count(count, "row")) lacks a value in a column that was asked for; "
                + "choose other columns, or fill in what is missing"
        }
    }

    /// What to write in place of a cell that is not a number.
    private static func advice(for cell: String) -> String {
        if cell.contains("%") { return "write it without '%'" }
        if cell.lowercased().contains("0x") { return "write it as a decimal number" }
        if cell.contains(",") { return "use a decimal point and nothing between thousands, or say --decimal comma" }
        return "numbers look like 12, -0.5 or 1.5e-3"
    }

    private static func text(of hint: CSVSeparator) -> String {
        "; if \(hint.name) separates the fields, say --separator \(hint.name)"
    }

    private static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// The names in quotes, at most twenty of them.
    private static func list(_ names: [String]) -> String {
        names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
            + (names.count > 20 ? " and \(names.count - 20) more" : "")
    }
}

extension CSVError.Place: CustomStringConvertible {
    /// Line, number and name of the column.
    public var description: String {
        "line \(line), column \(column)" + (name.isEmpty ? "" : " (\(Excerpt.quoted(name)))")
    }
}
