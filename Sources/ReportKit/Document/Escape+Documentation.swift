import Plot

extension Escape {
    /// Text for one line of Markdown in any of its dialects: all that any of them could take for markup, for an address, or
    /// for a place to put something else, stands as a reference to the character.
    static func references(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let hasAddress = text.lowercased().contains("www")
        return scalars.indices.map { index in
            let scalar = scalars[index]
            func isWord(_ place: Int) -> Bool {
                scalars.indices.contains(place)
                    && (scalars[place].properties.isAlphabetic || "0"..."9" ~= scalars[place])
            }
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": return " "
            case " ", ",", ";", "/", "?": return String(scalar)
            case _ where scalar.isASCII && isWord(index): return String(scalar)
            // Behind a first word none of these begins a list or a title; within a word a point or a dash does neither.
            case "(", ")", "%": return scalars[..<index].contains(" ") ? String(scalar) : "&#\(scalar.value);"
            case "-" where isWord(index - 1) && isWord(index + 1): return "-"
            case "." where !hasAddress && (scalars[..<index].contains(" ") || isWord(index - 1) && isWord(index + 1)):
                return "."
            // Nothing follows that would make an address or the name of a picture of it.
            case ":" where index + 1 == scalars.count || scalars[index + 1] == " ":
                return isWord(index - 1) ? ":" : "&#58;"
            case "!"..."~": return "&#\(scalar.value);"
            default: return String(Legible.shown(scalar))
            }
        }.joined()
    }

    /// Text for one line of reStructuredText: signs have a backslash before them, which nothing else can take for markup.
    static func restructured(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": " "
            case " ", ",", ";", "%", "/": String(scalar)
            case _ where scalar.isASCII && (scalar.properties.isAlphabetic || "0"..."9" ~= scalar): String(scalar)
            case "!"..."~": "\\" + String(scalar)
            default: String(Legible.shown(scalar))
            }
        }.joined()
    }
}
