import Cairo
import Testing

// Expected numbers are read from the tables hmtx, kern and OS/2 (typographic ascender) of Lato-Regular.ttf: 2000 units per em.

@Test("Text is measured with the advances and the kerning of the typeface")
func advances() throws {
    let typeface = try Typeface(.regular)
    func em(_ units: Int) -> Double { Double(units) / 2000 }
    #expect(typeface.line("A").advance == em(1354))
    #expect(typeface.line("AV").advance == em(1354 + 1354 - 108))
    #expect(typeface.line("To").advance == em(1181 + 1134 - 244))
    #expect(typeface.line("σ").advance == em(1196))
    #expect(typeface.line("").advance == 0)
    #expect(typeface.ascent == em(1610))
    #expect(typeface.descent == em(390))
}

@Test("Bold letters are wider")
func bold() throws {
    let typeface = try Typeface(.bold)
    #expect(typeface.line("A").advance == 1389.0 / 2000)
}

@Test("Digits are all of one width, so that columns of numbers stand straight")
func digits() throws {
    let typeface = try Typeface(.regular)
    for digit in "0123456789" { #expect(typeface.line(String(digit)).advance == 1160.0 / 2000) }
}

@Test("Text on which Cairo would give up is drawn with a replacement")
func undrawableText() throws {
    let typeface = try Typeface(.regular)
    let surface = try ImageSurface(width: 50, height: 20)
    let context = try surface.context()
    var text = "a\u{0}b\nc"
    text.unicodeScalars += ([0xFFFF, 0xFDD0, 0x64, 0x1FFFE] as [UInt32]).compactMap(Unicode.Scalar.init)
    let line = typeface.line(text)
    #expect(line.text == "a b c\u{FFFD}\u{FFFD}d\u{FFFD}")
    context.show(line, in: typeface, size: 12, at: SIMD2(0, 15), with: Paint(red: 1, green: 1, blue: 1))
    #expect(try surface.finish(context).words.contains { $0 & 255 > 128 })
}
