/// The glyphs of characters in the `cmap` table, in its format for the Basic Multilingual Plane.
struct CharacterMap {
    private let font: [UInt8]
    private let start: Int
    private let segments: Int

    /// Finds the map from Unicode; nil if the font has none of format 4.
    init?(font: [UInt8], table: Int) {
        for index in 0..<font.uint16(table + 2) {
            let record = table + 4 + 8 * index
            let start = table + font.uint32(record + 4)
            if font.uint16(record) == 3, font.uint16(record + 2) == 1, font.uint16(start) == 4 {
                self.font = font
                self.start = start
                segments = font.uint16(start + 6) / 2
                return
            }
        }
        return nil
    }

    /// The glyph of a character, if it has one.
    func glyph(_ scalar: Int) -> Int? {
        guard scalar <= 0xFFFF else { return nil }
        let ends = start + 14
        let starts = ends + 2 * segments + 2
        for segment in 0..<segments where font.uint16(ends + 2 * segment) >= scalar {
            let first = font.uint16(starts + 2 * segment)
            guard first <= scalar else { return nil }
            let delta = font.uint16(starts + 2 * (segments + segment))
            let rangePlace = starts + 2 * (2 * segments + segment)
            let range = font.uint16(rangePlace)
            let glyph = range == 0 ? scalar : font.uint16(rangePlace + range + 2 * (scalar - first))
            guard glyph != 0 else { return nil }
            let shifted = (glyph + delta) & 0xFFFF
            return shifted == 0 ? nil : shifted
        }
        return nil
    }

    /// A table with one map from Unicode, the characters in rising order.
    static func table(_ characters: [(scalar: Int, glyph: Int)]) -> [UInt8] {
        var runs: [(first: Int, last: Int, delta: Int)] = []
        for (scalar, glyph) in characters {
            if let run = runs.last, run.last + 1 == scalar, run.delta == glyph - scalar {
                runs[runs.count - 1].last = scalar
            } else {
                runs.append((scalar, scalar, glyph - scalar))
            }
        }
        runs.append((0xFFFF, 0xFFFF, 1))
        let step = FontFile.searchStep(runs.count)
        var map: [UInt8] = []
        map.append16(4, 16 + 8 * runs.count, 0, 2 * runs.count)
        map.append16(2 * step.power, step.exponent, 2 * (runs.count - step.power))
        for run in runs { map.append16(run.last) }
        map.append16(0)
        for run in runs { map.append16(run.first) }
        for run in runs { map.append16(run.delta) }
        for _ in runs { map.append16(0) }
        var table: [UInt8] = []
        table.append16(0, 1, 3, 1)
        table.append32(12)
        return table + map
    }
}
