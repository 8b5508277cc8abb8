/// One block of memory, handed out in aligned parts and freed as a whole.
public final class Storage {
    /// Parts begin at multiples of this many floats: a cache line.
    public static let alignment = 16

    private let memory: UnsafeMutableRawPointer
    private let count: Int
    private var used = 0

    /// Allocates room for `count` floats, all zero.
    public init(count: Int) {
        self.count = count
        memory = .allocate(
            byteCount: max(count, 1) * MemoryLayout<Float>.stride,
            alignment: Self.alignment * MemoryLayout<Float>.stride)
        memory.initializeMemory(as: Float.self, repeating: 0, count: max(count, 1))
    }

    /// Allocates room for parts of the given numbers of floats.
    public convenience init(parts: Int...) {
        self.init(count: parts.reduce(0) { $0 + $1 + Self.alignment })
    }

    deinit { memory.deallocate() }

    /// The next part of `count` floats.
    ///
    /// - Precondition: as much was allocated.
    public func take(_ count: Int) -> Floats {
        let start = used
        used += (count + Self.alignment - 1) / Self.alignment * Self.alignment
        precondition(used <= self.count, "a part was taken that was not allocated")
        return Floats(
            start: (memory + start * MemoryLayout<Float>.stride).assumingMemoryBound(to: Float.self), count: count)
    }
}
