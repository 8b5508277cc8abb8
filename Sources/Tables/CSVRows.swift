/// The rows below a header, read into columns of numbers.
struct CSVRows {
    private let header: CSVHeader
    private var scanner: CSVScanner
    /// The columns to read, in the order of the file.
    private let indices: [Int]
    /// For each column of the file, its place among those read, or −1.
    private let places: [Int]
    /// For each column read, whether a value may be missing.
    private let allowsGaps: [Bool]
    private var values: [[Double]]
    /// How many values are missing in each column read.
    private var missingCounts: [Int]
    private var firstMissing: (cell: String, place: CSVError.Place)?
    private var rowCount = 0
    private var blankLines = (count: 0, first: 0)
    private var commentCount: Int
    /// Whether cells that hold no number are kept as gaps, each column with the first of each kind.
    private let isLenient: Bool
    /// For each column read, its cells as they are written, if that is what is wanted of them.
    private(set) var words: [CSVWords] = []
    /// For each column of the file, the first cell that is text, infinite or missing, if they may be.
    private(set) var texts: [Int: CSVError] = [:]
    private(set) var infinities: [Int: CSVError] = [:]
    private(set) var gaps: [Int: CSVError] = [:]
    /// How many rows were left out because a value was missing.
    private(set) var droppedRows = 0

    init(
        header: CSVHeader, reading columns: [Int], allowingGapsIn gaps: Set<String> = [], isLenient: Bool = false,
        asWords: Bool = false
    ) {
        self.header = header
        self.isLenient = isLenient
        commentCount = header.commentCount
        self.scanner = header.scanner
        self.indices = Set(columns).sorted()
        var places = [Int](repeating: -1, count: header.names.count)
        for (place, index) in indices.enumerated() { places[index] = place }
        self.places = places
        self.allowsGaps = indices.map { gaps.contains(header.names[$0]) }
        self.values = Array(repeating: [], count: indices.count)
        self.missingCounts = Array(repeating: 0, count: indices.count)
        if asWords { words = Array(repeating: CSVWords(), count: indices.count) }
    }

    /// Reads all rows; those with a missing value are left out and counted.
    mutating func read() throws(CSVError) {
        // A blank line is a row with one empty field, so it means something where there is one column.
        let skipsBlankLines = header.names.count > 1
        while !scanner.isAtEnd {
            if scanner.isAtBlankLine {
                var ahead = scanner
                let count = ahead.skipBlankLines()
                if skipsBlankLines || ahead.isAtEnd {
                    if !ahead.isAtEnd {
                        if blankLines.count == 0 { blankLines.first = scanner.line }
                        blankLines.count += count
                    }
                    scanner = ahead
                    continue
                }
            }
            if isAtComment {
                _ = scanner.skipLine()
                commentCount += 1
                continue
            }
            try readRow()
            rowCount += 1
        }
        guard rowCount > 0 else { throw .noRows(columns: header.names.count) }
    }

    /// Whether a line begins with `#` and is no row: it has not as many fields.
    private var isAtComment: Bool {
        guard scanner.isAtHash else { return false }
        guard header.names.count > 1 else { return true }
        var ahead = scanner
        var count = 0
        while let field = try? ahead.next(column: count) {
            count += 1
            if field.endsRow { return count != header.names.count }
        }
        return true
    }

    private mutating func readRow() throws(CSVError) {
        let line = scanner.line
        var column = 0
        var isComplete = true
        while true {
            let start = scanner.line
            let field = try scanner.next(column: column)
            if column < places.count, places[column] >= 0 {
                let place = places[column]
                if !words.isEmpty {
                    words[place].append(scanner.text(of: field))
                } else if let value = DecimalNumber.value(
                    of: scanner.bytes, in: field.content, decimal: header.decimal),
                    value.isFinite
                {
                    values[place].append(value)
                } else if isLenient {
                    values[place].append(gap(field, column: column, line: start))
                } else {
                    try checkMissing(field, column: column, line: start)
                    values[place].append(.nan)
                    isComplete = isComplete && allowsGaps[place]
                }
            }
            column += 1
            if field.endsRow { break }
        }
        guard column == places.count else {
            throw .raggedRow(line: line, found: column, expected: places.count, hint: header.separatorHint)
        }
        if !isComplete {
            droppedRows += 1
            for place in values.indices { values[place].removeLast() }
        }
    }

    /// Refuses a cell without a number if it isn't missing, and counts it if it may not be.
    private mutating func checkMissing(_ field: CSVScanner.Field, column: Int, line: Int) throws(CSVError) {
        let text = scanner.text(of: field)
        let place = CSVError.Place(line: line, column: column + 1, name: header.names[column])
        switch CSVCell(text) {
        case .missing:
            guard !allowsGaps[places[column]] else { return }
            missingCounts[places[column]] += 1
            if firstMissing == nil { firstMissing = (text, place) }
        case .infinite: throw .infinite(cell: Excerpt.of(text), at: place)
        case .text: throw .notANumber(cell: Excerpt.of(text), at: place)
        }
    }

    /// The value that stands for a cell without a finite number, which is noted.
    private mutating func gap(_ field: CSVScanner.Field, column: Int, line: Int) -> Double {
        let text = scanner.text(of: field)
        let place = CSVError.Place(line: line, column: column + 1, name: header.names[column])
        switch CSVCell(text) {
        case .missing:
            if gaps[column] == nil { gaps[column] = .missingCell(cell: Excerpt.of(text), at: place) }
            return .nan
        case .infinite:
            if infinities[column] == nil { infinities[column] = .infinite(cell: Excerpt.of(text), at: place) }
            return text.contains("-") && !text.contains("e-") ? -.infinity : .infinity
        case .text:
            if texts[column] == nil { texts[column] = .notANumber(cell: Excerpt.of(text), at: place) }
            return .nan
        }
    }

    /// What to say about lines that are no rows.
    var warnings: [String] { [warningAboutBlankLines, remarkAboutComments].compactMap(\.self) }

    /// What to say about comments.
    private var remarkAboutComments: String? {
        guard commentCount > 0 else { return nil }
        return commentCount == 1
            ? "a line that begins with '#' was passed over"
            : "\(commentCount) lines that begin with '#' were passed over"
    }

    /// The values of a column of the file.
    func values(ofColumn index: Int) -> [Double] { values[places[index]] }

    /// The cells of a column of the file as they are written.
    func words(ofColumn index: Int) -> CSVWords { words[places[index]] }

    /// What to say about rows that were left out; refuses them if they may not be.
    func warningAboutMissingValues(_ rule: CSVReader.MissingValues) throws(CSVError) -> String? {
        guard let firstMissing else { return nil }
        guard rule == .drop else {
            throw .missingValue(
                cell: Excerpt.of(firstMissing.cell), at: firstMissing.place, rows: droppedRows, of: rowCount)
        }
        guard droppedRows < rowCount else { throw .everyRowDropped(count: rowCount) }
        let counts = zip(indices, missingCounts).filter { $0.1 > 0 }
            .map { "\(Excerpt.quoted(header.names[$0.0])): \($0.1)" }
        return "\(droppedRows) of \(rowCount) rows left out because a value is missing "
            + "(\(counts.joined(separator: ", ")))"
    }

    /// What to say about blank lines between rows.
    private var warningAboutBlankLines: String? {
        guard blankLines.count > 0 else { return nil }
        return blankLines.count == 1
            ? "line \(blankLines.first) is blank and was passed over"
            : "\(blankLines.count) blank lines were passed over, the first is line \(blankLines.first)"
    }
}
