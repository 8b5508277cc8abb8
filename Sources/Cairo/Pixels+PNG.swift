internal import CCairo
internal import CPNG

extension Pixels {
    /// The pixels as a PNG file; see ``ImageSurface/png(_:pixelsPerInch:level:)``.
    public func png(
        pixelsPerInch: Double, colors: PNGColors = .exact, level: Int = PNGLevel.usual
    ) throws(DrawingError) -> [UInt8] {
        var file: Result<[UInt8], DrawingError> = .success([])
        unsafe words.withUnsafeBufferPointer { words in
            unsafe file = encoded(words, width: width, pixelsPerInch: pixelsPerInch, colors: colors, level: level)
        }
        return try file.get()
    }
}

/// How exactly a PNG file holds colours.
public enum PNGColors: Sendable {
    /// Every pixel as it was drawn.
    case exact
    /// Areas as they were drawn; the pixels along edges, where colours blend, as one of their neighbours among the
    /// colours.
    ///
    /// No eye sees the difference, almost every drawing then fits into a palette, which halves the file, and coarse
    /// steps take another tenth off it.
    case rounded
}

/// zlib's effort.
public enum PNGLevel {
    /// The level at which pictures with a palette cost least time and bytes together; more takes longer for hardly
    /// any bytes.
    public static let usual = 6
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
    ///   - colors: how exactly colours are kept.
    ///   - level: zlib's effort, 0…9.
    /// - Throws: the first error that occurred while drawing, or ``DrawingError/png(_:)``, in practice only when memory
    ///   is short.
    public consuming func png(
        _ context: borrowing Context, pixelsPerInch: Double, colors: PNGColors = .exact, level: Int = PNGLevel.usual
    ) throws(DrawingError) -> [UInt8] {
        try context.check()
        var file: Result<[UInt8], DrawingError> = .success([])
        unsafe withPixels(of: surface) { pixels, width, _ in
            unsafe file = encoded(
                UnsafeBufferPointer(pixels), width: width, pixelsPerInch: pixelsPerInch, colors: colors, level: level)
        }
        try unsafe CairoStatus(cairo_surface_status(surface)).check()
        return try file.get()
    }
}

/// Words 0x..RRGGBB as a PNG file.
private func encoded(
    _ words: UnsafeBufferPointer<UInt32>, width: Int, pixelsPerInch: Double, colors mode: PNGColors, level: Int
) -> Result<[UInt8], DrawingError> {
    var palette = Palette()
    var indices = unsafe palette.indices(of: words)
    if mode == .rounded, !palette.isExact {
        let kept = unsafe areas(in: words)
        for step: UInt32 in [24, 32] where !palette.isExact {
            palette = Palette(keeping: kept, step: step)
            indices = unsafe palette.indices(of: words)
        }
    }
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

/// The colours of areas: those that stand in a row at least four times, most frequent in such rows first, at most 96.
private func areas(in words: UnsafeBufferPointer<UInt32>) -> [UInt32] {
    var lengths: [UInt32: Int] = [:]
    var start = 0
    let count = words.count
    while start < count {
        let color = unsafe words[start] & 0x00FF_FFFF
        var end = start + 1
        while end < count, unsafe words[end] & 0x00FF_FFFF == color { end += 1 }
        if end - start >= 4 { lengths[color, default: 0] += end - start }
        start = end
    }
    let order = lengths.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    return order.prefix(96).map(\.key)
}

/// The colours of a picture, as long as there are at most 256.
private struct Palette {
    /// Whether all colours have found room.
    private(set) var isExact = true
    /// Red, green and blue of each colour, in the order in which they were met.
    private(set) var colors: [UInt8] = []
    /// A hash table with open addressing: the colour, or `empty`, and the number that it gets.
    private var keys = [UInt32](repeating: Palette.empty, count: Palette.slots)
    private var numbers = [UInt8](repeating: 0, count: Palette.slots)
    private var used = 0
    /// The side of the cubes of colours of which one is kept; 1 keeps all.
    private let step: UInt32
    /// The number of the colour that stands for each cube.
    private var cells: [UInt8?] = []
    private static let cellsPerChannel = 17
    private static let empty = UInt32.max
    private static let slots = 1 << 16

    /// A palette that takes every colour as it is.
    init() {
        step = 1
    }

    /// A palette that keeps some colours as they are, and of all others the first in each cube of colours.
    ///
    /// A colour of the drawing stands for its cube, not the middle of it, so that greys stay grey.
    ///
    /// - Parameter step: the side of a cube, 16 at least.
    init(keeping kept: [UInt32], step: UInt32) {
        self.step = step
        cells = [UInt8?](repeating: nil, count: Self.cellsPerChannel * Self.cellsPerChannel * Self.cellsPerChannel)
        for color in kept {
            guard let number = add(color) else { continue }
            let slot = slot(of: color)
            keys[slot] = color
            numbers[slot] = number
            used += 1
            if cells[cell(of: color)] == nil { cells[cell(of: color)] = number }
        }
    }

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
        let slot = slot(of: color)
        if keys[slot] == color { return numbers[slot] }
        return insert(color)
    }

    /// The slot that holds a colour, or the empty one where it would stand.
    private func slot(of color: UInt32) -> Int {
        var slot = Int((color &* 0x9E37_79B1) >> 16)
        while keys[slot] != color, keys[slot] != Self.empty { slot = (slot + 1) & (Self.slots - 1) }
        return slot
    }

    /// Remembers a colour under the number of the first one in its cell, or under one of its own; nil if there is no
    /// room.
    private mutating func insert(_ color: UInt32) -> UInt8? {
        guard used < Self.slots / 2 else { return nil }
        let cell = step > 1 ? cell(of: color) : 0
        let number: UInt8
        if step > 1, let first = cells[cell] {
            number = first
        } else {
            guard let made = add(color) else { return nil }
            number = made
            if step > 1 { cells[cell] = made }
        }
        let slot = slot(of: color)
        keys[slot] = color
        numbers[slot] = number
        used += 1
        return number
    }

    /// Gives a colour a number of its own.
    private mutating func add(_ color: UInt32) -> UInt8? {
        guard colors.count < 3 * 256 else { return nil }
        colors += [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> $0) }
        return UInt8(colors.count / 3 - 1)
    }

    /// The number of the cube of colours, `step` wide, that holds a colour.
    private func cell(of color: UInt32) -> Int {
        [16, 8, 0].reduce(0) { cell, shift in
            cell * Self.cellsPerChannel + Int(((color >> UInt32(shift)) & 255 + step / 2) / step)
        }
    }
}
