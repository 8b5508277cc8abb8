/// Writes command lines that a shell reads back as they were meant.
enum ShellText {
    /// Words as one line.
    static func line(_ words: [String]) -> String {
        words.map(word).joined(separator: " ")
    }

    /// A word, in single quotes if it holds anything that a shell could take for something else.
    ///
    /// Control characters, which a terminal would obey, are written as their numbers in the quotes that know such
    /// escapes (bash, zsh, ksh; POSIX 2024).
    static func word(_ word: String) -> String {
        if word.unicodeScalars.contains(where: isControl) {
            return "$'" + word.unicodeScalars.map(escaped).joined() + "'"
        }
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-_./,:=@+%".utf8.contains(byte)
                }
            }
        guard !isPlain else { return word }
        // By scalars: a quote with a combining mark after it is another `Character`, and ends the word all the same.
        return "'"
            + word.unicodeScalars.reduce(into: "") { result, scalar in
                if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
            } + "'"
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "'", "\\": return "\\" + String(scalar)
        case _ where isControl(scalar):
            // Three digits each, so that what follows can't be taken for one of them.
            return String(scalar).utf8.map { byte in
                let digits = String(byte, radix: 8)
                return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            }.joined()
        default: return String(scalar)
        }
    }
}
