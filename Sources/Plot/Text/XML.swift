/// Text that stays text inside a markup language.
enum XML {
    /// The text with all that markup or attributes could mistake written as references; characters that XML 1.0 forbids
    /// become the replacement character.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n", "\r": result.append(" ")
            default:
                let isForbidden =
                    scalar.value < 32 || (127...159).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
                result.append(isForbidden ? "\u{FFFD}" : scalar)
            }
        }
        return String(result)
    }
}
