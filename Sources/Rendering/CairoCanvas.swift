internal import Cairo
internal import Plot

/// A canvas that draws with Cairo, on pixels or on a page of a document.
///
/// On pixels it puts what is straight onto whole pixels, so that axes and rules are as sharp at 1× as at 2×, and copies
/// symbols instead of drawing each. On a document it keeps every number as it is.
final class CairoCanvas: Canvas {
    /// Symbols in one call up to which a document holds each as a shape; more become one picture.
    ///
    /// Twenty thousand circles are about half a megabyte of PDF and a reader draws them without a pause.
    static let largestSymbolCount = 20_000
    /// Resolution of such a picture: 200 dots per inch, as fine as a cloud of points needs.
    static let cloudPixelsPerPoint = 200.0 / 72
    /// Resolution for which lines in a document are thinned: 600 dots per inch.
    static let documentPixelsPerPoint = 600.0 / 72

    let context: Context
    let pixelsPerPoint: Double
    private let page: Rectangle
    private let paint: (Ink) -> Paint
    private let ruler: TextRuler
    private var clips: [Rectangle]
    /// Whether cells of a continuous scale were drawn.
    private(set) var hasImages = false

    /// Makes a canvas.
    ///
    /// - Parameters:
    ///   - context: a pen whose unit of length is the point.
    ///   - size: the page in points.
    ///   - paint: the colour of an ink.
    init(_ context: consuming Context, size: Size, paint: @escaping (Ink) -> Paint) throws(DrawingError) {
        pixelsPerPoint = context.kind == .image ? context.scale : Self.documentPixelsPerPoint
        self.context = context
        self.paint = paint
        page = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
        clips = []
        ruler = try TextRuler()
    }

    func fill(_ path: Path, with ink: Ink) {
        context.fill(path.subpaths.map { polygon in snapped(rectangle: polygon.map(vector)) }, with: paint(ink))
    }

    func stroke(_ path: Path, with stroke: Stroke) {
        var line = Line(width: stroke.width, dash: stroke.dash, isRound: stroke.isRound)
        var polylines = path.subpaths.map { $0.map(vector) }
        if context.kind == .image, !stroke.isRound, polylines.allSatisfy(Self.isStraight) {
            line.width = max(1, (line.width * pixelsPerPoint).rounded()) / pixelsPerPoint
            polylines = polylines.map { snapped(rule: $0, width: line.width) }
        }
        context.stroke(polylines, isClosed: path.isClosed, with: paint(stroke.ink), line: line)
    }

