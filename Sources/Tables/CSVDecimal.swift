/// The sign between the whole part of a number and its fraction.
public enum CSVDecimal: UInt8, Sendable, CaseIterable {
    /// `.`, the standard.
    case point = 0x2E
    /// `,`, usual where the semicolon separates fields.
    case comma = 0x2C

    /// Reads `.`, `,`, or one of the names `point` and `comma`.
    public init?(_ text: String) {
        switch text.lowercased() {
        case ".", "point": self = .point
        case ",", "comma": self = .comma
        default: return nil
        }
    }

    /// What ``init(_:)`` reads.
    public var name: String { self == .point ? "point" : "comma" }

    /// The sign that the cells of some rows leave no doubt of, or nil.
    ///
    /// `1,234` may be a thousand and `1,5` can't: a comma is the decimal sign for certain if it stands but once in a cell,
    /// not before a group of three digits that may be thousands, and no cell has a point.
    static func certain(in cells: some Sequence<String>) -> CSVDecimal? {
        var isComma = false
        for cell in cells {
            let parts = cell.split(separator: ",", omittingEmptySubsequences: false)
            let bytes = Array(cell.utf8)
            if cell.contains("."), DecimalNumber.value(of: bytes, in: 0..<bytes.count) != nil { return .point }
            guard parts.count == 2, DecimalNumber.value(of: bytes, in: 0..<bytes.count, decimal: .comma) != nil else {
                continue
            }
            let whole = parts[0].filter { $0.isNumber }
            let fraction = parts[1].prefix { $0.isNumber }
            if fraction.count != 3 || whole.isEmpty || whole.count > 3 || whole.first == "0" { isComma = true }
        }
        return isComma ? .comma : nil
    }
}
