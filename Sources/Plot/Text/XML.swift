/// Text that stays text inside a markup language.
public enum XML {
    /// The text with all that markup or attributes could mistake written as references; white space becomes a space, and
    /// what XML 1.0 forbids or ``Legible`` does not pass becomes the replacement character.
    static func escaped(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "\t", "\n", "\r": return " "
            default: return Legible.shown(scalar)
            }
        }
    }

    /// The text with all that markup or attributes could mistake written as references.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - other: what stands for each other character.
    public static func escaped(_ text: String, other: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            case "'": result.append(contentsOf: "&#39;".unicodeScalars)
            default: result.append(other(scalar))
            }
        }
        return String(result)
    }
}
