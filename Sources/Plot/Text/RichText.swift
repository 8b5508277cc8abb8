/// A line of text with raised and lowered parts, written as `R^{2}` and `σ_{epistemic}`.
///
/// Everything else, Greek included, is plain text. A brace that isn't closed is taken as it stands.
struct RichText: Equatable, Sendable {
    /// A stretch of text at one height.
    struct Run: Equatable, Sendable {
        var text: String
        var shift: Shift
    }

    /// Where a stretch stands.
    enum Shift: Equatable, Sendable {
        case none, raised, lowered

        /// Its size in ems of the line.
        var scale: Double { self == .none ? 1 : 0.7 }
        /// How far its baseline lies above the line's, in ems of the line.
        var rise: Double {
            switch self {
            case .none: 0
            case .raised: 0.36
            case .lowered: -0.16
            }
        }
    }

    /// The stretches from left to right.
    var runs: [Run] = []

    init(_ source: String) {
        let source = Legible.line(source, space: " ")
        // Most text is plain, and layout takes much of it apart.
        guard source.utf8.contains(UInt8(ascii: "{")) else {
            runs = source.isEmpty ? [] : [Run(text: source, shift: .none)]
            return
        }
        var plain = ""
        var rest = Substring(source)
        while let character = rest.first {
            let shift: Shift? = rest.hasPrefix("^{") ? .raised : rest.hasPrefix("_{") ? .lowered : nil
            if let shift, let close = rest.firstIndex(of: "}") {
                if !plain.isEmpty { runs.append(Run(text: plain, shift: .none)) }
                plain = ""
                let inner = rest[rest.index(rest.startIndex, offsetBy: 2)..<close]
                if !inner.isEmpty { runs.append(Run(text: String(inner), shift: shift)) }
                rest = rest[rest.index(after: close)...]
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { runs.append(Run(text: plain, shift: .none)) }
    }

    /// The words without their heights, as a screen reader says them.
    var plain: String { runs.map(\.text).joined() }

    /// The room that the line takes.
    func extents(_ font: Font, on canvas: some Canvas) -> TextExtents {
        var result = TextExtents(advance: 0, ascent: 0, descent: 0)
        let line = canvas.measure("", font: font)
        (result.ascent, result.descent) = (line.ascent, line.descent)
        for run in runs {
            result.advance += canvas.measure(run.text, font: sized(font, run.shift)).advance
        }
        return result
    }

    /// Draws the line with its baseline starting at `origin`.
    func draw(at origin: Point, font: Font, ink: Ink, on canvas: inout some Canvas) {
        var x = origin.x
        for run in runs {
            let own = sized(font, run.shift)
            canvas.text(
                run.text, at: Point(x, origin.y - run.shift.rise * font.size), font: own, ink: ink, angle: 0)
            x += canvas.measure(run.text, font: own).advance
        }
    }

    private func sized(_ font: Font, _ shift: Shift) -> Font {
        Font(font.weight, size: font.size * shift.scale)
    }
}
