/// A curve through data in their given order.
///
/// ```swift
/// Line(x: grid, y: mean, ink: .series(0), label: "mean")
/// ```
///
/// It breaks where a value is missing (NaN).
public struct Line: Mark {
    /// Positions along x: `[N]`.
    public var x: [Double]
    /// Values: `[N]`.
    public var y: [Double]
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths in points, `[dash, gap, …]`; empty for a solid line.
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
    /// All of the curve.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: Interval.values(of: [y], at: x, within: domain), on: yScale))
    }

    /// Draws the curve, thinned to what the canvas can show.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let curve = frame.curve(x: x, y: y, pixelsPerPoint: canvas.pixelsPerPoint)
        if !curve.subpaths.isEmpty { canvas.stroke(curve, with: stroke) }
    }

    /// A short piece of the line.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let middle = rectangle.y + rectangle.height / 2
        canvas.stroke(Path([[Point(rectangle.x, middle), Point(rectangle.right, middle)]]), with: stroke)
    }

    /// Its last value, if it reaches the right end.
    public func endings(in frame: Frame) -> [Double] {
        frame.lastShown(x: x, values: [y]) ?? []
    }

    private var stroke: Stroke { Stroke(ink, width: width, dash: dash, isRound: dash.isEmpty) }
}
