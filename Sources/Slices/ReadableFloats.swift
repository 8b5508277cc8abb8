/// A slice that can be read, whether it may be written or not.
public protocol ReadableFloats {
    /// The same memory, read-only.
    var reading: ConstantFloats { get }
}

extension Floats: ReadableFloats {
    /// The same memory, read-only.
    @inlinable public var reading: ConstantFloats { ConstantFloats(self) }
}

extension ConstantFloats: ReadableFloats {
    /// Itself.
    @inlinable public var reading: ConstantFloats { self }
}
