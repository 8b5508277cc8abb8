internal import Cairo
internal import Plot

/// Measures and draws text in the embedded typeface.
///
/// Belongs to one task: FreeType's faces aren't safe to use from two threads at once.
final class TextRuler {
    private let regular: Typeface
    private let bold: Typeface

    init() throws(DrawingError) {
        regular = try Typeface(.regular)
        bold = try Typeface(.bold)
    }

    func measure(_ string: String, font: Font) -> TextExtents {
        switch font.weight {
        case .regular: measure(string, in: regular, size: font.size)
        case .bold: measure(string, in: bold, size: font.size)
        }
    }

    private func measure(_ string: String, in typeface: borrowing Typeface, size: Double) -> TextExtents {
        TextExtents(
            advance: typeface.line(string).advance * size, ascent: typeface.ascent * size,
            descent: typeface.descent * size)
    }

    func show(
        _ string: String, font: Font, on context: borrowing Context, at origin: SIMD2<Double>, angle: Double,
        with paint: Paint
    ) {
        switch font.weight {
        case .regular:
            context.show(
                regular.line(string), in: regular, size: font.size, at: origin, angle: angle, with: paint)
        case .bold:
            context.show(bold.line(string), in: bold, size: font.size, at: origin, angle: angle, with: paint)
        }
    }
}
