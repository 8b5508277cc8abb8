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

    let bytes: [UInt8]
    let separator: UInt8
    /// The next byte to read.
    private(set) var position: Int
    /// The number of the line that the next byte is on, from 1.
    private(set) var line = 1

    init(_ bytes: [UInt8], from position: Int, separator: CSVSeparator) {
        self.bytes = bytes
        self.position = position
        self.separator = separator.rawValue
    }

    /// Whether nothing is left to read.
    var isAtEnd: Bool { position >= bytes.count }

    /// Whether a row that would start here is an empty line.
    var isAtBlankLine: Bool {
        position < bytes.count && (bytes[position] == Self.lineFeed || bytes[position] == Self.carriageReturn)
    }

    /// Goes to the next line that is not empty; gives the number of lines passed.
    mutating func skipBlankLines() -> Int {
        let first = line
        while isAtBlankLine { passLineBreak() }
        return line - first
    }

    /// Reads the next field of a row; `column` counts from zero and is for messages only.
    mutating func next(column: Int) throws(CSVError) -> Field {
        guard position < bytes.count, bytes[position] == Self.quote else {
            return try unquoted(column: column)
        }
        return try quoted(column: column)
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
                guard bytes[position] == separator else { throw .textAfterQuote(line: line, column: column + 1) }
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
