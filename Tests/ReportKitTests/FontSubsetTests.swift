import Predictions
import CFonts
import Testing

@testable import ReportKit

@Suite struct FontSubsetTests {
    private static let lato = {
        let file = cfonts_lato_regular()
        return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }()

    private func table(_ tag: String, of font: [UInt8]) -> [UInt8]? {
        (0..<font.uint16(4)).map { 12 + 16 * $0 }
            .first { String(decoding: font.part($0, 4), as: UTF8.self) == tag }
            .map { font.part(font.uint32($0 + 8), font.uint32($0 + 12)) }
    }

    private func advance(_ scalar: Unicode.Scalar, in font: [UInt8]) throws -> Int {
        let directory = (0..<font.uint16(4)).map { 12 + 16 * $0 }
        let record = try #require(directory.first { String(decoding: font.part($0, 4), as: UTF8.self) == "cmap" })
        let map = try #require(CharacterMap(font: font, table: font.uint32(record + 8)))
        let glyph = try #require(map.glyph(Int(scalar.value)))
        return try #require(table("hmtx", of: font)).uint16(4 * glyph)
    }

    @Test func `Every character of the page keeps its width, and no other is there`() throws {
        let scalars = Set("Uncertainty μ ± 2σ − ≤ é".unicodeScalars)
        let subset = try #require(FontSubset(of: Self.lato, scalars: scalars)).bytes
        for scalar in scalars { #expect(try advance(scalar, in: subset) == advance(scalar, in: Self.lato)) }
        let record = try #require(table("cmap", of: subset))
        #expect(CharacterMap(font: record, table: 0)?.glyph(Int(("z" as Unicode.Scalar).value)) == nil)
    }

    @Test func `The file is small and its checksum is that of the standard`() throws {
        let subset = try #require(FontSubset(of: Self.lato, scalars: Set("0123456789.−".unicodeScalars))).bytes
        #expect(subset.count < 10_000)
        // OpenType 1.9, "head": the sum of the whole file is 0xB1B0AFBA.
        #expect(subset.checksum == 0xB1B0_AFBA)
    }

    @Test func `Kerning is kept: A and V stand closer than their widths say`() throws {
        let subset = try #require(FontSubset(of: Self.lato, scalars: Set("AV".unicodeScalars))).bytes
        let kern = try #require(table("kern", of: subset))
        let pairs = (0..<kern.uint16(10)).map {
            (kern.uint16(18 + 6 * $0), kern.uint16(20 + 6 * $0), kern.int16(22 + 6 * $0))
        }
        let pair = try #require(pairs.first { $0.0 == 1 && $0.1 == 2 })
        #expect(pair.2 < 0)
    }

    @Test func `What is no TrueType font has no subset`() {
        #expect(FontSubset(of: [], scalars: ["a"]) == nil)
        #expect(FontSubset(of: Array("OTTO, not TrueType".utf8), scalars: ["a"]) == nil)
        #expect(FontSubset(of: Array(Self.lato.prefix(300)), scalars: ["a"])?.bytes.isEmpty != true)
    }
}
