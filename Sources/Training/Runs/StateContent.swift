/// What a run can learn: values that can be kept as bytes and found again.
public protocol StateContent: Sendable {
    /// The value as bytes, the same on every machine.
    var encoded: [UInt8] { get }

    /// Reads what ``encoded`` gave; nil for other bytes.
    init?(encoded: [UInt8])
}

/// A flat vector, as networks have it: four bytes for each number, the least significant first.
extension [Float]: StateContent {
    /// Four bytes for each number, the least significant first.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * count)
        for value in self {
            let bits = value.bitPattern
            for shift in stride(from: 0, to: 32, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
            }
        }
        return bytes
    }

    /// Reads numbers of four bytes each; nil if some are left over.
    public init?(encoded: [UInt8]) {
        guard encoded.count % 4 == 0 else { return nil }
        self = stride(from: 0, to: encoded.count, by: 4).map { (start: Int) -> Float in
            let low = UInt32(encoded[start]) | UInt32(encoded[start + 1]) << 8
            let high = UInt32(encoded[start + 2]) << 16 | UInt32(encoded[start + 3]) << 24
            return Float(bitPattern: low | high)
        }
    }
}
