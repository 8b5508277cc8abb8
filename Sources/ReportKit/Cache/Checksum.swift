import CExchange

/// FNV-1a, 64 bits (Fowler, Noll & Vo): finds damage and change, not malice.
enum Checksum {
    /// The checksum of no bytes.
    static let ofNothing: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The checksum of bytes, going on from that of the bytes before them.
    static func of(_ bytes: some Collection<UInt8>, after earlier: UInt64 = ofNothing) -> UInt64 {
        bytes.withContiguousStorageIfAvailable { checksum_of($0.baseAddress, $0.count, earlier) }
            ?? of(Array(bytes), after: earlier)
    }
}
