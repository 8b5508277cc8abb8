/// A slice of memory that may be read, checked at every access; it does not own what it shows.
@frozen public struct ConstantFloats {
    /// Where the slice begins; for the calls of C alone.
    public let start: UnsafePointer<Float>
    /// How many numbers it holds.
    public let count: Int

    /// Shows memory that outlives the slice.
    @inlinable
    public init(start: UnsafePointer<Float>, count: Int) {
        self.start = start
        self.count = count
    }

    /// The same memory, read-only.
    @inlinable public init(_ floats: Floats) { self.init(start: UnsafePointer(floats.start), count: floats.count) }

    /// A number.
    ///
    /// - Precondition: `0 <= index < count`.
    @inlinable
    public subscript(index: Int) -> Float {
        @inline(__always) get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return start[index]
        }
    }

    /// A part of the slice, whose numbers count from 0.
    ///
    /// - Precondition: the range lies within the slice.
    @inlinable
    public subscript(range: Range<Int>) -> ConstantFloats {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return ConstantFloats(start: start + range.lowerBound, count: range.count)
    }

    /// What follows a place.
    @inlinable public subscript(range: PartialRangeFrom<Int>) -> ConstantFloats { self[range.lowerBound..<count] }
    /// What stands before a place.
    @inlinable public subscript(range: PartialRangeUpTo<Int>) -> ConstantFloats { self[0..<range.upperBound] }

    /// Whether there is nothing.
    @inlinable public var isEmpty: Bool { count == 0 }
    /// The numbers.
    @inlinable public var array: [Float] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
