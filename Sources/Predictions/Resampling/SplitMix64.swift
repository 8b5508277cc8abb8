/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195): a bijection that mixes 64 bits.
public enum SplitMix64 {
    /// The step between the states of a stream: 2⁶⁴ over the golden ratio, made odd.
    public static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The bits mixed.
    public static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
