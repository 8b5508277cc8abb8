/// The one gate for text that others gave, on its way to where people read: a picture, a page, a terminal.
///
/// A name may hold characters that are not seen, but change what is seen around them: controls, line ends, and those that
/// turn the direction of writing, with which `exe.txt` can be made of `txt.exe` (Unicode Technical Report 36). Each is
/// shown as U+FFFD. Letters, marks and joiners of all scripts pass.
public enum Legible {
    /// Whether a character is seen, or changes nothing but itself.
    public static func passes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: false
        // Line and paragraph separators; embeddings, overrides and isolates; a byte order mark.
        case 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
        // Deprecated controls of shaping and notes between lines; tags, which spell words that nobody sees.
        case 0x206A...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F: false
        // Noncharacters.
        case 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// The character itself, or U+FFFD in its place.
    public static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar { passes(scalar) ? scalar : "\u{FFFD}" }

    /// The text as one line.
    ///
    /// - Parameters:
    ///   - text: any text.
    ///   - space: what stands for a tab or a line end.
    public static func line(_ text: String, space: Unicode.Scalar = "\u{FFFD}") -> String {
        // Most text needs no change.
        guard !text.unicodeScalars.allSatisfy(passes) else { return text }
        let scalars = text.unicodeScalars.map { ["\t", "\n", "\r"].contains($0) ? space : shown($0) }
        return String(String.UnicodeScalarView(scalars))
    }
}
