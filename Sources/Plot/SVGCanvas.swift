/// A canvas that writes SVG with real text, for a file of its own or for a place inside a page.
///
/// ```swift
/// var canvas = SVGCanvas(style: .inline, measure: ruler.measure)
/// figure.draw(on: &canvas)
/// let svg = canvas.document(size: figure.size, title: figure.title, description: figure.alternativeText)
/// ```
///
/// Each text states its measured length, so that the layout holds where the typeface is missing.
public struct SVGCanvas: Canvas {
    /// Where colours come from.
    public enum Style: Sendable, Equatable {
        /// Fixed colours, for a file of its own.
        case standalone(Theme)
        /// Custom properties such as `--figure-series-0`, so that one picture follows the page's light or dark theme.
        case inline
    }

    /// Measures a line of text in the typeface of the figures.
    public typealias Measure = (_ string: String, _ font: Font) -> TextExtents

    /// Typefaces in the order of preference; Carlito has the widths of Lato.
    static let typefaces = "Lato, Carlito, 'Helvetica Neue', Arial, sans-serif"
    /// More circles than this become one path, in which overlaps don't darken.
    static let circles = 1000

    /// Curves are thinned for this resolution.
    public let pixelsPerPoint = 4.0
    private let style: Style
    private let identifier: String
    private let ruler: Measure
    private var body = ""
    private var clips: [Rectangle] = []

    /// Makes an empty picture.
    ///
    /// - Parameters:
    ///   - identifier: tells the pictures of one page apart; letters, digits and hyphens.
    ///   - measure: the true extents of text.
    public init(style: Style, identifier: String = "figure", measure: @escaping Measure) {
        self.style = style
        self.identifier = identifier
        ruler = measure
    }

    /// The whole picture.
    ///
    /// - Parameters:
    ///   - size: extents in points.
    ///   - title: what it is.
    ///   - description: what a person who doesn't see it should know.
    public func document(size: Size, title: String, description: String) -> String {
        let (width, height) = (number(size.width), number(size.height))
        let (name, about) = (XML.escaped(RichText(title).plain), XML.escaped(RichText(description).plain))
        var text = "<svg xmlns=\"http://www.w3.org/2000/svg\""
        if case .standalone = style { text += " width=\"\(width)pt\" height=\"\(height)pt\"" }
        text += " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-label=\"\(about.isEmpty ? name : about)\""
        text += " font-family=\"\(Self.typefaces)\">\n"
        if !name.isEmpty { text += "<title>\(name)</title>\n" }
        if !about.isEmpty { text += "<desc>\(about)</desc>\n" }
        if !clips.isEmpty {
            text += "<defs>"
            for (index, clip) in clips.enumerated() {
                text += "<clipPath id=\"\(identifier)-\(index)\"><path d=\"\(data(.rectangle(clip)))\"/></clipPath>"
            }
            text += "</defs>\n"
        }
        return text + body + "</svg>\n"
    }

    /// Writes a filled path.
    public mutating func fill(_ path: Path, with ink: Ink) {
        body += "<path d=\"\(data(path))\"\(paint("fill", ink))/>\n"
    }

