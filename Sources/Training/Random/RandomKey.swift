/// The name of a stream of random numbers: randomness is an argument, and the same key always gives the same numbers.
public struct RandomKey: Sendable, Equatable, Hashable {
    /// The 64 bits that tell streams apart.
    public let bits: UInt64

    /// Makes the key at the root of a run.
    public init(seed: UInt64) {
        bits = Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    }

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The key of a part, told apart by its name.
    public func child(_ name: String) -> RandomKey {
        var bits = self.bits
        for byte in name.utf8 { bits = Self.mix((bits ^ UInt64(byte)) &+ 0x9E37_79B9_7F4A_7C15) }
        return RandomKey(bits: Self.mix(bits &+ 0xD1B5_4A32_D192_ED03))
    }

    /// The key of a part, told apart by its number.
    public func child(_ number: Int) -> RandomKey {
        RandomKey(bits: Self.mix(bits ^ Self.mix(UInt64(bitPattern: Int64(number)) &+ 0x9E37_79B9_7F4A_7C15)))
    }

    /// The finaliser of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195), a bijection on 64 bits.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
