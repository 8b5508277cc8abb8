extension [Float] {
    /// Shows the numbers as a slice for as long as a closure runs.
    ///
    /// - Parameter body: must not let the slice escape.
    @inlinable
    public func withFloats<Result>(_ body: (ConstantFloats) throws -> Result) rethrows -> Result {
        try withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                // An empty array may have no address; that of any number does for a slice of none.
                return try withUnsafePointer(to: Float.zero) { try body(ConstantFloats(start: $0, count: 0)) }
            }
            return try body(ConstantFloats(start: start, count: buffer.count))
        }
    }

    /// Shows the numbers as a slice that may be written for as long as a closure runs.
    ///
    /// - Parameter body: must not let the slice escape.
    @inlinable
    public mutating func withMutableFloats<Result>(_ body: (Floats) throws -> Result) rethrows -> Result {
        try withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                var none = Float.zero
                return try withUnsafeMutablePointer(to: &none) { try body(Floats(start: $0, count: 0)) }
            }
            return try body(Floats(start: start, count: buffer.count))
        }
    }
}
