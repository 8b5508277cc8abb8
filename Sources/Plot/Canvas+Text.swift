/// Which part of a text stands at its given place.
public enum TextAlignment: String, Sendable {
    /// Its beginning.
    case leading
    /// Its middle.
    case center
    /// Its end.
    case trailing
}

extension Canvas {
    /// The width of a line in the markup of ``RichText``.
    func width(_ markup: String, font: Font) -> Double {
        RichText(markup).width(font: font, on: self)
    }

    /// Draws a line in the markup of ``RichText`` with its baseline at a place.
    mutating func write(
        _ markup: String, at place: Point, font: Font, ink: Ink, alignment: TextAlignment = .leading
    ) {
        let rich = RichText(markup)
        var x = place.x
        switch alignment {
        case .leading: break
        case .center: x -= rich.width(font: font, on: self) / 2
        case .trailing: x -= rich.width(font: font, on: self)
        }
        for run in rich.runs {
            let font = run.font(font)
            text(run.text, at: Point(x, place.y - run.rise * font.size / run.scale), font: font, ink: ink, angle: 0)
            x += measure(run.text, font: font).advance
        }
    }

    /// Breaks text into lines no wider than `width` at its spaces; a longer word stands alone.
    func wrapped(_ markup: String, font: Font, width limit: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in markup.split(separator: " ", omittingEmptySubsequences: true) {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if !line.isEmpty, width(longer, font: font) > limit {
                lines.append(line)
                line = String(word)
            } else {
                line = longer
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