    /// Writes a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) {
        body += "<path d=\"\(data(path))\" fill=\"none\"\(attributes(stroke))/>\n"
    }

    /// Writes symbols; very many filled circles as dots of one path, which keeps the file small.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        if symbol.shape == .circle, symbol.stroke == nil, let fill = symbol.fill, points.count > Self.circles {
            body += "<path d=\"\(dots(points))\" fill=\"none\"\(paint("stroke", fill))"
            body += " stroke-width=\"\(number(symbol.size))\" stroke-linecap=\"round\"/>\n"
            return
        }
        body += "<g" + (symbol.fill.map { paint("fill", $0) } ?? " fill=\"none\"")
        body += (symbol.stroke.map(attributes) ?? "") + ">"
        let radius = number(symbol.size / 2)
        for point in points {
            if symbol.shape == .circle {
                body += "<circle cx=\"\(number(point.x))\" cy=\"\(number(point.y))\" r=\"\(radius)\"/>"
            } else {
                body += "<path d=\"\(data(symbol.outline(at: point)))\"/>"
            }
        }
        body += "</g>\n"
    }

    /// Writes text that can be selected, searched and copied.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        guard !string.isEmpty else { return }
        let place = "\(number(origin.x)) \(number(origin.y))"
        body += "<text x=\"\(number(origin.x))\" y=\"\(number(origin.y))\" font-size=\"\(number(font.size))\""
        if font.weight == .bold { body += " font-weight=\"700\"" }
        body += paint("fill", ink)
        body += " textLength=\"\(number(measure(string, font: font).advance))\" lengthAdjust=\"spacingAndGlyphs\""
        if angle != 0 { body += " transform=\"rotate(\(number(angle * 180 / .pi)) \(place))\"" }
        if string.contains("  ") || string.first == " " || string.last == " " { body += " xml:space=\"preserve\"" }
        body += ">\(XML.escaped(string))</text>\n"
    }

    /// Writes cells as an embedded picture without smoothing.
    public mutating func image(_ image: Raster, in rectangle: Rectangle) {
        guard image.rows > 0 else { return }
        body += "<image x=\"\(number(rectangle.x))\" y=\"\(number(rectangle.y))\" width=\"\(number(rectangle.width))\""
        body += " height=\"\(number(rectangle.height))\" preserveAspectRatio=\"none\""
        body += " style=\"image-rendering:pixelated\" href=\"\(EmbeddedPicture.address(of: image))\"/>\n"
    }

    /// Opens a limited group.
    public mutating func pushClip(_ rectangle: Rectangle) {
        let index = clips.firstIndex(of: rectangle) ?? clips.count
        if index == clips.count { clips.append(rectangle) }
        body += "<g clip-path=\"url(#\(identifier)-\(index))\">\n"
    }

    /// Closes the innermost limited group.
    public mutating func popClip() {
        body += "</g>\n"
    }

    /// The true extents of text.
    public func measure(_ string: String, font: Font) -> TextExtents {
        ruler(string, font)
    }

    /// The names of the custom properties of ``Style/inline`` and their values in a theme, for a style sheet.
    public static func properties(of theme: Theme) -> [(name: String, value: String)] {
        let roles: [Ink.Role] = [.background, .text, .secondaryText, .axis, .grid, .wash, .data]
        let series = Theme.palette.indices.flatMap { [Ink.Role.series($0), .seriesText($0)] }
        return (roles + series).map { ("--figure-\(property($0))", theme.color($0).hexadecimal) }
    }

    private static func property(_ role: Ink.Role) -> String {
        let count = Theme.palette.count
        return switch role {
        case .background: "background"
        case .text: "text"
        case .secondaryText: "secondary-text"
        case .axis: "axis"
        case .grid: "grid"
        case .wash: "wash"
        case .data: "data"
        case .series(let number): "series-\((number % count + count) % count)"
        case .seriesText(let number): "series-text-\((number % count + count) % count)"
        case .fixed(let color): color.hexadecimal
        }
    }

    private func paint(_ attribute: String, _ ink: Ink) -> String {
        let color =
            switch (style, ink.role) {
            case (_, .fixed(let color)): color.hexadecimal
            case (.standalone(let theme), let role): theme.color(role).hexadecimal
            case (.inline, let role): "var(--figure-\(Self.property(role)))"
            }
        let opacity = ink.opacity == 1 ? "" : " \(attribute)-opacity=\"\(ShortNumber.text(ink.opacity, decimals: 3))\""
        return " \(attribute)=\"\(color)\"\(opacity)"
    }

    private func attributes(_ stroke: Stroke) -> String {
        var text = paint("stroke", stroke.ink) + " stroke-width=\"\(number(stroke.width))\""
        if !stroke.dash.isEmpty { text += " stroke-dasharray=\"\(stroke.dash.map(number).joined(separator: " "))\"" }
        if stroke.isRound { text += " stroke-linejoin=\"round\" stroke-linecap=\"round\"" }
        return text
    }

    private func number(_ value: Double) -> String { ShortNumber.text(value, decimals: 2) }
}
