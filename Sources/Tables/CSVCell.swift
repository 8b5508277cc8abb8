/// What a cell says that holds no finite number.
enum CSVCell {
    /// That there is no value.
    case missing
    /// A number that is infinite, or too large for a `Double`.
    case infinite
    /// Something else.
    case text

    /// Spellings of a missing value, in lower case: nothing, and what R, pandas, Excel, SQL and the UCI archive write.
    private static let missingWords: Set = ["", "na", "n/a", "#n/a", "nan", "-nan", "+nan", "null", "none", "?"]
    private static let infiniteWords: Set = ["inf", "-inf", "+inf", "infinity", "-infinity", "+infinity"]

    /// Sorts a cell that holds no finite number.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        let trimmed = DecimalNumber.trimmed(0..<bytes.count, in: bytes)
        let word = String(decoding: bytes[trimmed], as: UTF8.self).lowercased()
        if Self.missingWords.contains(word) {
            self = .missing
        } else if Self.infiniteWords.contains(word) || DecimalNumber.value(of: bytes, in: trimmed) != nil {
            self = .infinite
        } else {
            self = .text
        }
    }
}
