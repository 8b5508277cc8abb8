/// The one gate for text that others gave, on its way to a terminal.
enum TerminalText {
    /// The text as one line: without control characters, line ends, and characters that change the direction of others.
    static func line(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result.unicodeScalars.append(isInert(scalar) ? scalar : "\u{FFFD}") }
        return result
    }

    /// A message of several lines that quotes arguments, each of which stays in its line.
    static func message(_ text: String, quoting arguments: [String]) -> String {
        var text = text
        for argument in arguments where argument != line(argument) {
            let value = argument.utf8.firstIndex(of: UInt8(ascii: "=")).map {
                argument[argument.utf8.index(after: $0)...]
            }
            text = text.replacing(argument, with: line(argument))
            if let value, !value.isEmpty { text = text.replacing(value, with: line(String(value))) }
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
            .joined(separator: "\n")
    }

    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: false
        // Line and paragraph separators, and the marks, embeddings, overrides and isolates of the bidirectional algorithm.
        case 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
