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
    /// What is written once and used by its number.
    private var definitions: [String] = []
    /// Groups of symbols that stand already, by what they look like from their first point on.
    private var groups: [String: Int] = [:]

    /// Makes an empty picture.
    ///
    /// - Parameters:
    ///   - style: where colours come from.
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
        if !clips.isEmpty || !definitions.isEmpty {
            text += "<defs>" + definitions.joined()
            for (index, clip) in clips.enumerated() {
                text += "<clipPath id=\"\(identifier)-\(index)\"><path d=\"\(data(.rectangle(clip)))\"/></clipPath>"
            }
            text += "</defs>\n"
        }
        return text + body + "</svg>\n"
    }

    /// Writes a filled path.
    public mutating func fill(_ path: Path, with ink: Ink) {
        body += "<path\(shape(path)) \(paint("fill", ink))/>\n"
    }

    /// Writes a drawn path.
    public mutating func stroke(_ path: Path, with stroke: Stroke) {
        let scale = isLong(path) ? 1 / Self.step : 1
        body += "<path\(shape(path)) fill=\"none\" \(attributes(stroke, scale: scale))/>\n"
    }

    /// Vertices from which on a path is written in whole multiples of a grid.
    private static let longPath = 20

    private func isLong(_ path: Path) -> Bool {
        path.subpaths.reduce(0) { $0 + $1.count } >= Self.longPath
    }

    private func shape(_ path: Path) -> String {
        isLong(path)
            ? " transform=\"scale(\(number(Self.step)))\" d=\"\(data(path, isFine: false))\"" : " d=\"\(data(path))\""
    }

    /// Writes symbols: one as it is, several as markers on one path, and groups that stand already by their name.
    ///
    /// Very many filled circles are dots of one path, which keeps the file small and quick.
    public mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        guard let first = points.first else { return }
        if symbol.shape == .circle, symbol.stroke == nil, let fill = symbol.fill, points.count > Self.circles {
            body += "<path d=\"\(dots(points))\" fill=\"none\" \(paint("stroke", fill))"
            body += " stroke-width=\"\(number(symbol.size))\" stroke-linecap=\"round\"/>\n"
            return
        }
        guard points.count > 1 else {
            body += element(symbol, at: first) + "\n"
            return
        }
        let marker = element(symbol, at: Point(0, 0))
        let path = vertices(points)
        let group = groups[marker + path]
        let number = group ?? definitions.count
        if group == nil {
            let name = "\(identifier)-m\(number)"
            let everywhere = ["start", "mid", "end"].map { " marker-\($0)=\"url(#\(name))\"" }.joined()
            definitions.append(
                "<marker id=\"\(name)\" markerUnits=\"userSpaceOnUse\" overflow=\"visible\">\(marker)</marker>"
                    + "<path id=\"\(identifier)-s\(number)\" d=\"\(path)\" fill=\"none\"\(everywhere)/>")
            groups[marker + path] = number
        }
        body +=
            "<use href=\"#\(identifier)-s\(number)\" x=\"\(self.number(first.x))\" y=\"\(self.number(first.y))\"/>\n"
    }

    private func element(_ symbol: Symbol, at place: Point) -> String {
        let shape =
            symbol.shape == .circle
            ? "<circle cx=\"\(number(place.x))\" cy=\"\(number(place.y))\" r=\"\(number(symbol.size / 2))\" "
            : "<path d=\"\(data(symbol.outline(at: place)))\" "
        return shape + (symbol.fill.map { paint("fill", $0) } ?? "fill=\"none\"")
            + (symbol.stroke.map { " " + attributes($0) } ?? "") + "/>"
    }

    /// Writes text that can be selected, searched and copied.
    public mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        guard !string.isEmpty else { return }
        let place = "\(number(origin.x)) \(number(origin.y))"
        body += "<text x=\"\(number(origin.x))\" y=\"\(number(origin.y))\" font-size=\"\(number(font.size))\""
        if font.weight == .bold { body += " font-weight=\"700\"" }
        body += " " + paint("fill", ink)
        body += " textLength=\"\(number(measure(string, font: font).advance))\""
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
        return "\(attribute)=\"\(color)\"\(opacity)"
    }

    /// - Parameter scale: how much smaller the units of the path are than points.
    private func attributes(_ stroke: Stroke, scale: Double = 1) -> String {
        var text = paint("stroke", stroke.ink) + " stroke-width=\"\(number(stroke.width * scale))\""
        if !stroke.dash.isEmpty {
            text += " stroke-dasharray=\"\(stroke.dash.map { number($0 * scale) }.joined(separator: " "))\""
        }
        if stroke.isRound { text += " stroke-linejoin=\"round\" stroke-linecap=\"round\"" }
        return text
    }

    private func number(_ value: Double) -> String { ShortNumber.text(value, decimals: 2) }
}