    func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        var place = origin.vector
        // A baseline on a whole pixel keeps the feet of the letters sharp.
        if context.kind == .image {
            if angle == 0 { place.y = snapped(place.y) } else { place.x = snapped(place.x) }
        }
        ruler.show(string, font: font, on: context, at: place, angle: angle, with: paint(ink))
    }

    func image(_ image: Raster, in rectangle: Rectangle) {
        guard image.rows > 0 else { return }
        hasImages = true
        let colors = image.cells.map { paint(Ink(.fixed($0))) }
        guard let surface = try? ImageSurface(width: image.columns, paints: colors) else { return }
        let corner = SIMD2(snapped(rectangle.x), snapped(rectangle.y))
        let end = SIMD2(snapped(rectangle.right), snapped(rectangle.bottom))
        context.draw(surface, x: corner.x, y: corner.y, width: end.x - corner.x, height: end.y - corner.y)
    }

    func pushClip(_ rectangle: Rectangle) {
        let (x, y) = (snapped(rectangle.x), snapped(rectangle.y))
        let clip = Rectangle(x: x, y: y, width: snapped(rectangle.right) - x, height: snapped(rectangle.bottom) - y)
        clips.append((clips.last ?? page).intersection(clip))
        context.pushClip(x: clip.x, y: clip.y, width: clip.width, height: clip.height)
    }

    func popClip() {
        guard clips.popLast() != nil else { return }
        context.popClip()
    }

    func measure(_ string: String, font: Font) -> TextExtents {
        ruler.measure(string, font: font)
    }

    // MARK: Symbols

    func symbols(_ symbol: Symbol, at points: [Point]) {
        let centres = points.map(vector)
        let limit = clips.last ?? page
        switch context.kind {
        case .image: stamp(symbol, at: centres, on: context, within: limit)
        case .document where centres.count <= Self.largestSymbolCount:
            if symbol.shape == .circle, let fill = symbol.fill, symbol.stroke == nil {
                context.dots(at: centres, diameter: symbol.size, with: paint(fill))
            } else {
                for centre in centres { draw(symbol, at: centre, on: context) }
            }
        case .document: rasterise(symbol, at: centres, within: limit)
        }
    }

    private func stamp(
        _ symbol: Symbol, at centres: [SIMD2<Double>], on context: borrowing Context, within limit: Rectangle
    ) {
        let scale = context.scale
        let radius = (symbol.size / 2 * 1.6 + (symbol.stroke?.width ?? 0)) * scale
        guard radius > 0, radius < 1000 else { return }
        let stamp = try? Stamp(radius: radius, scale: scale) { context, centre in
            draw(symbol, at: centre, on: context)
        }
        guard let stamp else { return }
        func pixels(_ from: Double, _ to: Double) -> Range<Int> {
            let first = Int((from * scale).rounded())
            return first..<max(first, Int((to * scale).rounded()))
        }
        context.stamp(
            stamp, at: centres, columns: pixels(limit.x, limit.right), rows: pixels(limit.y, limit.bottom))
    }

    /// Draws symbols as one picture into a document.
    private func rasterise(_ symbol: Symbol, at centres: [SIMD2<Double>], within limit: Rectangle) {
        let width = Int((limit.width * Self.cloudPixelsPerPoint).rounded(.up))
        let height = Int((limit.height * Self.cloudPixelsPerPoint).rounded(.up))
        guard let surface = try? ImageSurface(width: width, height: height, format: .translucent),
            let pen = try? surface.context(scale: Self.cloudPixelsPerPoint)
        else { return }
        let corner = SIMD2(limit.x, limit.y)
        let size = Size(Double(width) / Self.cloudPixelsPerPoint, Double(height) / Self.cloudPixelsPerPoint)
        stamp(
            symbol, at: centres.map { $0 - corner }, on: pen,
            within: Rectangle(x: 0, y: 0, width: size.width, height: size.height))
        context.draw(surface, x: limit.x, y: limit.y, width: size.width, height: size.height)
    }

    private func draw(_ symbol: Symbol, at centre: SIMD2<Double>, on context: borrowing Context) {
        if symbol.shape == .circle {
            if let fill = symbol.fill { context.dots(at: [centre], diameter: symbol.size, with: paint(fill)) }
            if let stroke = symbol.stroke {
                context.rings(
                    at: [centre], diameter: symbol.size, with: paint(stroke.ink), line: Line(width: stroke.width))
            }
            return
        }
        let outlines = symbol.shape.outlines.map { $0.map { centre + $0 * (symbol.size / 2) } }
        let isClosed = symbol.shape != .cross
        if let fill = symbol.fill, isClosed { context.fill(outlines, with: paint(fill)) }
        if let stroke = symbol.stroke {
            context.stroke(outlines, isClosed: isClosed, with: paint(stroke.ink), line: Line(width: stroke.width))
        }
    }

    // MARK: Whole pixels

    /// A place; on a document to a hundredth of a point, which no printer resolves, as short numbers are quick to
    /// write and to compress.
    private func vector(_ point: Point) -> SIMD2<Double> {
        let vector = point.vector
        guard context.kind == .document else { return vector }
        return (vector * 100).rounded(.toNearestOrEven) / 100
    }

    /// The nearest boundary between pixels; on a document the number itself.
    private func snapped(_ coordinate: Double) -> Double {
        guard context.kind == .image, abs(coordinate) < 1e6 else { return coordinate }
        return (coordinate * pixelsPerPoint).rounded() / pixelsPerPoint
    }

    private static func isStraight(_ polyline: [SIMD2<Double>]) -> Bool {
        polyline.count == 2 && (polyline[0].x == polyline[1].x || polyline[0].y == polyline[1].y)
    }

    /// A level or upright rule whose sides are on boundaries between pixels.
    private func snapped(rule: [SIMD2<Double>], width: Double) -> [SIMD2<Double>] {
        let axis = rule[0].x == rule[1].x ? 0 : 1
        return rule.map { vertex in
            var vertex = vertex
            vertex[axis] = snapped(vertex[axis] - width / 2) + width / 2
            vertex[1 - axis] = snapped(vertex[1 - axis])
            return vertex
        }
    }

    /// A polygon, with its corners on pixels if it is an upright rectangle.
    private func snapped(rectangle: [SIMD2<Double>]) -> [SIMD2<Double>] {
        guard context.kind == .image, rectangle.count == 4 else { return rectangle }
        let sides = (0..<4).map { corner -> SIMD2<Double> in rectangle[(corner + 1) % 4] - rectangle[corner] }
        guard sides.allSatisfy({ $0.x == 0 || $0.y == 0 }) else { return rectangle }
        return rectangle.map { SIMD2(snapped($0.x), snapped($0.y)) }
    }
}
