/// A curve through data in their given order.
///
/// ```swift
/// Line(x: grid, y: mean, ink: .series(0), label: "mean")
/// ```
///
/// It breaks where a value is missing (NaN).
public struct Line: Mark {
    /// Positions along x.
    public var x: [Double]
    /// Values.
    public var y: [Double]
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths of dashes and gaps in points; empty for a solid line.
    public var dash: [Double]
    /// What a reader calls it.
    public var label: String?

    /// Makes a line; what exceeds the shorter of the two arrays is left out.
    public init(
        x: [Double], y: [Double], ink: Ink = .series(0), width: Double = 1.5, dash: [Double] = [], label: String? = nil
    ) {
        self.x = x
        self.y = y
        self.ink = ink
        self.width = width
        self.dash = dash
        self.label = label
    }
}

extension Line {
    private var stroke: Stroke { Stroke(ink, width: width, dash: dash, isRound: dash.isEmpty) }

    /// A short piece of it.
    public var sample: LegendSample { .line(stroke) }

    /// All of the curve.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scaleX, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: y, on: scaleY))
    }

    /// Draws along the points, thinned to what the canvas can show.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let points = (0..<min(x.count, y.count)).map { frame.point(x[$0], y[$0]) }
        let thinned = Thinning.line(points, pixelsPerPoint: canvas.pixelsPerPoint, width: frame.rectangle.width)
        let parts = Clipping(around: frame.rectangle).polyline(thinned)
        if !parts.isEmpty { canvas.stroke(Path(parts), with: stroke) }
    }

    /// The height of the last point, if it is near the right end.
    public func endHeight(in frame: Frame) -> Double? {
        frame.endHeight(x: x, y: y)
    }
}
