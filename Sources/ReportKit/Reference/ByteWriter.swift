import Training

/// Appends numbers as bytes, the least significant first.
struct ByteWriter {
    /// What was written.
    var bytes: [UInt8] = []

    mutating func append(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }

    mutating func append(_ value: Double) { append(value.bitPattern) }

    mutating func append(_ values: [Float]) {
        bytes += values.encoded
    }
}

/// Reads what a ``ByteWriter`` wrote; nil where there are not enough bytes.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var next: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        next = bytes.startIndex
    }

    /// Bytes that are left.
    var count: Int { bytes.endIndex - next }

    mutating func integer() -> UInt64? {
        guard count >= 8 else { return nil }
        defer { next += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[next + $1]) << UInt64(8 * $1) }
    }

    mutating func double() -> Double? { integer().map { Double(bitPattern: $0) } }

    /// A number of things of a size that can still follow.
    mutating func length(of size: Int) -> Int? {
        guard let value = integer(), value <= UInt64(count / size) else { return nil }
        return Int(value)
    }

    mutating func slice(_ length: Int) -> ArraySlice<UInt8>? {
        guard length <= count else { return nil }
        defer { next += length }
        return bytes[next..<(next + length)]
    }
}
