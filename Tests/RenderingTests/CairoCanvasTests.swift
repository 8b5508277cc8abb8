import Cairo
import Plot
import Testing

@testable import Rendering

private let paint: @Sendable (Ink) -> Paint = { ink in
    ink.role == .background
        ? Paint(red: 1, green: 1, blue: 1, opacity: ink.opacity)
        : Paint(red: 0, green: 0, blue: 0, opacity: ink.opacity)
}

/// How dark each pixel is, from 0, white, to 255, of a page of 20 × 20 points.
private func darkness(pixelsPerPoint: Int = 1, _ draw: (CairoCanvas) -> Void) throws -> [[Int]] {
    let side = 20 * pixelsPerPoint
    let surface = try ImageSurface(width: side, height: side)
    let canvas = try CairoCanvas(surface.context(scale: Double(pixelsPerPoint)), size: Size(20, 20), paint: paint)
    canvas.fill(.rectangle(Rectangle(x: 0, y: 0, width: 20, height: 20)), with: Ink(.background))
    draw(canvas)
    let words = try surface.finish(canvas.context).words
    return (0..<side).map { y in (0..<side).map { x in 255 - Int(words[y * side + x] & 255) } }
}

@Test("A thin rule anywhere is one sharp row of pixels", arguments: [5.0, 5.2, 5.5, 5.9])
func rulesAreSharp(y: Double) throws {
    let rows = try darkness { canvas in
        canvas.stroke(Path([[Point(0, y), Point(20, y)]]), with: Stroke(Ink(.axis), width: 0.5))
    }
    #expect(rows.filter { row in row.allSatisfy { $0 == 255 } }.count == 1)
    #expect(rows.filter { row in row.allSatisfy { $0 == 0 } }.count == 19)
}

@Test("A rectangle ends on whole pixels")
func rectanglesAreSharp() throws {
    let rows = try darkness { canvas in
        canvas.fill(.rectangle(Rectangle(x: 2.3, y: 4.4, width: 5.1, height: 3)), with: Ink(.wash))
    }
    #expect(Set(rows.joined()) == [0, 255])
    #expect(rows.joined().filter { $0 == 255 }.count == 5 * 3)
}

@Test(
    "Every symbol covers about the area of its circle", arguments: [Symbol.Shape.circle, .square, .triangle, .diamond])
func symbolAreas(shape: Symbol.Shape) throws {
    let rows = try darkness(pixelsPerPoint: 4) { canvas in
        canvas.symbols(Symbol(shape, size: 10, fill: Ink(.data)), at: [Point(10, 10)])
    }
    let area = Double(rows.joined().reduce(0, +)) / 255 / 16
    #expect(abs(area / (Double.pi * 25) - 1) < 0.05)
}

@Test("A hollow symbol is clear inside")
func hollowSymbols() throws {
    let rows = try darkness { canvas in
        canvas.symbols(
            Symbol(.circle, size: 12, stroke: Stroke(Ink(.data), width: 1)), at: [Point(10.5, 10.5), Point(.nan, 3)])
    }
    #expect(rows[10][10] == 0)
    #expect(rows[10][4] > 100)
    #expect(rows[4][10] > 100)
}

@Test("Symbols stay inside the clip")
func symbolsAreClipped() throws {
    let rows = try darkness { canvas in
        canvas.pushClip(Rectangle(x: 5, y: 5, width: 10, height: 10))
        canvas.pushClip(Rectangle(x: 0, y: 0, width: 8, height: 20))
        canvas.symbols(Symbol(.square, size: 30, fill: Ink(.data)), at: [Point(10, 10)])
        canvas.popClip()
        canvas.popClip()
        canvas.popClip()
    }
    #expect(rows.joined().filter { $0 == 255 }.count == 3 * 10)
}

@Test("Cells of a raster are drawn without smoothing, first row on top")
func rasters() throws {
    let (red, green) = (Color(hex: 0xFF_00_00), Color(hex: 0x00_FF_00))
    let raster = Raster(columns: 2, cells: [red, green, green, red])
    let surface = try ImageSurface(width: 20, height: 20)
    let context = try surface.context()
    let canvas = try CairoCanvas(context, size: Size(20, 20)) { ink in
        guard case .fixed(let color) = ink.role else { return paint(ink) }
        return Paint(red: color.red, green: color.green, blue: color.blue)
    }
    canvas.image(raster, in: Rectangle(x: 0, y: 0, width: 20, height: 20))
    let words = try surface.finish(canvas.context).words.map { $0 & 0xFF_FFFF }
    for (index, word) in words.enumerated() {
        #expect(word == ((index % 20 < 10) == (index / 20 < 10) ? 0xFF0000 : 0x00FF00))
    }
}

@Test("A cloud of very many symbols becomes one picture in a document")
func clouds() throws {
    func size(count: Int) throws -> Int {
        let surface = try PDFSurface(width: 100, height: 100, metadata: DocumentMetadata(title: ""))
        let canvas = try CairoCanvas(surface.context(), size: Size(100, 100), paint: paint)
        let points = (0..<count).map { index -> Point in Point(Double(index % 97), Double(index % 89)) }
        canvas.symbols(Symbol(.circle, size: 2, fill: Ink(.data, opacity: 0.3)), at: points)
        return try surface.finish(canvas.context).count
    }
    #expect(try size(count: 1000) < 40_000)
    #expect(try size(count: 100_000) < 100_000)
}
