internal import Predictions

/// The name of a stream of random numbers: randomness is an argument, and the same key always gives the same numbers.
public struct RandomKey: Sendable, Equatable, Hashable {
    /// The 64 bits that tell streams apart.
    public let bits: UInt64

    /// Makes the key at the root of a run.
    public init(seed: UInt64) {
        bits = SplitMix64.mix(seed &+ SplitMix64.step)
    }

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The key of a part, told apart by its name.
    public func child(_ name: String) -> RandomKey {
        var bits = self.bits
        for byte in name.utf8 { bits = SplitMix64.mix((bits ^ UInt64(byte)) &+ SplitMix64.step) }
        return RandomKey(bits: SplitMix64.mix(bits &+ 0xD1B5_4A32_D192_ED03))
    }

    /// The key of a part, told apart by its number.
    public func child(_ number: Int) -> RandomKey {
        RandomKey(bits: SplitMix64.mix(bits ^ SplitMix64.mix(UInt64(bitPattern: Int64(number)) &+ SplitMix64.step)))
    }
}
