/// A TrueType font reduced to the characters of one page, so that the page can carry its own type.
///
/// Outlines, widths, kerning and the notices of the licence are kept; hints and OpenType layout are not. The result
/// has glyphs in the order of their characters. (Format: OpenType specification 1.9, ISO/IEC 14496-22.)
struct FontSubset {
    private let font: [UInt8]
    private let tables: [String: (offset: Int, length: Int)]
    /// Old numbers of the glyphs that are kept, in their new order.
    private let glyphs: [Int]
    private let newNumber: [Int: Int]
    private let characters: [(scalar: Int, glyph: Int)]

    /// Finds the glyphs of characters; nil if the bytes are no TrueType font.
    init?(of font: [UInt8], scalars: Set<Unicode.Scalar>) {
        guard font.uint32(0) == 0x0001_0000 else { return nil }
        var tables: [String: (offset: Int, length: Int)] = [:]
        for index in 0..<font.uint16(4) {
            let record = 12 + 16 * index
            let tag = String(decoding: font.part(record, 4), as: UTF8.self)
            tables[tag] = (font.uint32(record + 8), font.uint32(record + 12))
        }
        guard let cmap = tables["cmap"], tables["glyf"] != nil, tables["loca"] != nil, tables["kern"] != nil else {
            return nil
        }
        self.font = font
        self.tables = tables
        let map = CharacterMap(font: font, table: cmap.offset)
        let found = scalars.map { Int($0.value) }.sorted().compactMap { scalar in
            map?.glyph(scalar).map { (scalar: scalar, glyph: $0) }
        }
        var glyphs = [0]
        var newNumber = [0: 0]
        func keep(_ glyph: Int) {
            guard newNumber[glyph] == nil else { return }
            newNumber[glyph] = glyphs.count
            glyphs.append(glyph)
        }
        for character in found { keep(character.glyph) }
        var next = 0
        while next < glyphs.count {
            let outline = Self.outline(glyphs[next], font, tables)
            for offset in GlyphOutline.components(outline) { keep(outline.uint16(offset)) }
            next += 1
        }
        self.glyphs = glyphs
        self.newNumber = newNumber
        characters = found
    }

    /// Whether a character has a glyph.
    func draws(_ scalar: Unicode.Scalar) -> Bool {
        characters.contains { $0.scalar == Int(scalar.value) }
    }

    /// The reduced font as a file.
    var bytes: [UInt8] {
        let (glyf, loca) = outlines()
        var head = table("head")
        head.set32(8, 0)
        head.set16(50, 1)
        var hhea = table("hhea")
        hhea.set16(34, glyphs.count)
        var maxp = table("maxp")
        maxp.set16(4, glyphs.count)
        // No instructions are left.
        maxp.set16(26, 0)
        var post = table("post").part(0, 32)
        post.set32(0, 0x0003_0000)
        return FontFile.assemble([
            ("OS/2", table("OS/2")),
            ("cmap", CharacterMap.table(characters.map { ($0.scalar, newNumber[$0.glyph] ?? 0) })),
            ("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", metrics()), ("kern", kerning()), ("loca", loca),
            ("maxp", maxp), ("name", FontFile.notices(of: table("name"))), ("post", post),
        ])
    }

    private func table(_ tag: String) -> [UInt8] {
        tables[tag].map { font.part($0.offset, $0.length) } ?? []
    }

    private static func outline(
        _ glyph: Int, _ font: [UInt8], _ tables: [String: (offset: Int, length: Int)]
    ) -> [UInt8] {
        guard let head = tables["head"], let loca = tables["loca"], let glyf = tables["glyf"] else { return [] }
        let isLong = font.uint16(head.offset + 50) == 1
        func start(_ index: Int) -> Int {
            isLong ? font.uint32(loca.offset + 4 * index) : 2 * font.uint16(loca.offset + 2 * index)
        }
        return font.part(glyf.offset + start(glyph), start(glyph + 1) - start(glyph))
    }

    private func outlines() -> (glyf: [UInt8], loca: [UInt8]) {
        var glyf: [UInt8] = []
        var loca: [UInt8] = []
        for glyph in glyphs {
            loca.append32(glyf.count)
            let outline = Self.outline(glyph, font, tables)
            glyf += GlyphOutline.withoutHints(outline) { newNumber[$0] ?? 0 }
        }
        loca.append32(glyf.count)
        return (glyf, loca)
    }

    /// Advance and left bearing of each glyph.
    private func metrics() -> [UInt8] {
        let old = table("hmtx")
        let full = table("hhea").uint16(34)
        var result: [UInt8] = []
        for glyph in glyphs {
            let advance = old.uint16(4 * min(glyph, full - 1))
            let bearing = glyph < full ? old.uint16(4 * glyph + 2) : old.uint16(4 * full + 2 * (glyph - full))
            result.append16(advance, bearing)
        }
        return result
    }

    /// The pairs of kept glyphs in the one subtable of format 0.
    private func kerning() -> [UInt8] {
        let old = table("kern")
        var pairs: [(left: Int, right: Int, value: Int)] = []
        for index in 0..<old.uint16(10) {
            let record = 18 + 6 * index
            if let left = newNumber[old.uint16(record)], let right = newNumber[old.uint16(record + 2)] {
                pairs.append((left, right, old.int16(record + 4)))
            }
        }
        pairs.sort { ($0.left, $0.right) < ($1.left, $1.right) }
        let step = FontFile.searchStep(pairs.count)
        var result: [UInt8] = []
        result.append16(0, 1, 0, 14 + 6 * pairs.count, 1)
        result.append16(pairs.count, 6 * step.power, step.exponent, 6 * (pairs.count - step.power))
        for pair in pairs { result.append16(pair.left, pair.right, pair.value) }
        return result
    }
}
