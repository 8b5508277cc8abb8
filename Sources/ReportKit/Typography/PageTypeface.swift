import CFonts

/// The typeface of figures, made part of a page: a reader without it sees the same letters.
enum PageTypeface {
    /// The name under which the style sheet of a page knows it.
    static let family = "Report Lato"

    /// The rules that bring the letters of a text, in regular and bold.
    static func rules(for text: String) -> String {
        let scalars = Set(text.unicodeScalars.filter { $0.value > 0x20 }).union([" ", "\u{A0}"])
        return [(400, cfonts_lato_regular()), (700, cfonts_lato_bold())].compactMap { weight, file in
            let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            guard let subset = FontSubset(of: bytes, scalars: scalars) else { return nil }
            return "@font-face { font-family: \"\(family)\"; font-weight: \(weight); "
                + "src: url(data:font/ttf;base64,\(subset.bytes.base64)) format(\"truetype\"); }"
        }.joined(separator: "\n")
    }
}
