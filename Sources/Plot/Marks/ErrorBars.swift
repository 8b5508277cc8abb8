/// Upright intervals at single places, such as a mean ± its standard error.
///
/// ```swift
/// ErrorBars(x: [1, 2], lower: [0.1, 0.2], upper: [0.3, 0.5])
/// ```
public struct ErrorBars: Mark {
    /// Positions along x: `[N]`.
    public var x: [Double]
    /// Lower ends: `[N]`.
    public var lower: [Double]
    /// Upper ends: `[N]`.
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
    /// All of x, and of y as much as leaves the data readable.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scale),
            y: Extent.Reach(
                of: Interval.values(of: [lower, upper], at: x, within: domain), on: yScale, isSoft: true))
    }

    /// Draws the intervals as one path.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        var lines: [[Point]] = []
        for (place, (low, high)) in zip(x, zip(lower, upper)) {
            let (across, bottom, top) = (frame.x(place), frame.y(low), frame.y(high))
            guard across.isFinite, bottom.isFinite, top.isFinite else { continue }
            lines.append([Point(across, bottom), Point(across, top)])
            guard cap > 0 else { continue }
            for height in [bottom, top] {
                lines.append([Point(across - cap / 2, height), Point(across + cap / 2, height)])
            }
        }
        let path = Path(lines).clipped(to: frame.rectangle.expanded(by: Frame.margin))
        if !path.subpaths.isEmpty { canvas.stroke(path, with: Stroke(ink, width: width)) }
    }

    /// An upright line.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let middle = rectangle.x + rectangle.width / 2
        canvas.stroke(
            Path([[Point(middle, rectangle.y), Point(middle, rectangle.bottom)]]), with: Stroke(ink, width: width))
    }
}
