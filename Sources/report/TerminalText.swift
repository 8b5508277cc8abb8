import ReportKit

/// The gate for text that others gave, on its way to a terminal.
enum TerminalText {
    /// The text as one line: without control characters, line ends, and characters that change the direction of others.
    static func line(_ text: String) -> String { TerminalLine.inert(text) }

    /// An error with lines of its own below it: these are indented, so that no text of others begins a line.
    static func error(_ text: String) -> String {
        text.split(separator: "\n  ", omittingEmptySubsequences: false).map { line(String($0)) }
            .joined(separator: "\n  ")
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
}
