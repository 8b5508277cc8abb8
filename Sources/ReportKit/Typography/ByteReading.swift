/// Reads and writes the big-endian numbers of font files; what lies outside of the bytes reads as zero.
extension Array<UInt8> {
    /// The number of 16 bits at an offset.
    func uint16(_ offset: Int) -> Int {
        guard offset >= 0, offset + 2 <= count else { return 0 }
        return Int(self[offset]) << 8 | Int(self[offset + 1])
    }

    /// The signed number of 16 bits at an offset.
    func int16(_ offset: Int) -> Int {
        Int(Int16(truncatingIfNeeded: uint16(offset)))
    }

    /// The number of 32 bits at an offset.
    func uint32(_ offset: Int) -> Int {
        uint16(offset) << 16 | uint16(offset + 2)
    }

    /// A part; what lies outside is left out.
    func part(_ offset: Int, _ length: Int) -> [UInt8] {
        let start = Swift.min(Swift.max(offset, 0), count)
        return Array(self[start..<Swift.min(start + Swift.max(length, 0), count)])
    }

    /// Adds numbers of 16 bits.
    mutating func append16(_ values: Int...) {
        for value in values {
            append(UInt8(truncatingIfNeeded: value >> 8))
            append(UInt8(truncatingIfNeeded: value))
        }
    }

    /// Adds numbers of 32 bits.
    mutating func append32(_ values: Int...) {
        for value in values { append16(value >> 16, value) }
    }

    /// Replaces the number of 16 bits at an offset.
    mutating func set16(_ offset: Int, _ value: Int) {
        guard offset >= 0, offset + 2 <= count else { return }
        self[offset] = UInt8(truncatingIfNeeded: value >> 8)
        self[offset + 1] = UInt8(truncatingIfNeeded: value)
    }

    /// Replaces the number of 32 bits at an offset.
    mutating func set32(_ offset: Int, _ value: Int) {
        set16(offset, value >> 16)
        set16(offset + 2, value)
    }

    /// The sum of the bytes as numbers of 32 bits, as font files state it.
    var checksum: Int {
        var (sum, place) = (0, 0)
        while place + 4 <= count {
            sum += Int(self[place]) << 24 + Int(self[place + 1]) << 16
            sum += Int(self[place + 2]) << 8 + Int(self[place + 3])
            place += 4
        }
        for (offset, byte) in self[place...].enumerated() { sum += Int(byte) << (24 - 8 * offset) }
        return sum & 0xFFFF_FFFF
    }
}
