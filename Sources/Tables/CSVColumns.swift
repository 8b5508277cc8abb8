/// All columns of a CSV file, numbers or not.
///
/// ```swift
/// let numeric = try CSVReader().columns(in: bytes).columns.filter(\.isNumeric)
/// ```
public struct CSVColumns: Sendable, Equatable {
    /// A column, and what keeps it from being numbers.
    public struct Column: Sendable, Equatable {
        /// What the header says; empty where it says nothing.
        public let name: String
        /// One value per row, `[N]`; NaN where there is no number, infinite where a cell says so.
        public internal(set) var values: [Double]
        /// The first cell that is text.
        public internal(set) var text: CSVError?
        /// The first cell that is infinite.
        public internal(set) var infinity: CSVError?
        /// The first cell that is missing.
        public internal(set) var gap: CSVError?

        /// Whether every cell is a number, or missing.
        public var isNumeric: Bool { text == nil }
    }

    /// The columns in the order of the file.
    public let columns: [Column]
    /// What was accepted but may not be what the user meant, one sentence each.
    public let warnings: [String]
}

extension CSVReader {
    /// All columns, whatever their cells hold.
    ///
    /// - Throws: ``CSVError`` if the file is no table.
    public func columns(in bytes: [UInt8]) throws(CSVError) -> CSVColumns {
        let header = try CSVHeader(of: bytes, reader: self)
        var rows = CSVRows(header: header, reading: Array(header.names.indices), isLenient: true)
        try rows.read()
        return CSVColumns(
            columns: header.names.indices.map { index in
                CSVColumns.Column(
                    name: header.names[index], values: rows.values(ofColumn: index), text: rows.texts[index],
                    infinity: rows.infinities[index], gap: rows.gaps[index])
            }, warnings: header.warnings + rows.warnings)
    }
}
