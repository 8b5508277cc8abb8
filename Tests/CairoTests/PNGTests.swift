import CCairo
import Cairo
import Testing

/// Pixels of a PNG file as Cairo's own reader sees them.
private func decode(_ file: [UInt8]) -> (width: Int, words: [UInt32])? {
    var rest = file[...]
    return withUnsafeMutablePointer(to: &rest) { rest in
        let surface = cairo_image_surface_create_from_png_stream(
            { context, bytes, count in
                let rest = context?.assumingMemoryBound(to: ArraySlice<UInt8>.self)
                guard let rest, rest.pointee.count >= count else { return CAIRO_STATUS_READ_ERROR }
                for index in 0..<Int(count) { bytes?[index] = rest.pointee.removeFirst() }
                return CAIRO_STATUS_SUCCESS
            }, rest)
        defer { cairo_surface_destroy(surface) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
            let data = cairo_image_surface_get_data(surface)
        else { return nil }
        let width = Int(cairo_image_surface_get_width(surface))
        let count = width * Int(cairo_image_surface_get_height(surface))
        return data.withMemoryRebound(to: UInt32.self, capacity: count) { words in
            (width, (0..<count).map { words[$0] & 0xFF_FFFF })
        }
    }
}

/// A surface on which every pixel has its own colour, for as many colours as asked for.
private func picture(colors: Int) throws -> Pixels {
    let surface = try ImageSurface(width: 40, height: 30)
    let context = try surface.context()
    for index in 0..<1200 {
        let color = index % colors
        let paint = Paint(red: Double(color % 256) / 255, green: Double(color / 256) / 255, blue: 0.2)
        let (x, y) = (Double(index % 40), Double(index / 40))
        context.fill([[SIMD2(x, y), SIMD2(x + 1, y), SIMD2(x + 1, y + 1), SIMD2(x, y + 1)]], with: paint)
    }
    return try surface.finish(context)
}

@Test("A PNG file shows the pixels that were drawn, with a palette and without", arguments: [1, 2, 256, 257, 1000])
func pngShowsPixels(colors: Int) throws {
    let pixels = try picture(colors: colors)
    let file = try pixels.png(pixelsPerInch: 144)
    let decoded = try #require(decode(file))
    #expect(decoded.width == 40)
    #expect(decoded.words == pixels.words.map { $0 & 0xFF_FFFF })
    #expect(Set(decoded.words).count == colors)
    // The colour type stands at byte 25: 3 for a palette, 2 for RGB.
    #expect(file[25] == (colors <= 256 ? 3 : 2))
}

@Test("A PNG file names its resolution and no time, and the same picture gives the same bytes")
func pngIsReproducible() throws {
    let file = try picture(colors: 9).png(pixelsPerInch: 144)
    #expect(try picture(colors: 9).png(pixelsPerInch: 144) == file)
    func contains(_ chunk: [UInt8]) -> Bool {
        (0...(file.count - chunk.count)).contains { file[$0..<($0 + chunk.count)].elementsEqual(chunk) }
    }
    // 144 pixels per inch are 5669 = 0x1625 pixels per metre.
    #expect(contains(Array("pHYs".utf8) + [0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1]))
    #expect(!contains(Array("tIME".utf8)))
}

@Test(
    "A picture without pixels or too large for Cairo is refused",
    arguments: [(0, 10), (10, 0), (-1, 5), (40_000, 10), (10, 32_768)])
func sizeIsChecked(width: Int, height: Int) {
    #expect(throws: DrawingError.size(width: Double(width), height: Double(height))) {
        _ = try ImageSurface(width: width, height: height)
    }
}

@Test("The longest side that Cairo takes is accepted")
func longestSide() throws {
    let surface = try ImageSurface(width: 32_767, height: 1)
    let context = try surface.context()
    #expect(try surface.finish(context).words.count == 32_767)
}
