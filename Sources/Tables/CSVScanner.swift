/// Walks through the bytes of a CSV file field by field, after RFC 4180.
struct CSVScanner {
    /// Where a field stands.
    struct Field {
        /// The bytes of the content, without the quotes around it.
        let content: Range<Int>
        /// Whether the field stands in quotes.
        let isQuoted: Bool
        /// Whether the row ends after this field.
        let endsRow: Bool
    }

    private static let quote: UInt8 = 0x22
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D
    private static let hash: UInt8 = 0x23

    let bytes: [UInt8]
    let separator: UInt8
    /// The next byte to read.
    private(set) var position: Int
    /// The number of the line that the next byte is on, from 1.
    private(set) var line: Int

    /// Whether runs of blanks separate the fields.
    private let isBlank: Bool

    init(_ bytes: [UInt8], from position: Int, line: Int = 1, separator: CSVSeparator) {
        self.bytes = bytes
        self.position = position
        self.line = line
        self.separator = separator.rawValue
        isBlank = separator == .blank
    }

    /// Whether nothing is left to read.
    var isAtEnd: Bool { position >= bytes.count }

    /// Whether a row that would start here is an empty line.
    var isAtBlankLine: Bool {
        position < bytes.count && (bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn)
    }

    /// Whether a row that would start here begins with the sign of a comment.
    var isAtHash: Bool { position < bytes.count && bytes[position] == Self.hash }

    /// Passes the rest of a line; gives its bytes.
    mutating func skipLine() -> Range<Int> {
        let start = position
        while position < bytes.count, !isAtBlankLine { position += 1 }
        defer { passLineBreak() }
        return start..<position
    }

    /// Goes to the next line that is not empty; gives the number of lines passed.
    mutating func skipBlankLines() -> Int {
        let first = line
        while isAtBlankLine { passLineBreak() }
        return line - first
    }

    /// Reads the next field of a row; `column` counts from zero and is for messages only.
    mutating func next(column: Int) throws(CSVError) -> Field {
        if isBlank { return try nextBetweenBlanks(column: column) }
        guard position < bytes.count, bytes[position] == Self.quote else {
            return try unquoted(column: column)
        }
        return try quoted(column: column)
    }

    /// Reads a field between blanks; those at the beginning and the end of a line separate nothing.
    private mutating func nextBetweenBlanks(column: Int) throws(CSVError) -> Field {
        skipBlanks()
        if position < bytes.count, bytes[position] == Self.quote {
            let field = try quoted(column: column)
            return closing(field.content, isQuoted: true, isAtEnd: field.endsRow)
        }
        let start = position
        while position < bytes.count, !isAtBlankLine, !isAtBlank { position += 1 }
        return closing(start..<position, isQuoted: false, isAtEnd: false)
    }

    private mutating func closing(_ content: Range<Int>, isQuoted: Bool, isAtEnd: Bool) -> Field {
        guard !isAtEnd else { return Field(content: content, isQuoted: isQuoted, endsRow: true) }
        skipBlanks()
        let endsRow = self.isAtEnd || isAtBlankLine
        if endsRow { passLineBreak() }
        return Field(content: content, isQuoted: isQuoted, endsRow: endsRow)
    }

    private var isAtBlank: Bool { position < bytes.count && (bytes[position] == 0x20 || bytes[position] == 0x09) }

    private mutating func skipBlanks() {
        while isAtBlank { position += 1 }
    }

    private mutating func unquoted(column: Int) throws(CSVError) -> Field {
        let start = position
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte == separator {
                position = end + 1
                return Field(content: start..<end, isQuoted: false, endsRow: false)
            }
            // Line breaks and the quote are the lowest of the bytes in use: most bytes need one comparison.
            if byte <= Self.quote {
                if byte == Self.lineFeed || byte == Self.carriageReturn { break }
                if byte == Self.quote { throw .strayQuote(line: line, column: column + 1) }
            }
            end += 1
        }
        position = end
        passLineBreak()
        return Field(content: start..<end, isQuoted: false, endsRow: true)
    }

    private mutating func quoted(column: Int) throws(CSVError) -> Field {
        let opened = line
        let start = position + 1
        position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.lineFeed || byte == Self.carriageReturn {
                passLineBreak()
            } else if byte != Self.quote {
                position += 1
            } else if position + 1 < bytes.count, bytes[position + 1] == Self.quote {
                position += 2
            } else {
                let content = start..<position
                position += 1
                if isAtEnd || isAtBlankLine {
                    passLineBreak()
                    return Field(content: content, isQuoted: true, endsRow: true)
                }
                guard bytes[position] == separator || isBlank && isAtBlank else {
                    throw .textAfterQuote(line: line, column: column + 1)
                }
                position += 1
                return Field(content: content, isQuoted: true, endsRow: false)
            }
        }
        throw .unclosedQuote(line: opened, column: column + 1)
    }

    /// Passes LF, CRLF or CR, or stays at the end of the file.
    private mutating func passLineBreak() {
        guard position < bytes.count else { return }
        let isPair =
            bytes[position] == Self.carriageReturn && position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    /// The text of a field: doubled quotes count once, and white space around an unquoted field does not count.
    func text(of field: Field) -> String {
        guard field.isQuoted else {
            return String(decoding: bytes[DecimalNumber.trimmed(field.content, in: bytes)], as: UTF8.self)
        }
        var content: [UInt8] = []
        var index = field.content.lowerBound
        while index < field.content.upperBound {
            content.append(bytes[index])
            index += bytes[index] == Self.quote ? 2 : 1
        }
        return String(decoding: content, as: UTF8.self)
    }
}
