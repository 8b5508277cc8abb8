/// A slice of memory that may be read and written, checked at every access; it does not own what it shows.
///
/// It stands in a module of its own so that the checks are inlined where it is used: a loop over a slice then costs
/// what one over a pointer does.
@frozen public struct Floats {
    /// Where the slice begins; for the calls of C alone.
    public let start: UnsafeMutablePointer<Float>
    /// How many numbers it holds.
    public let count: Int

    /// Shows memory that outlives the slice.
    @inlinable
    public init(start: UnsafeMutablePointer<Float>, count: Int) {
        self.start = start
        self.count = count
    }

    /// A number.
    ///
    /// - Precondition: `0 <= index < count`.
    @inlinable
    public subscript(index: Int) -> Float {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return start[index]
        }
        @inline(__always) nonmutating set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            start[index] = newValue
        }
    }

    /// A part of the slice, whose numbers count from 0.
    ///
    /// - Precondition: the range lies within the slice.
    @inlinable
    public subscript(range: Range<Int>) -> Floats {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return Floats(start: start + range.lowerBound, count: range.count)
    }

    /// What follows a place.
    @inlinable public subscript(range: PartialRangeFrom<Int>) -> Floats { self[range.lowerBound..<count] }
    /// What stands before a place.
    @inlinable public subscript(range: PartialRangeUpTo<Int>) -> Floats { self[0..<range.upperBound] }

    /// Whether there is nothing.
    @inlinable public var isEmpty: Bool { count == 0 }
    /// The numbers.
    @inlinable public var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Sets every number.
    @inlinable
    public func fill(with value: Float) {
        for index in 0..<count { start[index] = value }
    }

    /// Takes over as many numbers as it holds.
    ///
    /// - Precondition: there are as many.
    @inlinable
    public func copy(from other: some ReadableFloats) {
        let other = other.reading
        precondition(other.count == count)
        start.update(from: other.start, count: count)
    }

    /// Takes over as many numbers as it holds.
    ///
    /// - Precondition: there are as many.
    @inlinable
    public func copy(from other: [Float]) {
        precondition(other.count == count)
        for index in 0..<count { start[index] = other[index] }
    }
}
