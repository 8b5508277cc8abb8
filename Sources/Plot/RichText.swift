/// A line of text with superscripts and subscripts, written as `10^{−3}` and `x_{i}`.
struct RichText: Equatable {
    /// A stretch of text at one height.
    struct Run: Equatable {
        var text: String
        /// Share of the em by which the baseline is raised.
        var rise: Double
        /// Size relative to the line's.
        var scale: Double
    }

    let runs: [Run]

    /// Parses markup; a caret or underscore without braces stands for itself.
    init(_ markup: String) {
        var runs: [Run] = []
        var plain = ""
        var rest = Substring(markup)
        func flush() {
            if !plain.isEmpty { runs.append(Run(text: plain, rise: 0, scale: 1)) }
            plain = ""
        }
        while let character = rest.first {
            if character == "^" || character == "_", rest.dropFirst().first == "{",
                let end = rest.firstIndex(of: "}")
            {
                flush()
                let inner = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
                runs.append(Run(text: String(inner), rise: character == "^" ? 0.38 : -0.16, scale: 0.7))
                rest = rest[rest.index(after: end)...]
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        flush()
        self.runs = runs
    }

    /// Its length on a canvas, in points.
    func width(font: Font, on canvas: some Canvas) -> Double {
        runs.reduce(0) { $0 + canvas.measure($1.text, font: $1.font(font)).advance }
    }
}

extension RichText.Run {
    func font(_ base: Font) -> Font { Font(base.weight, size: base.size * scale) }
}
