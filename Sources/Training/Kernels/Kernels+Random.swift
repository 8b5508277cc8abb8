internal import Slices

extension Kernels {
    /// So many standard normal numbers: `[N]`; the same for the same key.
    public func normals(_ count: Int, key: RandomKey) -> [Double] {
        var values = [Float](repeating: 0, count: count)
        values.withMutableFloats { gaussian($0, count: count, key: key, stream: 0) }
        return values.map(Double.init)
    }

    /// So many numbers uniform in [0, 1): `[N]`; the same for the same key.
    public func uniforms(_ count: Int, key: RandomKey) -> [Double] {
        var bits = [UInt32](repeating: 0, count: count)
        randomBits(&bits, count: count, key: key, stream: 0)
        return bits.map { Double($0) / 4_294_967_296 }
    }
}
