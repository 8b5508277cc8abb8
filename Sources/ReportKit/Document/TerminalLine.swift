import Plot

/// The gate for text that others gave, on its way to a terminal.
public enum TerminalLine {
    /// The text as one line that moves no cursor, changes no colour and no direction, and looks like no other line.
    public static func inert(_ text: String) -> String { Legible.line(text) }
}
