/// Keeps values as bytes.
struct ByteWriter: ByteSink {
    /// What was written.
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    mutating func append(raw more: UnsafeRawBufferPointer) { bytes += more }

    /// Appends whether there is a value, and the value.
    mutating func append<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
        append(value != nil)
        if let value { write(&self, value) }
    }

    /// Appends how many values there are, and each.
    mutating func append<Value>(_ values: [Value], _ write: (inout ByteWriter, Value) -> Void) {
        append(values.count)
        for value in values { write(&self, value) }
    }
}

/// Reads what a ``ByteWriter`` wrote.
struct ByteReader {
    /// Bytes end too soon, or mean nothing.
    struct Damage: Error {}

    private let bytes: ArraySlice<UInt8>
    private var next: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        next = bytes.startIndex
    }

    /// Bytes that are left.
    var count: Int { bytes.endIndex - next }

    mutating func word() throws(Damage) -> UInt64 {
        guard count >= 8 else { throw Damage() }
        defer { next += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: next - bytes.startIndex, as: UInt64.self))
        }
    }

    mutating func integer() throws(Damage) -> Int { Int(Int64(bitPattern: try word())) }

    mutating func double() throws(Damage) -> Double { Double(bitPattern: try word()) }

    mutating func bool() throws(Damage) -> Bool {
        switch try word() {
        case 0: false
        case 1: true
        default: throw Damage()
        }
    }

    mutating func text() throws(Damage) -> String { String(decoding: try data(), as: UTF8.self) }

    mutating func data() throws(Damage) -> [UInt8] { try list() }

    mutating func floats() throws(Damage) -> [Float] { try list() }

    mutating func doubles() throws(Damage) -> [Double] { try list() }

    mutating func optional<Value>(_ read: (inout ByteReader) throws(Damage) -> Value) throws(Damage) -> Value? {
        try bool() ? try read(&self) : nil
    }

    mutating func array<Value>(_ read: (inout ByteReader) throws(Damage) -> Value) throws(Damage) -> [Value] {
        let length = try integer()
        // Every value takes a byte at least, so that a false length can't ask for memory.
        guard (0...count).contains(length) else { throw Damage() }
        var values: [Value] = []
        for _ in 0..<length { values.append(try read(&self)) }
        return values
    }

    private mutating func list<Value: BitwiseCopyable>() throws(Damage) -> [Value] {
        let length = try integer()
        let size = MemoryLayout<Value>.size
        guard length >= 0, length <= count / size else { throw Damage() }
        defer { next += length * size }
        let slice = bytes[next..<next + length * size]
        return [Value](unsafeUninitializedCapacity: length) { buffer, initialized in
            slice.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            initialized = length
        }
    }
}
