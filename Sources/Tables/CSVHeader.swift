/// The first row of a CSV file: names, separator, and where the rows begin.
struct CSVHeader {
    /// The names of the columns; empty where a column has none.
    let names: [String]
    /// At the first row of values.
    let scanner: CSVScanner
    /// What was accepted but may not be what the user meant.
    private(set) var warnings: [String] = []
    /// Another separator that stands in the first row, for messages about rows that don't fit.
    let separatorHint: CSVSeparator?

    /// Reads the first row.
    init(of bytes: [UInt8], reader: CSVReader) throws(CSVError) {
        let start = try CSVEncoding.textStart(of: bytes)
        var beginning = CSVScanner(bytes, from: start, separator: .comma)
        _ = beginning.skipBlankLines()
        guard !beginning.isAtEnd else { throw .empty(byteCount: bytes.count) }

        let choice = try Self.separator(of: bytes, from: start, reader: reader)
        if reader.separator == nil, choice.separator != .comma {
            warnings.append("the fields are separated by \(choice.separator.name), not by comma")
        }
        separatorHint = choice.other

        var scanner = CSVScanner(bytes, from: start, separator: choice.separator)
        _ = scanner.skipBlankLines()
        let firstRow = scanner
        let line = scanner.line
        let fields = try Self.row(&scanner)
        let cells = fields.map { scanner.text(of: $0) }
        guard reader.hasHeader else {
            names = (1...cells.count).map { "column\($0)" }
            self.scanner = firstRow
            return
        }
        if Self.areValues(cells) { throw .noHeader(line: line, cells: cells.prefix(3).map(Excerpt.of)) }
        names = cells
        self.scanner = scanner
        try checkNames()
    }

    /// The columns with these names.
    func indices(of columns: [String]) throws(CSVError) -> [Int] {
        var indices: [Int] = []
        for column in columns {
            guard !column.isEmpty, let index = names.firstIndex(of: column) else {
                throw .unknownColumn(
                    Excerpt.of(column), nearest: NearestName.of(column, in: names).map(Excerpt.of),
                    names: names.filter { !$0.isEmpty }.map(Excerpt.of), hint: separatorHint)
            }
            indices.append(index)
        }
        return indices
    }

    /// Refuses names that are there twice, and warns of columns without one.
    private mutating func checkNames() throws(CSVError) {
        var seen: [String: Int] = [:]
        var nameless: [Int] = []
        for (index, name) in names.enumerated() {
            if name.isEmpty {
                nameless.append(index + 1)
            } else if let first = seen.updateValue(index + 1, forKey: name) {
                throw .duplicateColumn(Excerpt.of(name), first: first, second: index + 1)
            }
        }
        guard let first = nameless.first else { return }
        warnings.append(
            nameless.count == 1
                ? "column \(first) has no name and can't be asked for"
                : "\(nameless.count) columns have no name and can't be asked for, the first is column \(first)")
    }

    /// Whether the cells of a row are numbers, so that it is no header: at least one, and nothing but missing values
    /// beside them.
    private static func areValues(_ cells: [String]) -> Bool {
        var hasNumber = false
        for cell in cells {
            let bytes = Array(cell.utf8)
            if DecimalNumber.value(of: bytes, in: 0..<bytes.count) != nil {
                hasNumber = true
            } else if case .text = CSVCell(cell) {
                return false
            }
        }
        return hasNumber
    }

    private static func row(_ scanner: inout CSVScanner) throws(CSVError) -> [CSVScanner.Field] {
        var fields: [CSVScanner.Field] = []
        repeat { fields.append(try scanner.next(column: fields.count)) } while fields.last?.endsRow == false
        return fields
    }
}

extension CSVHeader {
    /// What separates the fields, and what else might.
    ///
    /// It is certain if the first row holds one kind of separator outside quotes, or if with one kind alone the second
    /// row has as many fields as the first.
    private static func separator(
        of bytes: [UInt8], from start: Int, reader: CSVReader
    ) throws(CSVError) -> (separator: CSVSeparator, other: CSVSeparator?) {
        var candidates: [(separator: CSVSeparator, fits: Bool)] = []
        for separator in CSVSeparator.detectable {
            var scanner = CSVScanner(bytes, from: start, separator: separator)
            _ = scanner.skipBlankLines()
            // A quote that is wrong with one separator may be right with another.
            guard let first = try? row(&scanner), first.count > 1 else { continue }
            _ = scanner.skipBlankLines()
            let second = try? row(&scanner)
            candidates.append((separator, second?.count == first.count))
        }
        if let chosen = reader.separator {
            return (chosen, candidates.map(\.separator).first { $0 != chosen })
        }
        guard candidates.count > 1 else { return (candidates.first?.separator ?? .comma, nil) }
        let fitting = candidates.filter(\.fits)
        guard fitting.count == 1, let only = fitting.first?.separator else {
            throw .ambiguousSeparator(candidates.map(\.separator))
        }
        return (only, candidates.map(\.separator).first { $0 != only })
    }
}
