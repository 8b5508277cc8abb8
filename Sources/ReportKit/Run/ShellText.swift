/// Writes command lines that a shell reads back as they were meant.
enum ShellText {
    /// Words as one line.
    static func line(_ words: [String]) -> String {
        words.map(word).joined(separator: " ")
    }

    /// A word, in single quotes if it holds anything that a shell could take for something else.
    static func word(_ word: String) -> String {
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
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
