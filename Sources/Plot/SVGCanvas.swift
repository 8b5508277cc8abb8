/// A canvas that writes SVG 1.1 with real text.
///
/// Colours are those of a theme, or CSS custom properties that the page around an inline picture defines, so that one
/// picture follows a reader's choice of light or dark. Each text states its measured length, so that the layout holds
/// where the typeface is missing.
public struct SVGCanvas: Canvas {
    /// Where colours come from.
    public enum Style: Sendable, Equatable {
        /// Fixed colours, for a file of its own.
        case standalone(Theme)
        /// Custom properties such as `--figure-series-0`, for a picture inside a page.
        case inline
    }

    /// Measures a line of text in the typeface of the figures.
    public typealias Measure = (_ string: String, _ font: Font) -> TextExtents

    /// Lines and bands are thinned for this resolution.
    public let pixelsPerPoint = 4.0
    private let style: Style
    private let measureText: Measure
    private var body = ""
    private var clipCount = 0
    private let clipPrefix: String

    /// Makes an empty picture.
    ///
    /// - Parameters:
    ///   - identifier: tells the parts of several pictures in one page apart; letters, digits and hyphens.
    ///   - measure: the true extents of text.
    public init(style: Style, identifier: String = "figure", measure: @escaping Measure) {
        self.style = style
        clipPrefix = identifier
        measureText = measure
    }

    /// The whole picture.
    ///
    /// - Parameters:
    ///   - size: extents in points.
    ///   - title: what it is.
    ///   - description: what a person who does not see it should know.
    public func document(size: Size, title: String, description: String) -> String {
        let (width, height) = (Self.number(size.width), Self.number(size.height))
        let extent: String
        switch style {
        case .standalone: extent = "width=\"\(width)pt\" height=\"\(height)pt\" "
        case .inline: extent = ""
        }
        let words = description.isEmpty ? title : description
        return """
            <svg xmlns="http://www.w3.org/2000/svg" \(extent)viewBox="0 0 \(width) \(height)" role="img" \
            aria-label="\(Self.escaped(words))" font-family="Lato, Carlito, 'Helvetica Neue', Arial, sans-serif">
            <title>\(Self.escaped(title))</title>
            \(body)</svg>

            """
    }

    /// Writes a filled path.
    public mutating func fill(_ path: Path, with ink: Ink) {
        body += "<path d=\"\(Self.data(path))\"\(paint("fill", ink))/>\n"
    }

