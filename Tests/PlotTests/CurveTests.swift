import Testing

@testable import Plot

struct CurveTests {
    private let frame = Frame(
        rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100), x: .linear, xDomain: 0...1, y: .linear,
        yDomain: -2...2)

    @Test("A line of a million vertices becomes a few per pixel and keeps every peak")
    func thinning() {
        let x = (0..<1_000_000).map { Double($0) / 999_999 }
        var y = [Double](repeating: 0, count: x.count)
        y[123_456] = 1.5
        y[700_001] = -1.75
        let path = frame.curve(x: x, y: y, pixelsPerPoint: 2)
        let points = path.subpaths.flatMap(\.self)
        #expect(path.subpaths.count == 1)
        #expect(points.count <= 4 * 201)
        // Vertices within a twentieth of a pixel of a straight line may be dropped.
        #expect(abs((points.map(\.y).min() ?? 0) - frame.y(1.5)) < 0.05)
        #expect(abs((points.map(\.y).max() ?? 0) - frame.y(-1.75)) < 0.05)
    }

    @Test("Thinning keeps extremes in their order and the ends of the curve")
    func order() {
        let x = (0...1000).map { Double($0) / 1_000_000 }
        var y = (0...1000).map { 0.001 * Double($0) }
        (y[300], y[600]) = (1, -1)
        let points = frame.curve(x: x, y: y, pixelsPerPoint: 2).subpaths.flatMap(\.self)
        #expect(points.map(\.y) == [y[0], 1, -1, y[1000]].map { frame.y($0) })
    }

    @Test("A line breaks at missing and infinite values")
    func gaps() {
        let path = frame.curve(
            x: [0, 0.2, 0.4, 0.6, 0.7, 0.8, 1], y: [0, 1, .nan, 1, 0, .infinity, 1], pixelsPerPoint: 2)
        #expect(path.subpaths.map(\.count) == [2, 2])
    }

    @Test("A band breaks at missing values and reaches the edge where it is infinite")
    func bandGaps() {
        let x = [0, 0.2, 0.4, 0.6, 0.8]
        let path = frame.area(
            x: x, lower: [0, 0, .nan, -1, -1], upper: [1, 1, 1, .infinity, .infinity], pixelsPerPoint: 2)
        #expect(path.subpaths.count == 2)
        #expect(path.subpaths.last?.map(\.y).min() == -Frame.margin)
    }

    @Test("Nothing reaches the canvas far outside the panel, and slopes stay right")
    func clipping() throws {
        let path = frame.curve(x: [0, 1], y: [0, 4e9], pixelsPerPoint: 2)
        let end = try #require(path.subpaths.first?.last)
        #expect(end.y == -Frame.margin)
        let band = frame.area(x: [0, 1], lower: [-1e300, -1e300], upper: [1e300, 1e300], pixelsPerPoint: 2)
        #expect(band.subpaths.flatMap(\.self).allSatisfy { frame.rectangle.expanded(by: Frame.margin).contains($0) })

        let square = Rectangle(x: 0, y: 0, width: 10, height: 10)
        let line = Path([[Point(-10, -5), Point(30, 15)]]).clipped(to: square)
        #expect(line.subpaths == [[Point(0, 0), Point(10, 5)]])
        let triangle = Path([[Point(5, 5), Point(25, 5), Point(5, 25)]], isClosed: true).clipped(to: square)
        #expect(area(triangle.subpaths[0]) == 25)
    }

    @Test("Pieces of a line that leaves and returns are apart")
    func pieces() {
        let path = Path([[Point(1, 5), Point(1, 50), Point(9, 50), Point(9, 5)]])
        #expect(path.clipped(to: Rectangle(x: 0, y: 0, width: 10, height: 10)).subpaths.count == 2)
    }

    @Test("Merged points have the strength that they would have together, and none is lost")
    func merging() {
        let points = [Point](repeating: Point(1, 1), count: 3) + [Point(50, 50)]
        let groups = PointMerging.merged(points, cell: 1, ink: .data.faded(to: 0.5))
        #expect(groups.map(\.points.count) == [1, 1])
        #expect(groups.map(\.ink.opacity) == [0.5, 0.875])
    }

    @Test("A million points are drawn as few symbols")
    func manyPoints() {
        let x = (0..<1_000_000).map { Double($0 % 1000) / 999 }
        let y = (0..<1_000_000).map { index -> Double in Double(index / 1000) / 500 - 1 }
        var canvas = SymbolCounter()
        Points(x: x, y: y).draw(in: frame, on: &canvas)
        #expect(canvas.count > 1000)
        #expect(canvas.count < 25_000)
    }

    /// The area of a polygon by the shoelace formula.
    private func area(_ p: [Point]) -> Double {
        abs(zip(p, p.dropFirst() + p.prefix(1)).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }) / 2
    }
}

/// Counts symbols and ignores all else.
private struct SymbolCounter: Canvas {
    var count = 0
    var pixelsPerPoint: Double { 2 }
    mutating func fill(_ path: Path, with ink: Ink) {}
    mutating func stroke(_ path: Path, with stroke: Stroke) {}
    mutating func symbols(_ symbol: Symbol, at points: [Point]) { count += points.count }
    mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {}
    mutating func image(_ image: Raster, in rectangle: Rectangle) {}
    mutating func pushClip(_ rectangle: Rectangle) {}
    mutating func popClip() {}
    func measure(_ string: String, font: Font) -> TextExtents { TextExtents(advance: 0, ascent: 0, descent: 0) }
}
