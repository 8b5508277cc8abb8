public import Cairo
public import Plot

extension Figure {
    /// The figure as a PNG picture.
    ///
    /// - Parameters:
    ///   - pixelsPerPoint: 2 gives a picture for a page, 4 one for a screen of twice the resolution.
    ///   - theme: its colours.
    ///   - colors: how exactly they are kept along edges; if nil, exactly where a continuous scale is drawn, which would show
    ///     bands, and rounded elsewhere.
    /// - Throws: ``DrawingError`` if the picture would be empty or more than 32,767 pixels wide or high.
    public func png(
        pixelsPerPoint: Double, theme: Theme, colors: PNGColors? = nil
    ) throws(DrawingError) -> [UInt8] {
        try png(pixelsPerPoint: pixelsPerPoint, theme: theme, colors: colors) { draw(on: &$0) }
    }

    /// The same, drawn by somebody else.
    func png(
        pixelsPerPoint: Double, theme: Theme, colors: PNGColors?, _ draw: (inout CairoCanvas) -> Void
    ) throws(DrawingError) -> [UInt8] {
        let surface = try ImageSurface(
            width: try Self.pixels(size.width * pixelsPerPoint), height: try Self.pixels(size.height * pixelsPerPoint))
        var canvas = try CairoCanvas(
            surface.context(scale: pixelsPerPoint), size: size, paint: { Paint($0, in: theme) })
        draw(&canvas)
        return try surface.png(
            canvas.context, pixelsPerInch: 72 * pixelsPerPoint,
            colors: colors ?? (canvas.hasImages ? .exact : .rounded))
    }

    /// The figure as a PDF document of one page, in real points, with text that can be selected.
    ///
    /// - Parameters:
    ///   - theme: its colours.
    ///   - author: who made it, in the document's metadata; the title is the figure's.
    ///   - creationDate: what the metadata say of the time; fixed unless given, so that the bytes are the same.
    /// - Throws: ``DrawingError`` if Cairo fails.
    public func pdf(
        theme: Theme, author: String = "uncertainty-report", creationDate: CreationDate = CreationDate()
    ) throws(DrawingError) -> [UInt8] {
        try pdf(theme: theme, author: author, creationDate: creationDate) { draw(on: &$0) }
    }

    /// The same, drawn by somebody else.
    func pdf(
        theme: Theme, author: String = "uncertainty-report", creationDate: CreationDate = CreationDate(),
        _ draw: (inout CairoCanvas) -> Void
    ) throws(DrawingError) -> [UInt8] {
        let metadata = DocumentMetadata(
            title: Legible.line(title, space: " "), author: author,
            subject: Legible.line(alternativeText, space: " "), creationDate: creationDate)
        let surface = try PDFSurface(width: size.width, height: size.height, metadata: metadata)
        var canvas = try CairoCanvas(surface.context(), size: size, paint: { Paint($0, in: theme) })
        draw(&canvas)
        return try surface.finish(canvas.context)
    }

    /// The figure as SVG with real text.
    ///
    /// - Parameters:
    ///   - style: a file of its own in the colours of a theme, or a part of a page whose style sheet has the colours.
    ///   - identifier: tells the parts of several pictures in one page apart.
    /// - Throws: ``DrawingError`` if the typeface can't be read.
    public func svg(style: SVGCanvas.Style, identifier: String = "figure") throws(DrawingError) -> String {
        let ruler = try TextRuler()
        var canvas = SVGCanvas(style: style, identifier: identifier, measure: ruler.measure)
        draw(on: &canvas)
        return canvas.document(
            size: size, title: title, description: alternativeText.isEmpty ? subtitle : alternativeText)
    }

    private static func pixels(_ length: Double) throws(DrawingError) -> Int {
        // NaN fails the comparison.
        guard length >= 0.5, length < 1e6 else { return 0 }
        return Int(length.rounded())
    }
}

extension Paint {
    /// The colour of an ink in a theme.
    init(_ ink: Ink, in theme: Theme) {
        let color = theme.color(ink.role)
        self.init(red: color.red, green: color.green, blue: color.blue, opacity: ink.opacity)
    }
}