    /// Writes a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) {
        body += "<path d=\"\(Self.data(path))\" fill=\"none\"\(attributes(stroke))/>\n"
    }

    /// Writes symbols as copies of one shape in a single path.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        let fill = symbol.fill.map { paint("fill", $0) } ?? " fill=\"none\""
        let stroke = symbol.stroke.map { attributes($0) } ?? ""
        // Symbols are apart elements, so that translucent ones darken where they overlap.
        body += "<g\(fill)\(stroke)>"
        for point in points {
            switch symbol.shape {
            case .circle:
                body +=
                    "<circle cx=\"\(Self.number(point.x))\" cy=\"\(Self.number(point.y))\" r=\"\(Self.number(symbol.size / 2))\"/>"
            default:
                body += "<path d=\"\(Self.outline(symbol, at: point))\"/>"
            }
        }
        body += "</g>\n"
    }

    /// Writes real text.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        let weight = font.weight == .bold ? " font-weight=\"700\"" : ""
        let turn =
            angle == 0
            ? ""
            : " transform=\"rotate(\(Self.number(angle * 180 / .pi)) \(Self.number(origin.x)) \(Self.number(origin.y)))\""
        let length = Self.number(measure(string, font: font).advance)
        body += """
            <text x="\(Self.number(origin.x))" y="\(Self.number(origin.y))" font-size="\(Self.number(font.size))"\(weight)\
            \(paint("fill", ink)) textLength="\(length)" lengthAdjust="spacingAndGlyphs"\(turn) xml:space="preserve">\
            \(Self.escaped(string))</text>

            """
    }

    /// Writes cells as rectangles, neighbours of one colour in a row as one.
    public mutating func image(_ image: Raster, in rectangle: Rectangle) {
        guard image.rows > 0, image.columns > 0 else { return }
        let width = rectangle.width / Double(image.columns)
        let height = rectangle.height / Double(image.rows)
        body += "<g shape-rendering=\"crispEdges\">"
        for row in 0..<image.rows {
            var start = 0
            while start < image.columns {
                let color = image.cells[row * image.columns + start]
                var end = start + 1
                while end < image.columns, image.cells[row * image.columns + end] == color { end += 1 }
                body += """
                    <rect x="\(Self.number(rectangle.x + Double(start) * width))" \
                    y="\(Self.number(rectangle.y + Double(row) * height))" width="\(Self.number(Double(end - start) * width))" \
                    height="\(Self.number(height))" fill="\(color.hexText)"/>
                    """
                start = end
            }
        }
        body += "</g>\n"
    }

    /// Opens a limited group.
    public mutating func pushClip(_ rectangle: Rectangle) {
        clipCount += 1
        let name = "\(clipPrefix)-clip-\(clipCount)"
        body += "<clipPath id=\"\(name)\"><path d=\"\(Self.data(.rectangle(rectangle)))\"/></clipPath>"
        body += "<g clip-path=\"url(#\(name))\">\n"
    }

    /// Closes the innermost limited group.
    public mutating func popClip() {
        body += "</g>\n"
    }

    /// The true extents of text.
    public func measure(_ string: String, font: Font) -> TextExtents {
        measureText(string, font)
    }

    // MARK: Attributes

    private func paint(_ attribute: String, _ ink: Ink) -> String {
        let opacity = ink.opacity == 1 ? "" : " \(attribute)-opacity=\"\(Self.number(ink.opacity))\""
        if case .fixed(let color) = ink.role { return " \(attribute)=\"\(color.hexText)\"\(opacity)" }
        switch style {
        case .standalone(let theme): return " \(attribute)=\"\(theme.color(ink.role).hexText)\"\(opacity)"
        case .inline: return " style=\"\(attribute):var(--figure-\(Self.property(ink.role)))\"\(opacity)"
        }
    }

    private func attributes(_ stroke: Stroke) -> String {
        var text = paint("stroke", stroke.ink) + " stroke-width=\"\(Self.number(stroke.width))\""
        if !stroke.dash.isEmpty {
            text += " stroke-dasharray=\"\(stroke.dash.map(Self.number).joined(separator: " "))\""
        }
        if stroke.isRound { text += " stroke-linejoin=\"round\" stroke-linecap=\"round\"" }
        return text
    }

    /// The names of the custom properties of ``Style/inline``, with their values in a theme, for a style sheet.
    public static func properties(of theme: Theme) -> [(name: String, value: String)] {
        let roles: [Ink.Role] = [.background, .text, .secondaryText, .axis, .grid, .wash, .data]
        let series = (0..<theme.series.count).flatMap { [Ink.Role.series($0), .seriesText($0)] }
        return (roles + series).map { ("--figure-\(property($0))", theme.color($0).hexText) }
    }

    private static func property(_ role: Ink.Role) -> String {
        switch role {
        case .background: "background"
        case .text: "text"
        case .secondaryText: "secondary-text"
        case .axis: "axis"
        case .grid: "grid"
        case .wash: "wash"
        case .data: "data"
        case .series(let number): "series-\(((number % 4) + 4) % 4)"
        case .seriesText(let number): "series-text-\(((number % 4) + 4) % 4)"
        case .fixed: "text"
        }
    }

    // MARK: Numbers and text

    private static func number(_ value: Double) -> String { ShortNumber.text(value, decimals: 2) }

    private static func data(_ path: Path) -> String {
        path.subpaths.map { points in
            var text = ""
            for (index, point) in points.enumerated() {
                text += (index == 0 ? "M" : index == 1 ? "L" : " ") + number(point.x) + " " + number(point.y)
            }
            return text + (path.isClosed ? "Z" : "")
        }.joined()
    }

    private static func outline(_ symbol: Symbol, at p: Point) -> String {
        let r = symbol.size / 2
        func polygon(_ corners: [(Double, Double)]) -> String {
            data(Path([corners.map { Point(p.x + $0.0 * r, p.y + $0.1 * r) }], isClosed: true))
        }
        switch symbol.shape {
        case .circle, .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .triangle: return polygon([(0, -1.2), (1.05, 0.7), (-1.05, 0.7)])
        case .diamond: return polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
        case .cross:
            return data(
                Path([
                    [Point(p.x - r, p.y - r), Point(p.x + r, p.y + r)],
                    [Point(p.x - r, p.y + r), Point(p.x + r, p.y - r)],
                ]))
        }
    }

    /// Text that is inert in XML; characters that XML forbids become the replacement character.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result += " "
            case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
