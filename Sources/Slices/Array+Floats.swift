extension [Float] {
    /// Shows the numbers as a slice for as long as a closure runs.
    ///
    /// - Parameter body: must not let the slice escape.
    @inlinable
    public func withFloats<Result>(_ body: (ConstantFloats) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { buffer in
            // An empty array has no address; an empty slice is never followed to one.
            let start = buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Float>.alignment)
            guard let start else { preconditionFailure("the alignment of a number is not zero") }
            return try body(ConstantFloats(start: start, count: buffer.count))
        }
    }

    /// Shows the numbers as a slice that may be written for as long as a closure runs.
    ///
    /// - Parameter body: must not let the slice escape.
    @inlinable
    public mutating func withMutableFloats<Result>(_ body: (Floats) throws -> Result) rethrows -> Result {
        try withUnsafeMutableBufferPointer { buffer in
            let start = buffer.baseAddress ?? UnsafeMutablePointer(bitPattern: MemoryLayout<Float>.alignment)
            guard let start else { preconditionFailure("the alignment of a number is not zero") }
            return try body(Floats(start: start, count: buffer.count))
        }
    }
}
