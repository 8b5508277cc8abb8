import Plot

/// The gate for text on its way into LaTeX: nothing that others gave is a command there.
///
/// What comes out compiles with pdfLaTeX in UTF-8 and T1 fonts: letters of Western and Central Europe stay as they are,
/// Greek letters and signs of mathematics become formulas, and what those fonts lack stands as its code point.
enum LaTeXText {
    /// Text for running text, captions and cells of tables, on one line.
    static func escaped(_ text: String) -> String {
        var result = ""
        var last: Character = " "
        for (place, character) in text.drop(while: \.isWhitespace).enumerated() {
            // At the start of a row these would belong to the end of the line before it; two in a row become one sign.
            let isOption = place == 0 && (character == "[" || character == "*")
            if isOption || joining.contains(character) && joining.contains(last) { result += "{}" }
            result += escaped(character)
            last = character
        }
        return (text.first?.isWhitespace == true ? " " : "") + result
    }

    /// Signs that LaTeX makes one of.
    private static let joining: Set<Character> = ["-", "'", "`", ",", "<", ">", "?", "!"]

    /// A name for `\label`, of signs that LaTeX takes there.
    static func label(_ text: String) -> String { Slug.make(text) }

    private static func escaped(_ character: Character) -> String {
        let scalars = Array(character.unicodeScalars)
        guard scalars.count > 1 else { return scalars.map(escaped).joined() }
        // Of letters with marks, those that Unicode has no letter for.
        guard scalars.count == 2, let accent = accents[scalars[1]], scalars[0].properties.isAlphabetic else {
            return scalars.map(escaped).joined()
        }
        return "\\\(accent){\(escaped(scalars[0]))}"
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        if let known = signs[scalar] { return known }
        switch scalar {
        case "#", "$", "%", "&", "_", "{", "}": return "\\" + String(scalar)
        case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": return " "
        case " "..."~": return String(scalar)
        default: break
        }
        guard Legible.passes(scalar) else { return "[U+FFFD]" }
        if let formula = formulas[scalar] { return "\\ensuremath{\(formula)}" }
        // What T1 fonts have, and inputenc knows.
        if letters.contains(scalar) { return String(scalar) }
        let code = String(scalar.value, radix: 16, uppercase: true)
        return "[U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code + "]"
    }

    private static let accents: [Unicode.Scalar: String] = [
        "\u{300}": "`", "\u{301}": "'", "\u{302}": "^", "\u{303}": "~", "\u{304}": "=", "\u{306}": "u", "\u{307}": ".",
        "\u{308}": "\"", "\u{30A}": "r", "\u{30C}": "v",
    ]

    private static let signs: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "|": "\\textbar{}",
        "\"": "\\textquotedbl{}", "–": "--", "—": "---", "…": "\\ldots{}", "“": "``", "”": "''", "‘": "`", "’": "'",
        "\u{A0}": "~", "\u{202F}": "\\,", "\u{2009}": "\\,", "„": "\\quotedblbase{}", "«": "\\guillemotleft{}",
        "»": "\\guillemotright{}", "•": "\\textbullet{}", "€": "\\texteuro{}", "§": "\\S{}", "\u{2060}": "",
    ]

    private static let formulas: [Unicode.Scalar: String] = [
        "±": "\\pm", "−": "-", "×": "\\times", "÷": "\\div", "·": "\\cdot", "≤": "\\le", "≥": "\\ge", "≠": "\\ne",
        "≈": "\\approx", "√": "\\surd", "∞": "\\infty", "∑": "\\sum", "∫": "\\int", "∈": "\\in", "→": "\\to",
        "←": "\\leftarrow", "°": "^\\circ", "µ": "\\mu", "²": "^2", "³": "^3", "¹": "^1", "₀": "_0", "₁": "_1",
        "₂": "_2",
        "½": "\\frac12", "‖": "\\Vert", "∂": "\\partial", "∇": "\\nabla", "∝": "\\propto", "⁻": "^-", "¬": "\\neg",
        "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta", "ε": "\\varepsilon", "ζ": "\\zeta", "η": "\\eta",
        "θ": "\\theta", "ι": "\\iota", "κ": "\\kappa", "λ": "\\lambda", "μ": "\\mu", "ν": "\\nu", "ξ": "\\xi",
        "π": "\\pi",
        "ρ": "\\rho", "σ": "\\sigma", "τ": "\\tau", "υ": "\\upsilon", "φ": "\\varphi", "χ": "\\chi", "ψ": "\\psi",
        "ω": "\\omega", "Γ": "\\Gamma", "Δ": "\\Delta", "Θ": "\\Theta", "Λ": "\\Lambda", "Ξ": "\\Xi", "Π": "\\Pi",
        "Σ": "\\Sigma", "Φ": "\\Phi", "Ψ": "\\Psi", "Ω": "\\Omega",
    ]

    /// The letters of Latin-1 and of Latin Extended-A that the T1 encoding has.
    private static let letters = Set(
        ("¡¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
            + "ĂăĄąĆćČčĎďĐđĘęĚěĞğİĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž").unicodeScalars)
}
