/// Where a plot is drawn: the few verbs that every output format understands.
///
/// A plot draws itself on any canvas: one that renders with Cairo, one that writes SVG, or one that records the calls
/// as text for tests. Verbs don't throw; a canvas that can fail reports it when it is finished.
public protocol Canvas {
    /// Device pixels per point; lines and bands are thinned to what such a device can show.
    var pixelsPerPoint: Double { get }

    /// Fills a path, even where it crosses itself (non-zero winding).
    mutating func fill(_ path: Path, with ink: Ink)
    /// Draws along a path.
    mutating func stroke(_ path: Path, with stroke: Stroke)
    /// Draws the same symbol at many places.
    mutating func symbols(_ symbol: Symbol, at points: [Point])
    /// Draws one line of text with its baseline starting at `origin`, turned by `angle` radians clockwise.
    mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double)
    /// Draws rows of coloured cells, first row on top, stretched over a rectangle without smoothing.
    mutating func image(_ image: Raster, in rectangle: Rectangle)
    /// Limits what follows to a rectangle, until the matching ``popClip()``.
    mutating func pushClip(_ rectangle: Rectangle)
    /// Ends the innermost limit.
    mutating func popClip()

    /// The extents that ``text(_:at:font:ink:angle:)`` would cover, kerning included.
    func measure(_ string: String, font: Font) -> TextExtents
}
