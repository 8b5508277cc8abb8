/// The outline of one glyph in the `glyf` table.
enum GlyphOutline {
    /// Where a composed outline names the glyphs that it is made of; none for a simple outline.
    static func components(_ outline: [UInt8]) -> [Int] {
        guard outline.int16(0) < 0 else { return [] }
        var places: [Int] = []
        var offset = 10
        while true {
            let flags = outline.uint16(offset)
            places.append(offset + 2)
            offset += 4 + argumentSize(flags)
            if flags & moreComponents == 0 || offset >= outline.count { return places }
        }
    }

    /// The outline without instructions, its components renumbered.
    static func withoutHints(_ outline: [UInt8], renumber: (Int) -> Int) -> [UInt8] {
        guard outline.count > 10 else { return [] }
        let contours = outline.int16(0)
        if contours >= 0 {
            let place = 10 + 2 * contours
            let length = outline.uint16(place)
            return outline.part(0, place) + [0, 0] + outline.part(place + 2 + length, outline.count)
        }
        let places = components(outline)
        let last = places.last ?? 12
        let end = last + 2 + argumentSize(outline.uint16(last - 2))
        var result = outline.part(0, end)
        for place in places {
            result.set16(place - 2, outline.uint16(place - 2) & ~hasInstructions)
            result.set16(place, renumber(outline.uint16(place)))
        }
        return result
    }

    private static let moreComponents = 0x20
    private static let hasInstructions = 0x100

    /// Bytes of the offset and the scale after the number of a component.
    private static func argumentSize(_ flags: Int) -> Int {
        let offset = flags & 0x01 != 0 ? 4 : 2
        if flags & 0x08 != 0 { return offset + 2 }
        if flags & 0x40 != 0 { return offset + 4 }
        return flags & 0x80 != 0 ? offset + 8 : offset
    }
}
