public import Cairo
public import Plot

/// A figure that is laid out once for a resolution, to be painted in several themes.
public struct RecordedFigure {
    /// What it draws.
    public let record: DrawingRecord
    /// Its size in points, its title and what it shows in words.
    public let figure: Figure

    /// Lays a figure out for pixels.
    ///
    /// - Parameter pixelsPerPoint: as for ``Figure/png(pixelsPerPoint:theme:colors:)``.
    /// - Throws: ``DrawingError`` if the typeface can't be read.
    public init(_ figure: Figure, pixelsPerPoint: Double) throws(DrawingError) {
        let ruler = try TextRuler()
        var record = DrawingRecord(pixelsPerPoint: pixelsPerPoint, measure: ruler.measure)
        figure.draw(on: &record)
        self.figure = figure
        self.record = record
    }

    /// Lays a figure out for a document.
    ///
    /// - Throws: ``DrawingError`` if the typeface can't be read.
    public init(document figure: Figure) throws(DrawingError) {
        try self.init(figure, pixelsPerPoint: CairoCanvas.documentPixelsPerPoint)
    }

    /// The figure as a PNG picture of the resolution that it was laid out for.
    ///
    /// - Throws: ``DrawingError`` as ``Figure/png(pixelsPerPoint:theme:colors:)`` does.
    public func png(theme: Theme) throws(DrawingError) -> [UInt8] {
        try figure.png(pixelsPerPoint: record.pixelsPerPoint, theme: theme, colors: nil) { record.draw(on: &$0) }
    }

    /// The figure as a PDF document, if it was laid out for one.
    ///
    /// - Throws: ``DrawingError`` as ``Figure/pdf(theme:author:creationDate:)`` does.
    public func pdf(theme: Theme) throws(DrawingError) -> [UInt8] {
        try figure.pdf(theme: theme) { record.draw(on: &$0) }
    }
}
