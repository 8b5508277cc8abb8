/// A canvas that keeps what is drawn on it, to be drawn again on others: a plot is laid out once, whatever the colours and
/// however often it is painted.
public struct DrawingRecord: Canvas {
    private enum Verb: Sendable {
        case fill(Path, Ink)
        case stroke(Path, Stroke)
        case symbols(Symbol, [Point])
        case text(String, Point, Font, Ink, Double)
        case image(Raster, Rectangle)
        case pushClip(Rectangle)
        case popClip
    }

    /// Device pixels per point of the canvases that it is meant for.
    public let pixelsPerPoint: Double
    private let extents: (String, Font) -> TextExtents
    private var verbs: [Verb] = []

    /// Makes an empty record.
    ///
    /// - Parameters:
    ///   - pixelsPerPoint: of the canvases that it is meant for.
    ///   - measure: the extents of a line of text on them.
    public init(pixelsPerPoint: Double, measure: @escaping (String, Font) -> TextExtents) {
        self.pixelsPerPoint = pixelsPerPoint
        extents = measure
    }

    /// Keeps a filled path.
    public mutating func fill(_ path: Path, with ink: Ink) { verbs.append(.fill(path, ink)) }

    /// Keeps a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) { verbs.append(.stroke(path, stroke)) }

    /// Keeps symbols.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) { verbs.append(.symbols(symbol, points)) }

    /// Keeps text.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        verbs.append(.text(string, origin, font, ink, angle))
    }

    /// Keeps an image.
    public mutating func image(_ image: Raster, in rectangle: Rectangle) { verbs.append(.image(image, rectangle)) }

    /// Keeps the start of a limit.
    public mutating func pushClip(_ rectangle: Rectangle) { verbs.append(.pushClip(rectangle)) }

    /// Keeps the end of a limit.
    public mutating func popClip() { verbs.append(.popClip) }

    /// As the canvases measure that it is meant for.
    public func measure(_ string: String, font: Font) -> TextExtents { extents(string, font) }

    /// Draws everything again.
    public func draw(on canvas: inout some Canvas) {
        for verb in verbs {
            switch verb {
            case .fill(let path, let ink): canvas.fill(path, with: ink)
            case .stroke(let path, let stroke): canvas.stroke(path, with: stroke)
            case .symbols(let symbol, let points): canvas.symbols(symbol, at: points)
            case .text(let string, let origin, let font, let ink, let angle):
                canvas.text(string, at: origin, font: font, ink: ink, angle: angle)
            case .image(let image, let rectangle): canvas.image(image, in: rectangle)
            case .pushClip(let rectangle): canvas.pushClip(rectangle)
            case .popClip: canvas.popClip()
            }
        }
    }

    /// Everything as bytes: the same for the same drawing, and for no other.
    public var encoded: [UInt8] {
        var encoding = DrawingEncoding()
        encoding.append(pixelsPerPoint)
        for verb in verbs {
            switch verb {
            case .fill(let path, let ink):
                encoding.append(count: 0)
                encoding.append(path)
                encoding.append(ink)
            case .stroke(let path, let stroke):
                encoding.append(count: 1)
                encoding.append(path)
                encoding.append(stroke)
            case .symbols(let symbol, let points):
                encoding.append(count: 2)
                encoding.append(symbol)
                encoding.append(points)
            case .text(let string, let origin, let font, let ink, let angle):
                encoding.append(count: 3)
                encoding.append(string)
                encoding.append([origin])
                encoding.append(font.weight.rawValue)
                encoding.append(font.size)
                encoding.append(ink)
                encoding.append(angle)
            case .image(let image, let rectangle):
                encoding.append(count: 4)
                encoding.append(count: image.columns)
                encoding.append(count: image.cells.count)
                for color in image.cells { encoding.append(color) }
                encoding.append(rectangle)
            case .pushClip(let rectangle):
                encoding.append(count: 5)
                encoding.append(rectangle)
            case .popClip: encoding.append(count: 6)
            }
        }
        return encoding.bytes
    }
}

/// Appends the parts of a drawing as bytes, lists with their lengths.
private struct DrawingEncoding {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(count: Int) {
        withUnsafeBytes(of: Int64(count).littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        append(count: text.utf8.count)
        bytes += text.utf8
    }

    mutating func append(_ points: [Point]) {
        append(count: points.count)
        bytes.reserveCapacity(bytes.count + 16 * points.count)
        for point in points {
            append(point.x)
            append(point.y)
        }
    }

    mutating func append(_ path: Path) {
        append(count: path.isClosed ? 1 : 0)
        append(count: path.subpaths.count)
        for points in path.subpaths { append(points) }
    }

    mutating func append(_ rectangle: Rectangle) {
        for value in [rectangle.x, rectangle.y, rectangle.width, rectangle.height] { append(value) }
    }

    mutating func append(_ color: Color) {
        append(color.red)
        append(color.green)
        append(color.blue)
    }

    mutating func append(_ ink: Ink) {
        append(ink.opacity)
        switch ink.role {
        case .background: append(count: 0)
        case .text: append(count: 1)
        case .secondaryText: append(count: 2)
        case .axis: append(count: 3)
        case .grid: append(count: 4)
        case .wash: append(count: 5)
        case .data: append(count: 6)
        case .series(let number):
            append(count: 7)
            append(count: number)
        case .seriesText(let number):
            append(count: 8)
            append(count: number)
        case .fixed(let color):
            append(count: 9)
            append(color)
        }
    }

    mutating func append(_ stroke: Stroke) {
        append(stroke.ink)
        append(stroke.width)
        append(count: stroke.isRound ? 1 : 0)
        append(count: stroke.dash.count)
        for length in stroke.dash { append(length) }
    }

    mutating func append(_ symbol: Symbol) {
        append(symbol.shape.rawValue)
        append(symbol.size)
        append(count: symbol.fill == nil ? 0 : 1)
        if let fill = symbol.fill { append(fill) }
        append(count: symbol.stroke == nil ? 0 : 1)
        if let stroke = symbol.stroke { append(stroke) }
    }
}
