/// Reads columns of numbers from the bytes of a CSV file, and refuses whatever could be understood in two ways.
///
/// ```swift
/// let result = try CSVReader().table(from: bytes, columns: ["x", "y"])
/// ```
///
/// The dialect is RFC 4180 in UTF-8: fields between separators, quoted where they hold a separator, a quote or a line
/// break; lines end with LF, CRLF or CR. Lines that begin with `#` are comments. Blanks may separate fields where nothing
/// else does, and a decimal comma is read where the cells leave no doubt of it. Only the columns asked for are read as
/// numbers, so a table may hold text.
///
/// The reader is our own because a file that is read wrongly gives a report that is wrong and looks right. The CSV
/// packages for Swift pad or drop rows that don't fit, replace bytes that aren't UTF-8, and make a `String` of every
/// cell; none says which line opened a quote that never closes, or at which byte the text stops being UTF-8.
public struct CSVReader: Sendable, Equatable {
    /// What happens to a row in which a column asked for has no value.
    public enum MissingValues: String, Sendable, CaseIterable {
        /// The table is refused.
        case fail
        /// The row is left out, and a warning counts it.
        case drop
    }

    /// Whether the first row names the columns; if not, they are called `column1`, `column2` and so on.
    public var hasHeader: Bool
    /// What stands between fields; nil to find out from the first rows.
    public var separator: CSVSeparator?
    /// The decimal sign; nil to find out from the first rows.
    public var decimal: CSVDecimal?
    /// What happens to a row with a missing value.
    public var missing: MissingValues

    /// Makes a reader.
    public init(
        hasHeader: Bool = true, separator: CSVSeparator? = nil, decimal: CSVDecimal? = nil,
        missing: MissingValues = .fail
    ) {
        self.hasHeader = hasHeader
        self.separator = separator
        self.decimal = decimal
        self.missing = missing
    }

    /// The names of all columns in the order of the file; a column without a name has an empty one.
    ///
    /// - Throws: ``CSVError`` if the file is not text, is empty, or its first row is no header.
    public func columnNames(in bytes: [UInt8]) throws(CSVError) -> [String] {
        try CSVHeader(of: bytes, reader: self).names
    }

    /// The places in the file of columns, from 0, by their names: `[K]`.
    ///
    /// - Throws: ``CSVError`` if there is no column of a name, or the file is no table.
    public func indices(of names: [String], in bytes: [UInt8]) throws(CSVError) -> [Int] {
        try CSVHeader(of: bytes, reader: self).indices(of: names)
    }

    /// The named columns as numbers, in the order asked for.
    ///
    /// Takes time in proportion to the bytes, and memory to the numbers kept.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - columns: the names of the columns to read.
    ///   - gaps: those of them in which a value may be missing whatever ``missing`` says; it is read as NaN.
    /// - Throws: ``CSVError`` with the line and column of the first thing that does not fit.
    public func table(
        from bytes: [UInt8], columns: [String], allowingGapsIn gaps: Set<String> = []
    ) throws(CSVError) -> CSVResult {
        let header = try CSVHeader(of: bytes, reader: self)
        let indices = try header.indices(of: columns)
        var rows = CSVRows(header: header, reading: indices, allowingGapsIn: gaps)
        try rows.read()
        var warnings = header.warnings + [header.remarkAboutNames].compactMap(\.self)
        if let warning = try rows.warningAboutMissingValues(missing) { warnings.append(warning) }
        warnings += rows.warnings
        let table = Table(
            columns: zip(columns, indices).map {
                Table.Column(name: header.names[$1], values: rows.values(ofColumn: $1))
            })
        return CSVResult(table: table, droppedRows: rows.droppedRows, warnings: warnings)
    }
}

/// A table that was read, and what its reader should know about the reading.
public struct CSVResult: Sendable, Equatable {
    /// The columns asked for.
    public let table: Table
    /// How many rows were left out because a value was missing.
    public let droppedRows: Int
    /// What was accepted but may not be what the user meant, one sentence each.
    public let warnings: [String]
}
