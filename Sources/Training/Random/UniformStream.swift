/// Uniform random numbers one after the other, made in blocks.
struct UniformStream {
    private let kernels: Kernels
    private let key: RandomKey
    private var bits: [UInt32]
    private var next: Int
    private var block = 0

    init(key: RandomKey, kernels: Kernels) {
        self.key = key
        self.kernels = kernels
        bits = [UInt32](repeating: 0, count: 256)
        next = bits.count
    }

    /// A number in [0, 1).
    mutating func draw() -> Double {
        if next == bits.count {
            kernels.randomBits(&bits, count: bits.count, key: key, stream: block)
            block += 1
            next = 0
        }
        defer { next += 1 }
        return Double(bits[next]) / 4_294_967_296
    }
}
