/// Numbers with signs that stand for no number of their own: percent, and what parts thousands.
public struct WrittenNumbers: Sendable, Equatable {
    /// One value per row, `[N]`; NaN where it is missing.
    public let values: [Double]
    /// How they are written, in words.
    public let form: String

    /// Reads a column in which the whole leaves no doubt; nil for any other.
    ///
    /// Percent: each cell has the sign. Thousands: groups of three digits in each cell that has the sign between them, and
    /// one cell at least that shows the sign to be no decimal sign – with two groups, or with the decimal sign behind
    /// them – or a user who said which the decimal sign is.
    ///
    /// - Parameters:
    ///   - column: the cells.
    ///   - decimal: the decimal sign of the file.
    ///   - isDecided: whether the user said so.
    public init?(_ column: CSVWords, decimal: CSVDecimal, isDecided: Bool) {
        guard !column.words.isEmpty else { return nil }
        let isPercent = column.words.allSatisfy { $0.hasSuffix("%") }
        let words = isPercent ? column.words.map { String($0.dropLast()) } : column.words
        let sign: Character = decimal == .point ? "," : "."
        let isGrouped = words.contains { $0.contains(sign) }
        guard isPercent || isGrouped else { return nil }
        var isCertain = isDecided || !isGrouped
        var numbers: [Double] = []
        for word in words {
            var plain = word
            if word.contains(sign) {
                guard let groups = Self.groups(in: word, sign: sign, decimal: decimal) else { return nil }
                isCertain = isCertain || groups > 1 || word.utf8.contains(decimal.rawValue)
                plain.removeAll { $0 == sign }
            }
            let bytes = Array(plain.utf8)
            guard let value = DecimalNumber.value(of: bytes, in: bytes.indices, decimal: decimal), value.isFinite
            else { return nil }
            numbers.append(value)
        }
        guard isCertain else { return nil }
        values = column.codes.map { $0 < 0 ? .nan : numbers[$0] }
        let forms = [isPercent ? "in percent" : nil, isGrouped ? "with '\(sign)' between thousands" : nil]
        form = forms.compactMap(\.self).joined(separator: " and ")
    }

    /// How many groups of three digits follow the first digits of a number; nil if they are anything else.
    private static func groups(in word: String, sign: Character, decimal: CSVDecimal) -> Int? {
        let whole = word.drop { "+-".contains($0) }.prefix { $0 == sign || $0.isASCII && $0.isNumber }
        let parts = whole.split(separator: sign, omittingEmptySubsequences: false)
        let rest = word.drop { "+-".contains($0) }.dropFirst(whole.count)
        guard let first = parts.first, (1...3).contains(first.count), first != "0", !rest.contains(sign),
            parts.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return parts.count - 1
    }
}
