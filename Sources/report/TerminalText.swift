import ReportKit

/// The gate for text that others gave, on its way to a terminal.
enum TerminalText {
    /// The text as one line: without control characters, line ends, and characters that change the direction of others.
    static func line(_ text: String) -> String { TerminalLine.inert(text) }

    /// What an error says.
    ///
    /// Problems of data have lines of their own below the first: these are indented, so that no text of others begins one.
    static func error(_ error: any Error) -> String {
        error is DataProblem ? problem("\(error)") : line("\(error)")
    }

    /// A problem of data.
    static func problem(_ text: String) -> String {
        text.split(separator: "\n  ", omittingEmptySubsequences: false).map { line(String($0)) }
            .joined(separator: "\n  ")
    }

    /// Lines that the program has put together from text that went through a gate.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
    }

    /// What the parser says of arguments that it can't understand: its words and those of others are one line, below which
    /// stands the usage.
    static func refusal(_ message: String, in fullMessage: String) -> String {
        message.isEmpty
            ? lines(fullMessage) : lines(fullMessage.replacing(message, with: line(message), maxReplacements: 1))
    }
}
