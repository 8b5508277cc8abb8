/// Text from a file in a form that fits into a message: short, and without characters that move the cursor.
public enum Excerpt {
    /// At most 40 characters of the text; control and formatting characters become `\u{…}`.
    public static func of(_ text: String) -> String {
        let limit = 40
        var excerpt = ""
        for scalar in text.prefix(limit).unicodeScalars.prefix(limit * 4) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
                excerpt += scalar.escaped(asASCII: true)
            default: excerpt.unicodeScalars.append(scalar)
            }
        }
        return text.count > limit ? excerpt + "…" : excerpt
    }

    /// An excerpt in single quotes.
    public static func quoted(_ text: String) -> String { "'\(of(text))'" }
}
