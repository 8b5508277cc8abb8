internal import Cairo
internal import Plot

/// Measures and draws text in the embedded typeface.
///
/// Belongs to one task: FreeType's faces aren't safe to use from two threads at once.
final class TextRuler {
    private let regular: Typeface
    private let bold: Typeface
    // Layout measures the same words again and again: advances in ems.
    private var regularAdvances: [[UInt8]: Double] = [:]
    private var boldAdvances: [[UInt8]: Double] = [:]

    init() throws(DrawingError) {
        regular = try Typeface(.regular)
        bold = try Typeface(.bold)
    }

    func measure(_ string: String, font: Font) -> TextExtents {
        switch font.weight {
        case .regular: Self.measure(string, in: regular, &regularAdvances, size: font.size)
        case .bold: Self.measure(string, in: bold, &boldAdvances, size: font.size)
        }
    }

    private static func measure(
        _ string: String, in typeface: borrowing Typeface, _ advances: inout [[UInt8]: Double], size: Double
    ) -> TextExtents {
        // Bytes, as strings that mean the same letters can be set with others.
        let key = Array(string.utf8)
        let advance = advances[key] ?? typeface.line(string).advance
        advances[key] = advance
        return TextExtents(
            advance: advance * size, ascent: typeface.ascent * size, descent: typeface.descent * size)
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
