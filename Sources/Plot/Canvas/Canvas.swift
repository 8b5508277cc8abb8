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

/// How a path is drawn along.
public struct Stroke: Sendable, Equatable {
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths of dashes and gaps in points; empty for a solid line.
    public var dash: [Double]
    /// Whether ends and corners are round; otherwise butt and mitred.
    public var isRound: Bool

    /// Makes a stroke.
    public init(_ ink: Ink, width: Double, dash: [Double] = [], isRound: Bool = false) {
        self.ink = ink
        self.width = width
        self.dash = dash
        self.isRound = isRound
    }
}

/// A small sign that stands for one observation.
public struct Symbol: Sendable, Equatable {
    /// The outline.
    public enum Shape: String, Sendable { case circle, square, triangle, diamond, cross }

    /// The outline.
    public var shape: Shape
    /// Diameter in points.
    public var size: Double
    /// The paint inside, if any.
    public var fill: Ink?
    /// The paint of the outline, if any.
    public var stroke: Stroke?

    /// Makes a symbol.
    public init(_ shape: Shape, size: Double, fill: Ink? = nil, stroke: Stroke? = nil) {
        self.shape = shape
        self.size = size
        self.fill = fill
        self.stroke = stroke
    }
}

/// The weight and size of text; the typeface is always the embedded one.
public struct Font: Sendable, Equatable, Hashable {
    /// The thickness of the letters.
    public enum Weight: String, Sendable { case regular, bold }

    /// The thickness of the letters.
    public var weight: Weight
    /// The em in points.
    public var size: Double

    /// Makes a font.
    public init(_ weight: Weight = .regular, size: Double) {
        self.weight = weight
        self.size = size
    }
}

/// How much room a line of text takes, in points.
public struct TextExtents: Sendable, Equatable {
    /// From the start of the baseline to where the next letter would stand.
    public var advance: Double
    /// Height of the font above the baseline.
    public var ascent: Double
    /// Depth of the font below the baseline.
    public var descent: Double

    /// Makes extents.
    public init(advance: Double, ascent: Double, descent: Double) {
        self.advance = advance
        self.ascent = ascent
        self.descent = descent
    }
}

/// Rows of colours.
public struct Raster: Sendable, Equatable {
    /// Cells in a row.
    public let columns: Int
    /// The cells, row after row, first row on top; `columns × rows` of them.
    public let cells: [Color]

    /// Makes a raster; the number of cells is a multiple of `columns`.
    public init(columns: Int, cells: [Color]) {
        self.columns = columns
        self.cells = cells
    }

    /// The number of rows.
    public var rows: Int { columns == 0 ? 0 : cells.count / columns }
}
