internal import CPNG

extension Pixels {
    /// The pixels as a PNG file without transparency.
    ///
    /// With at most 256 colours the file holds a palette, which is smaller and faster and shows the same. Rows aren't
    /// filtered: on drawings of flat areas and thin lines that is both the fastest and the smallest.
    ///
    /// - Parameters:
    ///   - pixelsPerInch: what the file says about its resolution.
    ///   - level: zlib's effort, 0…9.
    /// - Throws: ``DrawingError/png(_:)``, in practice only when memory is short.
    public func png(pixelsPerInch: Double, level: Int = 4) throws(DrawingError) -> [UInt8] {
        var palette = Palette()
        var samples = palette.indices(of: words)
        if samples.isEmpty { samples = rgb() }
        let colors = palette.isExact ? palette.colors : []

        var file: [UInt8] = []
        file.reserveCapacity(samples.count / 16 + 4096)
        var message = [CChar](repeating: 0, count: 128)
        let resolution = pixelsPerInch > 0 && pixelsPerInch <= 100_000 ? UInt32((pixelsPerInch / 0.0254).rounded()) : 0
        let isWritten = unsafe samples.withUnsafeBufferPointer { samples in
            unsafe colors.withUnsafeBufferPointer { colors in
                var picture = unsafe cpng_picture(
                    width: UInt32(width), height: UInt32(height), samples: samples.baseAddress,
                    palette: colors.baseAddress, palette_count: Int32(colors.count / 3),
                    pixels_per_metre: resolution, level: Int32(min(max(level, 0), 9)))
                return unsafe withUnsafeMutablePointer(to: &file) { file in
                    unsafe cpng_write(
                        &picture,
                        { context, bytes, count in
                            guard let context = unsafe context else { return 0 }
                            unsafe context.assumingMemoryBound(to: [UInt8].self).pointee.append(
                                contentsOf: UnsafeBufferPointer(start: bytes, count: count))
                            return 1
                        }, file, &message)
                }
            }
        }
        guard isWritten != 0 else {
            throw .png(String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        return file
    }

    /// Red, green and blue of each pixel.
    private func rgb() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: words.count * 3) { bytes, count in
            var index = 0
            for word in words {
                unsafe bytes[index] = UInt8(truncatingIfNeeded: word >> 16)
                unsafe bytes[index + 1] = UInt8(truncatingIfNeeded: word >> 8)
                unsafe bytes[index + 2] = UInt8(truncatingIfNeeded: word)
                index += 3
            }
            count = index
        }
    }
}

/// The colours of a picture, as long as there are at most 256.
private struct Palette {
    /// Whether all colours have found room.
    private(set) var isExact = true
    /// Red, green and blue of each colour, in the order in which they were met.
    private(set) var colors: [UInt8] = []
    /// A hash table with open addressing: the colour, or `empty`, and its number.
    private var keys = [UInt32](repeating: Palette.empty, count: 1024)
    private var numbers = [UInt8](repeating: 0, count: 1024)
    private static let empty = UInt32.max

    /// The number of each pixel's colour, or nothing if there are more than 256 colours.
    mutating func indices(of words: [UInt32]) -> [UInt8] {
        var last = Self.empty
        var lastNumber: UInt8 = 0
        let indices = unsafe [UInt8](unsafeUninitializedCapacity: words.count) { bytes, count in
            for (index, word) in words.enumerated() {
                let color = word & 0x00FF_FFFF
                if color != last {
                    guard let number = number(of: color) else {
                        isExact = false
                        count = 0
                        return
                    }
                    last = color
                    lastNumber = number
                }
                unsafe bytes[index] = lastNumber
            }
            count = words.count
        }
        return indices
    }

    private mutating func number(of color: UInt32) -> UInt8? {
        var slot = Int((color &* 0x9E37_79B1) >> 22)
        while keys[slot] != color {
            if keys[slot] == Self.empty {
                guard colors.count < 3 * 256 else { return nil }
                keys[slot] = color
                numbers[slot] = UInt8(colors.count / 3)
                colors += [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
                break
            }
            slot = (slot + 1) & 1023
        }
        return numbers[slot]
    }
}
