extension NumPyArray {
    /// The values in single precision, `[count]`, rows first, each rounded to the nearest; those out of range become
    /// infinite.
    public var floats: [Float] { values() }

    /// The values in double precision, `[count]`, rows first; integers beyond 2⁵³ are rounded to the nearest.
    public var doubles: [Double] { values() }

    // Generic code is only specialised within its file, hence the two properties above.
    private func values<Value: BinaryFloatingPoint>() -> [Value] {
        let stored: [Value] = content.withUnsafeBytes { bytes in
            let isBigEndian = isBigEndian
            func word<Word: FixedWidthInteger>(_ index: Int, _ type: Word.Type) -> Word {
                let word = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Word>.size, as: Word.self)
                return isBigEndian ? Word(bigEndian: word) : Word(littleEndian: word)
            }
            let indices = 0..<count
            return switch kind {
            case .half: indices.map { Value(HalfPrecision.value(bitPattern: word($0, UInt16.self))) }
            case .single: indices.map { Value(Float(bitPattern: word($0, UInt32.self))) }
            case .double: indices.map { Value(Double(bitPattern: word($0, UInt64.self))) }
            case .integer(1, true): indices.map { Value(word($0, Int8.self)) }
            case .integer(1, false): indices.map { Value(word($0, UInt8.self)) }
            case .integer(2, true): indices.map { Value(word($0, Int16.self)) }
            case .integer(2, false): indices.map { Value(word($0, UInt16.self)) }
            case .integer(4, true): indices.map { Value(word($0, Int32.self)) }
            case .integer(4, false): indices.map { Value(word($0, UInt32.self)) }
            case .integer(_, true): indices.map { Value(word($0, Int64.self)) }
            case .integer(_, false): indices.map { Value(word($0, UInt64.self)) }
            }
        }
        return isColumnMajor && shape.count > 1 ? rowMajor(stored) : stored
    }

    /// Reorders values that stand columns first.
    private func rowMajor<Value>(_ stored: [Value]) -> [Value] {
        var strides: [Int] = []
        var stride = 1
        for length in shape {
            strides.append(stride)
            stride *= length
        }
        var position = [Int](repeating: 0, count: shape.count)
        var source = 0
        return stored.indices.map { _ in
            defer {
                // The next place with the last axis running fastest.
                for axis in shape.indices.reversed() {
                    position[axis] += 1
                    source += strides[axis]
                    if position[axis] < shape[axis] { break }
                    source -= strides[axis] * shape[axis]
                    position[axis] = 0
                }
            }
            return stored[source]
        }
    }

    /// A file in version 1.0 of the form: values of single precision, as many as a shape such as `[100, 50]` says,
    /// little-endian, rows first.
    public static func file(shape: [Int], values: [Float]) -> [UInt8] {
        file(type: "<f4", shape: shape, words: values.map { $0.bitPattern })
    }

    /// A file in version 1.0 of the form: values of double precision, as many as a shape such as `[100, 50]` says,
    /// little-endian, rows first.
    public static func file(shape: [Int], values: [Double]) -> [UInt8] {
        file(type: "<f8", shape: shape, words: values.map { $0.bitPattern })
    }

    private static func file<Word: FixedWidthInteger>(
        type: String, shape: [Int], words: [Word]
    ) -> [UInt8] {
        let header = header(type: type, shape: shape)
        let size = header.count + words.count * MemoryLayout<Word>.size
        return [UInt8](unsafeUninitializedCapacity: size) { file, count in
            let bytes = UnsafeMutableRawBufferPointer(file)
            bytes.copyBytes(from: header)
            var offset = header.count
            for word in words {
                bytes.storeBytes(of: word.littleEndian, toByteOffset: offset, as: Word.self)
                offset += MemoryLayout<Word>.size
            }
            count = size
        }
    }

    /// The header as NumPy writes it, padded so that the values start at a multiple of 64 bytes.
    private static func header(type: String, shape: [Int]) -> [UInt8] {
        let lengths = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }"
        while (10 + text.utf8.count + 1) % 64 != 0 { text += " " }
        text += "\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0] + littleEndianBytes(UInt16(text.utf8.count)) + Array(text.utf8)
    }
}

/// The bytes of an integer, the lowest first.
func littleEndianBytes<Word: FixedWidthInteger>(_ word: Word) -> [UInt8] {
    withUnsafeBytes(of: word.littleEndian) { Array($0) }
}
