import Tables

/// Numbers of rows from a file, one in each line, from 0 as NumPy and pandas count.
struct RowNumbers {
    /// The numbers.
    let rows: Set<Int>

    /// The most bytes of such a file.
    private static let limit = 100_000_000

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - count: how many rows there are.
    /// - Throws: ``FileError`` if it can't be read, ``DataProblem`` if a line holds no number of a row, or one twice.
    init(_ path: String, of count: Int) throws {
        let bytes = try RegularFile.read(path, limit: Self.limit)
        var rows: Set<Int> = []
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            let text = String(decoding: line.filter { $0 > 0x20 }, as: UTF8.self)
            guard !text.isEmpty else { continue }
            guard let value = Double(decimal: text), let row = Int(exactly: value), (0..<count).contains(row) else {
                throw DataProblem(
                    "'\(path)': line \(number + 1): \(Excerpt.quoted(text)) is no number of a row; the \(NumberText.count(count, "row")) count from 0 to \(count - 1), one in each line"
                )
            }
            guard rows.insert(row).inserted else {
                throw DataProblem("'\(path)': line \(number + 1): row \(row) is named a second time")
            }
        }
        self.rows = rows
    }
}
