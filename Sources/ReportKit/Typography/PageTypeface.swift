import Tables
import CFonts
import Plot

/// The typeface of figures, made part of a page: a reader without it sees the same letters.
enum PageTypeface {
    /// The name under which the style sheet of a page knows it.
    static let family = "Report Lato"

    /// The rules that bring the letters of a text, in regular and bold.
    static func rules(for text: String) -> String {
        subsets(for: text).map { weight, bytes in
            rule(weight: weight, source: "data:font/ttf;base64,\(Base64.text(of: bytes))")
        }.joined(separator: "\n")
    }

    /// The rule that brings one weight from an address.
    static func rule(weight: Int, source: String) -> String {
        "@font-face { font-family: \"\(family)\"; font-weight: \(weight); src: url(\(source)) format(\"truetype\"); }"
    }

    /// The letters of a text, in regular and bold, as font files.
    static func subsets(for text: String) -> [(weight: Int, bytes: [UInt8])] {
        let scalars = scalars(of: text).union([" ", "\u{A0}"])
        return [(400, cfonts_lato_regular()), (700, cfonts_lato_bold())].compactMap { weight, file in
            let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            return FontSubset(of: bytes, scalars: scalars).map { (weight, $0.bytes) }
        }
    }

    /// What is drawn of a text, each scalar once.
    ///
    /// Most of a long page is ASCII, for which a table is much faster than a set.
    private static func scalars(of text: String) -> Set<Unicode.Scalar> {
        var isUsed = [Bool](repeating: false, count: 128)
        var scalars: Set<Unicode.Scalar> = []
        for scalar in text.unicodeScalars where scalar.value > 0x20 {
            if scalar.isASCII { isUsed[Int(scalar.value)] = true } else { scalars.insert(scalar) }
        }
        for value in UInt8(0)..<128 where isUsed[Int(value)] { scalars.insert(Unicode.Scalar(value)) }
        return scalars
    }

    /// The characters of a text that the typeface lacks, each once, in their order; controls and marks that aren't
    /// drawn don't count.
    static func missing(in text: String) -> [Character] {
        let file = cfonts_lato_regular()
        let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        guard let subset = FontSubset(of: bytes, scalars: Set(text.unicodeScalars)) else { return [] }
        func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || scalar.properties.isDefaultIgnorableCodePoint || subset.draws(scalar)
        }
        var found: [Character] = []
        for character in text where !character.unicodeScalars.allSatisfy(isDrawn) && !found.contains(character) {
            found.append(character)
        }
        return found
    }

    /// What a reader should know about names that figures can't write; nil if there are none.
    static func warning(about names: [String]) -> String? {
        let affected = names.filter { !missing(in: $0).isEmpty }
        let characters = missing(in: affected.joined())
        guard let first = characters.first else { return nil }
        let shown = characters.prefix(8).map { "'\($0)'" }
        let list = NumberText.list(shown + (characters.count > shown.count ? ["others"] : []))
        return
            "the typeface of the figures lacks \(list), so that \(NumberText.list(affected.map { "'\($0)'" })) "
            + "\(affected.count == 1 ? "stands" : "stand") in PNG and PDF with \(characters.count == 1 ? "a box for \(first)" : "boxes for them")"
    }
}
