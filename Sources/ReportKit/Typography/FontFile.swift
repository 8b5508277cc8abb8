/// Puts tables together as a font file.
enum FontFile {
    /// A file of tables, which stand in the order of their tags.
    static func assemble(_ tables: [(tag: String, bytes: [UInt8])]) -> [UInt8] {
        let step = searchStep(tables.count)
        var directory: [UInt8] = []
        directory.append32(0x0001_0000)
        directory.append16(tables.count, 16 * step.power, step.exponent, 16 * (tables.count - step.power))
        var body: [UInt8] = []
        let start = 12 + 16 * tables.count
        var head = 0
        for (tag, bytes) in tables {
            if tag == "head" { head = start + body.count }
            directory += Array(tag.utf8)
            directory.append32(bytes.checksum, start + body.count, bytes.count)
            body += bytes
            while body.count % 4 != 0 { body.append(0) }
        }
        var file = directory + body
        file.set32(head + 8, (0xB1B0_AFBA - file.checksum) & 0xFFFF_FFFF)
        return file
    }

    /// The greatest power of two up to a count, with its exponent, as tables for binary search state it.
    static func searchStep(_ count: Int) -> (power: Int, exponent: Int) {
        var exponent = 0
        while 2 << exponent <= max(count, 1) { exponent += 1 }
        return (1 << exponent, exponent)
    }

    /// The `name` table with nothing but copyright, names and licence in English.
    static func notices(of table: [UInt8]) -> [UInt8] {
        let strings = table.uint16(4)
        var records: [(name: Int, text: [UInt8])] = []
        for index in 0..<table.uint16(2) {
            let record = 6 + 12 * index
            let isEnglish =
                table.uint16(record) == 3 && table.uint16(record + 2) == 1 && table.uint16(record + 4) == 0x409
            let name = table.uint16(record + 6)
            if isEnglish, [0, 1, 2, 13, 14].contains(name) {
                records.append((name, table.part(strings + table.uint16(record + 10), table.uint16(record + 8))))
            }
        }
        var result: [UInt8] = []
        result.append16(0, records.count, 6 + 12 * records.count)
        var offset = 0
        for record in records {
            result.append16(3, 1, 0x409, record.name, record.text.count, offset)
            offset += record.text.count
        }
        return result + records.flatMap(\.text)
    }
}
