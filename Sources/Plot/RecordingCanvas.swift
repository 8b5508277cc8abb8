/// A canvas that writes down what is drawn on it, one line for each verb, so that a test can compare pictures as text.
///
/// Its text is measured by a rule that is the same on every machine: half an em for each character.
public struct RecordingCanvas: Canvas {
    /// What was drawn.
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
        lines.append("fill \(Self.text(ink)) \(Self.text(path))")
    }

    /// Records a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) {
        lines.append("stroke \(Self.text(stroke)) \(Self.text(path))")
    }

    /// Records symbols.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        let fill = symbol.fill.map { " fill \(Self.text($0))" } ?? ""
        let stroke = symbol.stroke.map { " stroke \(Self.text($0))" } ?? ""
        let places = points.map(Self.text).joined(separator: " ")
        lines.append("symbols \(symbol.shape.rawValue) \(Self.text(symbol.size))\(fill)\(stroke) at \(places)")
    }

    /// Records text.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        let turned = angle == 0 ? "" : " turned \(Self.text(angle))"
        lines.append(
            "text \(font.weight.rawValue) \(Self.text(font.size)) \(Self.text(ink)) at \(Self.text(origin))\(turned): \(string)"
        )
    }

    /// Records an image.
    public mutating func image(_ image: Raster, in rectangle: Rectangle) {
        lines.append("image \(image.columns)×\(image.rows) in \(Self.text(rectangle))")
    }

    /// Records the start of a limit.
    public mutating func pushClip(_ rectangle: Rectangle) {
        lines.append("clip \(Self.text(rectangle))")
    }

    /// Records the end of a limit.
    public mutating func popClip() {
        lines.append("unclip")
    }

    /// Half an em for each character.
    public func measure(_ string: String, font: Font) -> TextExtents {
        TextExtents(
            advance: Double(string.count) * font.size / 2, ascent: 0.8 * font.size, descent: 0.2 * font.size)
    }

    // MARK: Numbers as text

    private static func text(_ number: Double) -> String { ShortNumber.text(number, decimals: 3) }
    private static func text(_ point: Point) -> String { "(\(text(point.x)), \(text(point.y)))" }

    private static func text(_ r: Rectangle) -> String {
        "(\(text(r.x)), \(text(r.y)), \(text(r.width)) × \(text(r.height)))"
    }

    private static func text(_ path: Path) -> String {
        path.subpaths.map { $0.map(text).joined(separator: " ") }.joined(separator: " | ")
            + (path.isClosed ? " closed" : "")
    }

    private static func text(_ stroke: Stroke) -> String {
        let dash = stroke.dash.isEmpty ? "" : " dash " + stroke.dash.map { text($0) }.joined(separator: ",")
        return "\(text(stroke.ink)) \(text(stroke.width))\(dash)\(stroke.isRound ? " round" : "")"
    }

    private static func text(_ ink: Ink) -> String {
        let role =
            switch ink.role {
            case .series(let number): "series\(number)"
            case .seriesText(let number): "seriesText\(number)"
            case .fixed(let color): color.hexText
            default: "\(ink.role)"
            }
        return ink.opacity == 1 ? role : "\(role)@\(text(ink.opacity))"
    }
}

extension Color {
    /// As CSS writes it: `#rrggbb`.
    public var hexText: String {
        "#"
            + [red, green, blue].map { component in
                let byte = UInt8((min(max(component, 0), 1) * 255).rounded())
                return (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }
}

/// Numbers as short as they can be: no trailing zeros, no minus on zero, the same in every locale.
enum ShortNumber {
    static func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = Int64((value * power).rounded())
        let whole = String(abs(scaled) / Int64(power))
        var fraction = String(abs(scaled) % Int64(power))
        fraction = String(repeating: "0", count: decimals - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (scaled < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
