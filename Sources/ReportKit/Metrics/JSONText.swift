import Plot

/// Values as JSON writes them (RFC 8259).
enum JSONText {
    /// A string in quotes; also safe within a web page, where `<` could end a script, and to look at.
    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar == "<" || !Legible.passes(scalar):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A number, or null.
    static func number(_ value: Double?) -> String {
        value.map { $0.isFinite ? "\($0)" : "null" } ?? "null"
    }
}
