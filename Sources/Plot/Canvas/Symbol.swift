/// A small sign that stands for one observation.
public struct Symbol: Sendable, Equatable {
    /// The outline.
    public enum Shape: String, Sendable {
        /// Round.
        case circle
        /// Standing on a side.
        case square
        /// Pointing up.
        case triangle
        /// A square on its corner.
        case diamond
        /// Two strokes, without an inside.
        case cross
    }

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
