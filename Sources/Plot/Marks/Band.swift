/// The area between two curves, such as mean ± 2σ.
///
/// ```swift
/// Band(x: grid, lower: low, upper: high, ink: .series(0).faded(to: 0.2), label: "±2σ")
/// ```
///
/// It breaks where a value is missing (NaN). An automatic axis shows it only as far as that leaves the data readable.
public struct Band: Mark {
    /// Positions along x: `[N]`.
    public var x: [Double]
    /// The lower curve: `[N]`.
    public var lower: [Double]
    /// The upper curve: `[N]`.
    public var upper: [Double]
    /// The paint.
    public var ink: Ink
    /// The paint of thin lines along both curves; nil for none.
    public var outline: Ink?
    /// What a reader calls it.
    public var label: String?

    /// Makes a band; what exceeds the shortest of the three arrays is left out.
    public init(
        x: [Double], lower: [Double], upper: [Double], ink: Ink = .series(0).faded(to: 0.2), outline: Ink? = nil,
        label: String? = nil
    ) {
        self.x = x
        self.lower = lower
        self.upper = upper
        self.ink = ink
        self.outline = outline
        self.label = label
    }
}

extension Band {
    /// All of x, and of y as much as leaves the data readable.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(
                of: Interval.values(of: [lower, upper], at: x, within: domain), on: yScale, isSoft: true))
    }

    /// Draws the area between the curves, thinned to what the canvas can show.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let area = frame.area(x: x, lower: lower, upper: upper, pixelsPerPoint: canvas.pixelsPerPoint)
        if !area.subpaths.isEmpty { canvas.fill(area, with: ink) }
        guard let outline else { return }
        for curve in [lower, upper] {
            let edge = frame.curve(x: x, y: curve, pixelsPerPoint: canvas.pixelsPerPoint)
            if !edge.subpaths.isEmpty { canvas.stroke(edge, with: Stroke(outline, width: Self.outlineWidth)) }
        }
    }

    /// A box of the paint, with its outline above and below.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        canvas.fill(.rectangle(rectangle), with: ink)
        guard let outline else { return }
        let edges = [rectangle.y, rectangle.bottom].map { [Point(rectangle.x, $0), Point(rectangle.right, $0)] }
        canvas.stroke(Path(edges), with: Stroke(outline, width: Self.outlineWidth))
    }

    /// Width of the lines along the curves in points.
    static let outlineWidth = 0.5

    /// Its upper and its lower edge, if it reaches the right end.
    public func endings(in frame: Frame) -> [Double] {
        guard let last = frame.lastShown(x: x, values: [lower, upper]) else { return [] }
        return [last[1], last[0]]
    }
}
