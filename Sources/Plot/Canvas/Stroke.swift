/// How a path is drawn along.
public struct Stroke: Sendable, Equatable {
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths in points, `[dash, gap, …]`; empty for a solid line.
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
