internal import CCairo
internal import CPNG

extension Pixels {
    /// The pixels as a PNG file; see ``ImageSurface/png(_:pixelsPerInch:level:)``.
    public func png(pixelsPerInch: Double, level: Int = PNGLevel.usual) throws(DrawingError) -> [UInt8] {
        var file: Result<[UInt8], DrawingError> = .success([])
        unsafe words.withUnsafeBufferPointer { words in
            unsafe file = encoded(words, width: width, pixelsPerInch: pixelsPerInch, level: level)
        }
        return try file.get()
    }
}

/// zlib's effort.
public enum PNGLevel {
    /// The level at which pictures of curves and points cost least: 4 and more take half as long again for a tenth of
    /// the size.
    public static let usual = 3
}

extension ImageSurface {
    /// Ends drawing and gives the pixels as a PNG file without transparency.
    ///
    /// With at most 256 colours the file holds a palette, which is smaller and faster and shows the same. Rows aren't
    /// filtered: on drawings of flat areas and thin lines that is both the fastest and the smallest.
    ///
    /// - Parameters:
    ///   - context: what the surface was drawn with.
    ///   - pixelsPerInch: what the file says about its resolution.
    ///   - level: zlib's effort, 0…9.
    /// - Throws: the first error that occurred while drawing, or ``DrawingError/png(_:)``, in practice only when memory
    ///   is short.
    public consuming func png(
        _ context: borrowing Context, pixelsPerInch: Double, level: Int = PNGLevel.usual
    ) throws(DrawingError) -> [UInt8] {
        try context.check()
        var file: Result<[UInt8], DrawingError> = .success([])
        unsafe withPixels(of: surface) { pixels, width, _ in
            unsafe file = encoded(UnsafeBufferPointer(pixels), width: width, pixelsPerInch: pixelsPerInch, level: level)
        }
        try unsafe CairoStatus(cairo_surface_status(surface)).check()
        return try file.get()
    }
}

/// Words 0x..RRGGBB as a PNG file.
private func encoded(
    _ words: UnsafeBufferPointer<UInt32>, width: Int, pixelsPerInch: Double, level: Int
) -> Result<[UInt8], DrawingError> {
    var palette = Palette()
    let indices = unsafe palette.indices(of: words)
    let colors = palette.isExact ? palette.colors : []
    var file: [UInt8] = []
    file.reserveCapacity(words.count / 8 + 4096)
    var message = [CChar](repeating: 0, count: 128)
    let resolution = pixelsPerInch > 0 && pixelsPerInch <= 100_000 ? UInt32((pixelsPerInch / 0.0254).rounded()) : 0
    let isWritten = unsafe indices.withUnsafeBufferPointer { indices in
        unsafe colors.withUnsafeBufferPointer { colors in
            var picture = unsafe cpng_picture(
                width: UInt32(width), height: UInt32(words.count / max(width, 1)), words: words.baseAddress,
                indices: indices.baseAddress, palette: colors.baseAddress, palette_count: Int32(colors.count / 3),
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
        return .failure(
            .png(String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)))
    }
    return .success(file)
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
    mutating func indices(of words: UnsafeBufferPointer<UInt32>) -> [UInt8] {
        var last = Self.empty
        var lastNumber: UInt8 = 0
        let indices = unsafe [UInt8](unsafeUninitializedCapacity: words.count) { bytes, count in
            for index in 0..<words.count {
                let color = unsafe words[index] & 0x00FF_FFFF
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
