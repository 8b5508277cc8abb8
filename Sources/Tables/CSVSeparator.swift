/// The character between the fields of a CSV file.
public enum CSVSeparator: UInt8, Sendable, CaseIterable {
    /// `,`, the standard.
    case comma = 0x2C
    /// `;`, usual where the comma is the decimal sign.
    case semicolon = 0x3B
    /// A tabulator.
    case tab = 0x09
    /// `|`, never assumed, only on request.
    case bar = 0x7C
    /// One or more blanks or tabulators; assumed where a file holds no other separator.
    case blank = 0x20

    /// The separators that a file may use without saying so.
    static let detectable: [CSVSeparator] = [.comma, .semicolon, .tab]

    /// Reads `,`, `;`, `|`, a blank, a tabulator, or one of the names `comma`, `semicolon`, `tab`, `bar`, `blank`.
    public init?(_ text: String) {
        switch text.lowercased() {
        case ",", "comma": self = .comma
        case ";", "semicolon": self = .semicolon
        case "\t", "\\t", "tab": self = .tab
        case "|", "bar": self = .bar
        case " ", "blank", "blanks", "space": self = .blank
        default: return nil
        }
    }

    /// What ``init(_:)`` reads, in a form that is safe in a shell.
    public var name: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        case .bar: "bar"
        case .blank: "blank"
        }
    }
}
