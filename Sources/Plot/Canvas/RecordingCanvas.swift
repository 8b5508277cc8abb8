/// A canvas that writes down what is drawn on it, so that a test can compare pictures as text.
///
/// Its text is measured by a rule that is the same on every machine: half an em for each character. Numbers are rounded
/// to three decimals. Long lists of points are told by their count and their ends.
public struct RecordingCanvas: Canvas {
    /// Lists of more points than this are shortened.
    public static let longest = 24

    /// What was drawn, one line for each verb.
    public private(set) var lines: [String] = []
    /// Device pixels per point.
    public let pixelsPerPoint: Double

    /// Makes an empty record.
    public init(pixelsPerPoint: Double = 2) {
        self.pixelsPerPoint = pixelsPerPoint
    }

    /// All lines as one text.
    public var text: String { lines.joined(separator: "\n") + "\n" }

    /// Records a filled path.
    public mutating func fill(_ path: Path, with ink: Ink) {
        lines.append("fill \(ink.words)" + words(path))
    }

    /// Records a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) {
        lines.append("stroke \(words(stroke))" + words(path))
    }

    /// Records symbols.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        let fill = symbol.fill.map { " fill \($0.words)" } ?? ""
        let stroke = symbol.stroke.map { " stroke \(words($0))" } ?? ""
        lines.append("symbols \(symbol.shape.rawValue) \(number(symbol.size))\(fill)\(stroke)\n    \(words(points))")
    }

    /// Records text.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        let turn = angle == 0 ? "" : " turned \(number(angle))"
        lines.append(
            "text \"\(string)\" at \(words(origin)) \(font.weight.rawValue) \(number(font.size)) \(ink.words)\(turn)")
    }

    /// Records an image.
    public mutating func image(_ image: Raster, in rectangle: Rectangle) {
        let ends = [image.cells.first, image.cells.last].compactMap { $0?.hexadecimal }.joined(separator: " … ")
        lines.append("image \(image.columns) × \(image.rows) in \(words(rectangle)): \(ends)")
    }

    /// Records the start of a limit.
    public mutating func pushClip(_ rectangle: Rectangle) {
        lines.append("clip \(words(rectangle))")
    }

    /// Records the end of a limit.
    public mutating func popClip() {
        lines.append("unclip")
    }

    /// Half an em for each character.
    public func measure(_ string: String, font: Font) -> TextExtents {
        TextExtents(advance: Double(string.count) * font.size / 2, ascent: 0.8 * font.size, descent: 0.2 * font.size)
    }

    private func number(_ value: Double) -> String { ShortNumber.text(value, decimals: 3) }

    private func words(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

    private func words(_ r: Rectangle) -> String {
        "\(words(Point(r.x, r.y))) \(number(r.width)) × \(number(r.height))"
    }

    private func words(_ points: [Point]) -> String {
        guard points.count > Self.longest else { return points.map(words).joined(separator: " ") }
        let start = points.prefix(8).map(words).joined(separator: " ")
        let end = points.suffix(4).map(words).joined(separator: " ")
        return "\(start) … \(points.count) points … \(end)"
    }

    private func words(_ path: Path) -> String {
        path.subpaths.map { "\n    " + words($0) }.joined() + (path.isClosed ? " closed" : "")
    }

    private func words(_ stroke: Stroke) -> String {
        let dash = stroke.dash.isEmpty ? "" : " dashed " + stroke.dash.map(number).joined(separator: ",")
        return "\(stroke.ink.words) \(number(stroke.width))\(dash)\(stroke.isRound ? " round" : "")"
    }
}

extension Ink {
    /// The role and opacity as a reader of a record says them.
    fileprivate var words: String {
        let name =
            switch role {
            case .series(let number): "series-\(number)"
            case .seriesText(let number): "series-text-\(number)"
            case .fixed(let color): color.hexadecimal
            default: "\(role)"
            }
        return opacity == 1 ? name : name + " at \(ShortNumber.text(opacity, decimals: 3))"
    }
}
