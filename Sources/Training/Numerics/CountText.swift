/// Counts as people read them, the same text in every locale.
public enum CountText {
    /// A count with thin spaces between groups of three digits, from five digits on.
    public static func of(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.count > 4 else { return (value < 0 ? "\u{2212}" : "") + digits }
        var groups: [Substring] = []
        var rest = Substring(digits)
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return (value < 0 ? "\u{2212}" : "") + groups.reversed().joined(separator: "\u{202F}")
    }

    /// A count with its noun: `1 epoch`, `5 epochs`.
    public static func of(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
        of(value) + " " + (value == 1 ? singular : plural ?? singular + "s")
    }
}
