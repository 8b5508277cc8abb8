/// Takes values as bytes, the least significant first, lists with their lengths, so that no two sequences of values look alike.
protocol ByteSink {
    /// Takes bytes as they are, without their number.
    mutating func append(raw bytes: UnsafeRawBufferPointer)
}

extension ByteSink {
    mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { append(raw: $0) }
    }

    mutating func append(_ value: Int) { append(UInt64(bitPattern: Int64(value))) }

    mutating func append(_ value: Double) { append(value.bitPattern) }

    mutating func append(_ value: Bool) { append(UInt64(value ? 1 : 0)) }

    mutating func append(_ bytes: [UInt8]) { appendList(bytes) }

    mutating func append(_ text: String) { appendList(Array(text.utf8)) }

    mutating func append(_ values: [Float]) { appendList(values) }

    mutating func append(_ values: [Double]) { appendList(values) }

    // Every processor that Swift runs on has the least significant byte first.
    private mutating func appendList<Value: BitwiseCopyable>(_ values: [Value]) {
        append(values.count)
        values.withUnsafeBytes { append(raw: $0) }
    }
}
