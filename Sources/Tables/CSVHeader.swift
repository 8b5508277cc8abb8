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

    /// What to say about columns without a name.
    private(set) var remarkAboutNames: String?
    /// How many lines before the first row are comments.
    let commentCount: Int
    /// The sign between the whole part of a number and its fraction.
    private(set) var decimal = CSVDecimal.point

    /// Reads the first row.
    init(of bytes: [UInt8], reader: CSVReader) throws(CSVError) {
        let start = try CSVEncoding.textStart(of: bytes)
        let preamble = CSVPreamble(of: bytes, from: start)
        guard preamble.position < bytes.count else { throw .empty(byteCount: bytes.count) }

        let choice = try Self.separator(of: bytes, after: preamble, reader: reader)
        if reader.separator == nil, choice.separator != .comma {
            warnings.append("the fields are separated by \(choice.separator.name), not by comma")
        }
        separatorHint = choice.other

        var scanner = CSVScanner(bytes, from: preamble.position, line: preamble.line, separator: choice.separator)
        let firstRow = scanner
        let line = scanner.line
        let fields = try Self.row(&scanner)
        let cells = fields.map { scanner.text(of: $0) }
        let commented = reader.hasHeader ? Self.commentedNames(preamble, above: cells, choice.separator) : nil
        commentCount = preamble.commentCount - (commented == nil ? 0 : 1)
        guard reader.hasHeader, commented == nil else {
            names = commented ?? (1...cells.count).map { "column\($0)" }
            self.scanner = firstRow
            try checkNames()
            findDecimal(reader)
            return
        }
        if Self.areValues(cells) { throw .noHeader(line: line, cells: cells.prefix(3).map(Excerpt.of)) }
        // R writes the names of rows without a name for their column.
        var second = scanner
        let hasRowNames = choice.separator == .blank && (try? Self.row(&second))?.count == cells.count + 1
        names = (hasRowNames ? [""] : []) + cells
        self.scanner = scanner
        try checkNames()
        findDecimal(reader)
    }

    /// The names in a comment right above the first row, as `numpy.savetxt` writes them: as many as there are fields, of
    /// which one at least is a number.
    private static func commentedNames(
        _ preamble: CSVPreamble, above cells: [String], _ separator: CSVSeparator
    ) -> [String]? {
        guard !preamble.lastComment.isEmpty, cells.contains(where: isNumber) else { return nil }
        var scanner = CSVScanner(preamble.lastComment, from: 0, separator: separator)
        guard let fields = try? row(&scanner), fields.count == cells.count else { return nil }
        let names = fields.map { scanner.text(of: $0) }
        return areValues(names) || names.contains("") ? nil : names
    }

    /// Finds out the decimal sign from the first rows.
    private mutating func findDecimal(_ reader: CSVReader) {
        if let decimal = reader.decimal {
            self.decimal = decimal
            return
        }
        var scanner = scanner
        var cells: [String] = []
        for _ in 0..<200 where !scanner.isAtEnd {
            guard let fields = try? Self.row(&scanner) else { break }
            cells += fields.map { scanner.text(of: $0) }
        }
        guard CSVDecimal.certain(in: cells) == .comma else { return }
        decimal = .comma
        warnings.append("numbers are read with a decimal comma")
    }

    /// The columns with these names.
    func indices(of columns: [String]) throws(CSVError) -> [Int] {
        var indices: [Int] = []
        for column in columns {
            guard !column.isEmpty, let index = names.firstIndex(of: column) ?? index(trimmed: column) else {
                throw .unknownColumn(
                    Excerpt.of(column), nearest: NearestName.of(column, in: names).map(Excerpt.of),
                    names: names.filter { !$0.isEmpty }.map(Excerpt.of), hint: separatorHint)
            }
            indices.append(index)
        }
        return indices
    }

    /// The only column that has this name but for the blanks around it.
    private func index(trimmed name: String) -> Int? {
        let trimmed = Self.trimmed(name)
        let indices = names.indices.filter { Self.trimmed(names[$0]) == trimmed }
        return indices.count == 1 ? indices.first : nil
    }

    private static func trimmed(_ name: String) -> String {
        let bytes = Array(name.utf8)
        return String(decoding: bytes[DecimalNumber.trimmed(0..<bytes.count, in: bytes)], as: UTF8.self)
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
        remarkAboutNames =
            nameless.count == 1
            ? "column \(first) has no name and can't be asked for"
            : "\(nameless.count) columns have no name and can't be asked for, the first is column \(first)"
    }

    /// Whether the cells of a row are numbers, so that it is no header: at least one, and nothing but missing values
    /// beside them.
    private static func areValues(_ cells: [String]) -> Bool {
        var hasNumber = false
        for cell in cells {
            if isNumber(cell) {
                hasNumber = true
            } else if case .text = CSVCell(cell) {
                return false
            }
        }
        return hasNumber
    }

    private static func isNumber(_ cell: String) -> Bool {
        let bytes = Array(cell.utf8)
        return CSVDecimal.allCases.contains { DecimalNumber.value(of: bytes, in: 0..<bytes.count, decimal: $0) != nil }
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
        of bytes: [UInt8], after preamble: CSVPreamble, reader: CSVReader
    ) throws(CSVError) -> (separator: CSVSeparator, other: CSVSeparator?) {
        var candidates: [(separator: CSVSeparator, fits: Bool)] = []
        for separator in CSVSeparator.detectable {
            let (first, second) = firstRows(of: bytes, after: preamble, separator)
            if first > 1 { candidates.append((separator, second == first)) }
        }
        if let chosen = reader.separator ?? preamble.separator {
            return (chosen, candidates.map(\.separator).first { $0 != chosen })
        }
        guard candidates.count > 1 else {
            return (candidates.first?.separator ?? (isBlank(bytes, after: preamble) ? .blank : .comma), nil)
        }
        let fitting = candidates.filter(\.fits)
        guard fitting.count == 1, let only = fitting.first?.separator else {
            throw .ambiguousSeparator(candidates.map(\.separator))
        }
        return (only, candidates.map(\.separator).first { $0 != only })
    }

    /// Whether blanks separate the fields of a file without another separator: the second row has as many as the first,
    /// or one more where rows have names, and a number among them.
    private static func isBlank(_ bytes: [UInt8], after preamble: CSVPreamble) -> Bool {
        let (first, second) = firstRows(of: bytes, after: preamble, .blank)
        guard first > 1, second == first || second == first + 1 else { return false }
        var scanner = CSVScanner(bytes, from: preamble.position, separator: .blank)
        _ = try? row(&scanner)
        let fields = (try? row(&scanner)) ?? []
        return fields.contains { isNumber(scanner.text(of: $0)) }
    }

    /// The numbers of fields of the first two rows; 0 where there is none.
    ///
    /// A quote that is wrong with one separator may be right with another.
    private static func firstRows(
        of bytes: [UInt8], after preamble: CSVPreamble, _ separator: CSVSeparator
    ) -> (first: Int, second: Int) {
        var scanner = CSVScanner(bytes, from: preamble.position, separator: separator)
        guard let first = try? row(&scanner) else { return (0, 0) }
        _ = scanner.skipBlankLines()
        while scanner.isAtHash { _ = scanner.skipLine() }
        guard !scanner.isAtEnd, let second = try? row(&scanner) else { return (first.count, 0) }
        return (first.count, second.count)
    }
}
