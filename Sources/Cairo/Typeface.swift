internal import CCairo
internal import CFonts

/// The embedded Lato in one weight, ready to be measured and drawn.
///
/// Not shared between tasks: FreeType's faces aren't safe to use from two threads at once.
@safe public struct Typeface: ~Copyable {
    /// The thickness of the letters.
    public enum Weight: Sendable, CaseIterable {
        /// Lato Regular.
        case regular
        /// Lato Bold.
        case bold
    }

    private let face: FT_Face
    let cairoFace: OpaquePointer
    private let unitsPerEm: Double
    private let hasKerning: Bool
    /// Height above the baseline, in ems.
    public let ascent: Double
    /// Depth below the baseline, in ems.
    public let descent: Double

    /// Opens the embedded file.
    ///
    /// - Throws: ``DrawingError/typeface(_:)`` or ``DrawingError/cairo(_:)``, in practice only when memory is short.
    public init(_ weight: Weight) throws(DrawingError) {
        var library: FT_Library?
        let opened = unsafe FT_Init_FreeType(&library)
        guard opened == 0, let library = unsafe library else { throw .typeface(opened) }
        let file = unsafe weight == .regular ? cfonts_lato_regular() : cfonts_lato_bold()
        var face: FT_Face?
        let read = unsafe FT_New_Memory_Face(library, file.bytes, FT_Long(file.count), 0, &face)
        guard read == 0, let face = unsafe face else {
            unsafe FT_Done_FreeType(library)
            throw .typeface(read)
        }
        guard let cairoFace = unsafe cairo_ft_font_face_create_for_ft_face(face, 0) else {
            unsafe FT_Done_FreeType(library)
            throw .typeface(0)
        }
        // Cairo keeps fonts in caches that outlive this value: the library, and with it the face, goes when Cairo lets go.
        let status = unsafe cairo_font_face_set_user_data(
            cairoFace, libraryKey.pointer, UnsafeMutableRawPointer(library)
        ) {
            unsafe FT_Done_FreeType($0.map { FT_Library($0) })
        }
        guard status == CAIRO_STATUS_SUCCESS else {
            unsafe cairo_font_face_destroy(cairoFace)
            unsafe FT_Done_FreeType(library)
            throw .cairo(CairoStatus(status))
        }
        unsafe self.face = face
        unsafe self.cairoFace = cairoFace
        unitsPerEm = unsafe Double(face.pointee.units_per_EM)
        hasKerning = unsafe face.pointee.face_flags & FT_Long(FT_FACE_FLAG_KERNING) != 0
        ascent = unsafe Double(face.pointee.ascender) / unitsPerEm
        descent = unsafe -Double(face.pointee.descender) / unitsPerEm
    }

    deinit {
        unsafe cairo_font_face_destroy(cairoFace)
    }

    /// Sets a line of text: glyphs with their positions, kerned, in ems.
    ///
    /// Control characters become spaces, and code points that Unicode reserves for internal use, on which Cairo gives up,
    /// become U+FFFD.
    public func line(_ string: String) -> GlyphLine {
        var line = GlyphLine()
        var previous: FT_UInt = 0
        var pen = 0
        for scalar in string.unicodeScalars {
            let shown = Self.drawable(scalar)
            let glyph = unsafe FT_Get_Char_Index(face, FT_ULong(shown.value))
            if hasKerning, previous != 0, glyph != 0 {
                var kerning = FT_Vector()
                if unsafe FT_Get_Kerning(face, previous, glyph, FT_UInt(FT_KERNING_UNSCALED.rawValue), &kerning) == 0 {
                    pen += kerning.x
                }
            }
            line.glyphs.append(.init(index: Int(glyph), x: Double(pen) / unitsPerEm))
            line.clusters.append(UTF8.width(shown))
            line.text.unicodeScalars.append(shown)
            var advance: FT_Fixed = 0
            if unsafe FT_Get_Advance(face, glyph, FT_Int32(FT_LOAD_NO_SCALE), &advance) == 0 { pen += advance }
            previous = glyph
        }
        line.advance = Double(pen) / unitsPerEm
        return line
    }

    private static func drawable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return " " }
        return scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar
    }
}

/// A line of text as glyphs; lengths in ems, so that one line serves every size.
public struct GlyphLine: Sendable, Equatable {
    /// A letter's picture in the typeface and where it starts.
    struct Glyph: Sendable, Equatable {
        let index: Int
        let x: Double
    }

    /// The glyphs from left to right, one for each scalar of the text.
    var glyphs: [Glyph] = []
    /// Bytes of UTF-8 that each glyph stands for.
    var clusters: [Int] = []
    /// What the glyphs say.
    public internal(set) var text = ""
    /// From the start of the line to where the next glyph would stand.
    public internal(set) var advance = 0.0
}

/// An address that names the user data of a font face; never read or written.
@safe private struct UserDataKey: @unchecked Sendable {
    let pointer = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)
}

private let libraryKey = UserDataKey()
