/// Upright intervals at single places, such as a mean ± its standard error.
///
/// ```swift
/// ErrorBars(x: [1, 2], lower: [0.1, 0.2], upper: [0.3, 0.5])
/// ```
public struct ErrorBars: Mark {
    /// Positions along x.
    public var x: [Double]
    /// Lower ends.
    public var lower: [Double]
    /// Upper ends.
    public var upper: [Double]
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Length in points of the short lines across the ends; 0 for none.
    public var cap: Double
    /// What a reader calls them.
    public var label: String?

    /// Makes error bars; what exceeds the shortest of the three arrays is left out.
    public init(
        x: [Double], lower: [Double], upper: [Double], ink: Ink = .series(0), width: Double = 1, cap: Double = 0,
        label: String? = nil
    ) {
        self.x = x
        self.lower = lower
        self.upper = upper
        self.ink = ink
        self.width = width
        self.cap = cap
        self.label = label
    }
}

extension ErrorBars {
    private var stroke: Stroke { Stroke(ink, width: width) }

    /// A short line.
    public var sample: LegendSample { .line(stroke) }

    /// All of x, and of y as much as leaves the data readable.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scaleX), y: Extent.Reach(of: lower + upper, on: scaleY, isSoft: true))
    }

    /// Draws the bars and their caps.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let clipping = Clipping(around: frame.rectangle)
        var parts: [[Point]] = []
        for index in 0..<min(x.count, lower.count, upper.count) {
            let ends = [frame.point(x[index], lower[index]), frame.point(x[index], upper[index])]
            parts += clipping.polyline(ends)
            guard cap > 0 else { continue }
            for end in ends {
                parts += clipping.polyline([Point(end.x - cap / 2, end.y), Point(end.x + cap / 2, end.y)])
            }
        }
        if !parts.isEmpty { canvas.stroke(Path(parts), with: stroke) }
    }
}
