/// What stands before the first row of a CSV file: blank lines, comments, and Excel's word on the separator.
struct CSVPreamble {
    /// Where the first row begins.
    private(set) var position: Int
    /// The line that it stands on.
    private(set) var line: Int
    /// What a line `sep=;` says.
    private(set) var separator: CSVSeparator?
    /// How many lines begin with `#`.
    private(set) var commentCount = 0
    /// The last of those, without the sign and the blanks around it.
    private(set) var lastComment: [UInt8] = []

    init(of bytes: [UInt8], from start: Int) {
        var scanner = CSVScanner(bytes, from: start, separator: .comma)
        _ = scanner.skipBlankLines()
        while !scanner.isAtEnd {
            var ahead = scanner
            let content = bytes[ahead.skipLine()]
            if scanner.isAtHash {
                commentCount += 1
                lastComment = Array(content.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == 0x09 })
            } else if separator == nil, commentCount == 0, let found = Self.separator(content) {
                separator = found
            } else {
                break
            }
            scanner = ahead
            _ = scanner.skipBlankLines()
        }
        position = scanner.position
        line = scanner.line
    }

    private static func separator(_ line: ArraySlice<UInt8>) -> CSVSeparator? {
        let text = String(decoding: line, as: UTF8.self).lowercased()
        guard text.hasPrefix("sep="), text.utf8.count == 5 else { return nil }
        return CSVSeparator(String(text.dropFirst(4)))
    }
}
