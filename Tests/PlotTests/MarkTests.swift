import RealModule
import Testing

@testable import Plot

struct MarkTests {
    @Test("The contour of a cone is a closed circle")
    func circle() throws {
        let axis = (0...80).map { -2 + Double($0) / 20 }
        let values = axis.flatMap { y in axis.map { x in (x * x + y * y).squareRoot() } }
        let curves = MarchingSquares(x: axis, y: axis, values: values).curves(at: 1.37)
        let curve = try #require(curves.first)
        #expect(curves.count == 1)
        #expect(curve.first == curve.last)
        // Linear interpolation between nodes 0.05 apart errs by less than h² / 8r.
        #expect(curve.allSatisfy { abs(($0.x * $0.x + $0.y * $0.y).squareRoot() - 1.37) < 0.05 * 0.05 / 8 / 1.3 })
    }

    @Test("A saddle is cut in two curves, and a missing corner leaves a gap")
    func saddle() {
        let cell = MarchingSquares(x: [0, 1], y: [0, 1], values: [1, 0, 0, 1])
        #expect(cell.curves(at: 0.6).count == 2)
        #expect(MarchingSquares(x: [0, 1], y: [0, 1], values: [1, 0, .nan, 1]).curves(at: 0.5).isEmpty)
    }

    @Test("Only what is shown along x decides the extent along y")
    func shownExtent() {
        let line = Line(x: [0, 1, 2], y: [0, 1, 100])
        #expect(line.extent(x: .linear, y: .linear, within: 0...1).y?.range == 0...1)
        #expect(line.extent(x: .linear, y: .linear, within: nil).y?.range == 0...100)
        #expect(Line(x: [0, 1], y: [.nan, -1]).extent(x: .linear, y: .log, within: nil).y == nil)
    }

    @Test("Bars stand on their base and leave room above only")
    func bars() {
        let bars = Bars(edges: [0, 1, 2], heights: [3, 5])
        let reach = bars.extent(x: .linear, y: .linear, within: nil).y
        #expect(reach == Extent.Reach(0...5, isLowerFlush: true))
    }

    @Test("A map's first row is drawn at the foot")
    func tiles() {
        var canvas = RecordingCanvas()
        let frame = Frame(
            rectangle: Rectangle(x: 0, y: 0, width: 10, height: 10), x: .linear, xDomain: 0...1, y: .linear,
            yDomain: 0...1)
        Tiles(x: 0...1, y: 0...1, columns: 1, values: [0, 1]).draw(in: frame, on: &canvas)
        #expect(canvas.text == "image 1 × 2 in 0,0 10 × 10: #fde725 … #440154\n")
    }

    @Test("A colour scale works on all equal and on the greatest values")
    func colorScale() {
        #expect(ColorScale(.viridis, domain: 3...3).color(3) == Colormap.viridis.color(at: 0.5))
        #expect(ColorScale(.viridis, domain: -1.7e308...1.7e308).color(0) == Colormap.viridis.color(at: 0.5))
    }

    @Test("A rug has one line for each pixel that holds values, and says nothing of y")
    func rug() {
        let place = Rectangle(x: 0, y: 0, width: 100, height: 50)
        let frame = Frame(rectangle: place, x: .linear, xDomain: 0...10, y: .linear, yDomain: 0...1)
        var canvas = RecordingCanvas()
        let rug = Rug(x: [1, 1.0001, 5, 20, .nan])
        rug.draw(in: frame, on: &canvas)
        #expect(canvas.lines.count == 1 && canvas.text.contains("\n    10,46 10,50\n    50,46 50,50"))
        #expect(rug.extent(x: .linear, y: .linear, within: nil).y == nil)
    }

    @Test("A band has an outline along both curves where one is asked for")
    func outline() {
        let place = Rectangle(x: 0, y: 0, width: 100, height: 50)
        let frame = Frame(rectangle: place, x: .linear, xDomain: 0...10, y: .linear, yDomain: 0...1)
        func strokes(_ band: Band) -> Int {
            var canvas = RecordingCanvas()
            band.draw(in: frame, on: &canvas)
            return canvas.lines.count { $0.hasPrefix("stroke") }
        }
        let band = Band(x: [0, 10], lower: [0.2, 0.2], upper: [0.8, 0.8])
        #expect(strokes(band) == 0)
        #expect(strokes(Band(x: band.x, lower: band.lower, upper: band.upper, outline: .series(0))) == 2)
    }
}
