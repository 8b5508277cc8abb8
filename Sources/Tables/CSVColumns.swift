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
        /// The place of the column in the file, from 0.
        public let index: Int
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
    /// The decimal sign that was found or asked for.
    public let decimal: CSVDecimal
    /// What was accepted but may not be what the user meant, one sentence each.
    public let warnings: [String]
}

extension CSVReader {
    /// Columns, whatever their cells hold.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - indices: the places in the file of those to read, from 0, `[K]`; nil for all.
    /// - Throws: ``CSVError`` if the file is no table.
    public func columns(in bytes: [UInt8], at indices: [Int]? = nil) throws(CSVError) -> CSVColumns {
        let header = try CSVHeader(of: bytes, reader: self)
        let indices = indices ?? Array(header.names.indices)
        var rows = CSVRows(header: header, reading: indices, isLenient: true)
        try rows.read()
        return CSVColumns(
            columns: indices.map { index in
                CSVColumns.Column(
                    name: header.names[index], index: index, values: rows.values(ofColumn: index),
                    text: rows.texts[index], infinity: rows.infinities[index], gap: rows.gaps[index])
            }, decimal: header.decimal, warnings: header.warnings + rows.warnings)
    }

    /// The cells of some columns as they are written: `[K]`.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - indices: the places of the columns in the file, from 0: `[K]`.
    /// - Throws: ``CSVError`` if the file is no table.
    public func words(in bytes: [UInt8], at indices: [Int]) throws(CSVError) -> [CSVWords] {
        guard !indices.isEmpty else { return [] }
        var rows = CSVRows(header: try CSVHeader(of: bytes, reader: self), reading: indices, asWords: true)
        try rows.read()
        return indices.map { rows.words(ofColumn: $0) }
    }
}
