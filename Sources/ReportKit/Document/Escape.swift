import Plot

/// Makes text that a user gave harmless: the only place where text becomes HTML or Markdown.
enum Escape {
    /// Text for the content or a double-quoted attribute of an HTML element.
    static func html(_ text: String) -> String { XML.escaped(text, other: visible) }

    /// Text for one line of GitHub Markdown: every character that could start markup becomes a character reference or
    /// gets a backslash, and line breaks become spaces.
    static func markdown(_ text: String) -> String {
        var result = ""
        var isNumber = false
        for scalar in text.unicodeScalars {
            // GitHub makes a link to an issue even of the escaped sign before a number.
            if isNumber, "0"..."9" ~= scalar { result += "\u{2060}" }
            isNumber = scalar == "#"
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "|": result += "&#124;"
            case "`": result += "&#96;"
            // A word joiner after it, since GitHub makes an address even of the reference.
            case "@": result += "&#64;\u{2060}"
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}", "\u{85}": result += " "
            case "\\", "*", "_", "[", "]", "#", "~", "$", "!":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case ":" where ["http", "https", "ftp"].contains(where: result.suffix(5).lowercased().hasSuffix):
                result += "&#58;"
            case "." where result.suffix(3).lowercased() == "www": result += "&#46;"
            default: result.unicodeScalars.append(visible(scalar))
            }
        }
        return result
    }

    /// Text of several lines that stays as it is, as between fences.
    static func lines(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? $0 : Legible.shown($0) }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Text for the start of a line of Markdown, where a number, dash or plus would make a list, and spaces code.
    static func markdownLine(_ text: String) -> String {
        let escaped = String(markdown(text).drop { $0 == " " })
        guard let first = escaped.unicodeScalars.first else { return escaped }
        if first == "-" || first == "+" || first == "=" { return "\\" + escaped }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        let rest = escaped.dropFirst(digits.count)
        if !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") { return digits + "\\" + rest }
        return escaped
    }

    /// Text for a double-quoted attribute of an HTML element within Markdown, on one line.
    static func markdownAttribute(_ text: String) -> String {
        var result = ""
        // By scalars, since a sign with a combining mark after it is another `Character`.
        for scalar in html(text).unicodeScalars {
            switch scalar {
            case "`", "[", "]", "|", "*", "_", "\\", "~", "$", "@": result += "&#\(scalar.value);"
            case "\n", "\r": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The target of a link: a relative path, a fragment or a web address; anything else, such as `javascript:`, is
    /// replaced by the top of the page.
    static func address(_ address: String) -> String {
        let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
        let hasScheme = address.dropFirst(scheme.count).first == ":"
        guard !hasScheme || scheme == "https" || scheme == "http" else { return "#" }
        guard !address.hasPrefix("//") else { return "#" }
        var result = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where "-._~/#?=:@+,;%".utf8.contains(byte):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// The scalar itself, or the replacement character for controls and for marks that reorder what follows.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\t", "\n", "\r": scalar
        default: Legible.shown(scalar)
        }
    }
}
