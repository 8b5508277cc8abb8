internal import CCairo

/// A grid of pixels in memory.
@safe public struct ImageSurface: ~Copyable {
    /// Whether a pixel can be seen through.
    public enum Format: Sendable {
        /// Every pixel is opaque.
        case opaque
        /// Pixels have an opacity; colours are multiplied by it.
        case translucent
    }

    let surface: OpaquePointer
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// Makes a surface of black or clear pixels.
    ///
    /// - Throws: ``DrawingError/size(width:height:)`` unless each side is from 1 to 32,767.
    public init(width: Int, height: Int, format: Format = .opaque) throws(DrawingError) {
        let sides = 1...DrawingError.largestSide
        guard sides.contains(width), sides.contains(height) else {
            throw .size(width: Double(width), height: Double(height))
        }
        let kind = format == .opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
        guard let surface = unsafe cairo_image_surface_create(kind, Int32(width), Int32(height)) else {
            throw .cairo(CairoStatus(CAIRO_STATUS_NO_MEMORY))
        }
        let status = unsafe CairoStatus(cairo_surface_status(surface))
        guard status == .success else {
            unsafe cairo_surface_destroy(surface)
            throw .cairo(status)
        }
        unsafe self.surface = surface
        self.width = width
        self.height = height
    }

    /// Makes a surface of opaque pixels, row after row, first row on top.
    public init(width: Int, paints: [Paint]) throws(DrawingError) {
        try self.init(width: width, height: width > 0 ? paints.count / width : 0)
        unsafe withPixels(of: surface) { pixels, _, _ in
            func channel(_ value: Double) -> UInt32 { value > 0 ? UInt32((min(value, 1) * 255).rounded()) : 0 }
            for (index, paint) in zip(pixels.indices, paints) {
                unsafe pixels[index] = channel(paint.red) << 16 | channel(paint.green) << 8 | channel(paint.blue)
            }
        }
    }

    deinit {
        unsafe cairo_surface_destroy(surface)
    }

    /// Begins to draw on the surface.
    ///
    /// - Parameter scale: device pixels for one unit of length.
    public func context(scale: Double = 1) throws(DrawingError) -> Context {
        unsafe try Context(surface, page: SIMD2(Double(width), Double(height)) / scale, scale: scale, kind: .image)
    }

    /// Ends drawing and gives the pixels.
    ///
    /// - Throws: the first error that occurred while drawing.
    public consuming func finish(_ context: borrowing Context) throws(DrawingError) -> Pixels {
        try context.check()
        var words: [UInt32] = []
        unsafe withPixels(of: surface) { pixels, _, _ in words = unsafe Array(pixels) }
        try unsafe CairoStatus(cairo_surface_status(surface)).check()
        return Pixels(width: width, words: words)
    }
}

/// Gives access to the pixels of an image surface as rows of words 0xAARRGGBB; Cairo knows of a change afterwards.
func withPixels(
    of surface: OpaquePointer, _ body: (UnsafeMutableBufferPointer<UInt32>, _ width: Int, _ height: Int) -> Void
) {
    unsafe cairo_surface_flush(surface)
    let width = unsafe Int(cairo_image_surface_get_width(surface))
    let height = unsafe Int(cairo_image_surface_get_height(surface))
    // Null after an error. In both formats a row is `width` words without padding.
    guard let bytes = unsafe cairo_image_surface_get_data(surface) else { return }
    unsafe UnsafeMutableRawPointer(bytes).withMemoryRebound(to: UInt32.self, capacity: width * height) {
        unsafe body(UnsafeMutableBufferPointer(start: $0, count: width * height), width, height)
    }
    unsafe cairo_surface_mark_dirty(surface)
}

/// Pixels that were drawn, as words 0xAARRGGBB, row after row, first row on top.
public struct Pixels: Sendable, Equatable {
    /// Pixels in a row.
    public let width: Int
    /// All pixels; where the surface is opaque their upper eight bits mean nothing.
    public let words: [UInt32]

    /// The number of rows.
    public var height: Int { words.count / width }
}
