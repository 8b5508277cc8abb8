/// Makes sure that a file is UTF-8 text, and names what it is if not.
enum CSVEncoding {
    /// The position of the first byte of text, after a byte order mark if there is one.
    ///
    /// - Throws: ``CSVError`` with the offset of the first byte that is not text in UTF-8.
    static func textStart(of bytes: [UInt8]) throws(CSVError) -> Int {
        for (signature, name) in signatures where bytes.starts(with: signature) {
            throw .otherFormat(name: name, offset: 0)
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? mark.count : 0
        guard let offset = firstOffence(in: bytes) else { return start }
        guard bytes[offset] == 0 else {
            throw .notUTF8(byte: bytes[offset], offset: offset, line: line(of: offset, in: bytes))
        }
        if bytes.count > 1, offset == 1 { throw .otherFormat(name: "UTF-16, little-endian", offset: offset) }
        if bytes.count > 1, offset == 0, bytes[1] != 0 { throw .otherFormat(name: "UTF-16, big-endian", offset: 0) }
        throw .nulByte(offset: offset, line: line(of: offset, in: bytes))
    }

    /// How files begin that are not UTF-8 text; the longer of two alike comes first.
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0xFF, 0xFE, 0, 0], "UTF-32, little-endian"),
        ([0, 0, 0xFE, 0xFF], "UTF-32, big-endian"),
        ([0xFF, 0xFE], "UTF-16, little-endian"),
        ([0xFE, 0xFF], "UTF-16, big-endian"),
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive, such as an Excel workbook"),
        ([0x1F, 0x8B], "gzip"),
    ]

    /// The offset of the first byte that is NUL or can't stand where it stands in UTF-8.
    private static func firstOffence(in bytes: [UInt8]) -> Int? {
        let block = 4096
        var index = 0
        while index < bytes.count {
            // Most text is ASCII: a whole block is passed if its bytes, taken together, show nothing else.
            let end = min(index + block, bytes.count)
            var union: UInt8 = 0
            var hasZero = false
            for byte in bytes[index..<end] {
                union |= byte
                hasZero = hasZero || byte == 0
            }
            if union < 0x80, !hasZero {
                index = end
                continue
            }
            while index < end {
                let length = lengthOfCharacter(at: index, in: bytes)
                if length == 0 { return index }
                index += length
            }
        }
        return nil
    }

    /// The number of bytes of the character at `index`, or 0 if no well-formed one starts there (Unicode, table 3-7).
    private static func lengthOfCharacter(at index: Int, in bytes: [UInt8]) -> Int {
        let length: Int
        let second: ClosedRange<UInt8>
        switch bytes[index] {
        case 0x01...0x7F: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The number of the line on which a byte stands, from 1.
    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        1 + bytes[..<offset].count { $0 == 0x0A }
    }
}
