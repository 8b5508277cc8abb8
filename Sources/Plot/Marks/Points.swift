/// Observations, each a small symbol.
///
/// ```swift
/// Points(x: data.x, y: data.y, label: "training data")
/// Points(x: test.x, y: test.y, isHollow: true)
/// ```
public struct Points: Mark {
    /// Positions along x: `[N]`.
    public var x: [Double]
    /// Values: `[N]`.
    public var y: [Double]
    /// The paint.
    public var ink: Ink
    /// The outline of the symbol.
    public var shape: Symbol.Shape
    /// Diameter in points.
    public var size: Double
    /// Whether only the outline is drawn.
    public var isHollow: Bool
    /// What a reader calls them.
    public var label: String?

    /// Makes points; what exceeds the shorter of the two arrays is left out.
    public init(
        x: [Double], y: [Double], ink: Ink = .data.faded(to: 0.45), shape: Symbol.Shape = .circle, size: Double = 2.6,
        isHollow: Bool = false, label: String? = nil
    ) {
        self.x = x
        self.y = y
        self.ink = ink
        self.shape = shape
        self.size = size
        self.isHollow = isHollow
        self.label = label
    }
}

extension Points {
    /// The line width of hollow symbols and crosses in points.
    static let outline = 0.8

    /// All points.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scale),
            y: Extent.Reach(of: Interval.values(of: [y], at: x, within: domain), on: yScale))
    }

    /// Draws the points that are shown; very many are merged to as many as can be told apart.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let area = frame.rectangle.expanded(by: size)
        var seen: [Point] = []
        seen.reserveCapacity(min(x.count, y.count))
        for index in 0..<min(x.count, y.count) {
            let place = frame.point(x[index], y[index])
            if area.contains(place) { seen.append(place) }
        }
        guard seen.count > PointMerging.count else {
            if !seen.isEmpty { canvas.symbols(symbol(ink), at: seen) }
            return
        }
        for group in PointMerging.merged(seen, cell: PointMerging.cell(size, canvas.pixelsPerPoint), ink: ink) {
            canvas.symbols(symbol(group.ink), at: group.points)
        }
    }

    /// One symbol.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let middle = Point(rectangle.x + rectangle.width / 2, rectangle.y + rectangle.height / 2)
        canvas.symbols(symbol(ink), at: [middle])
    }

    private func symbol(_ ink: Ink) -> Symbol {
        if isHollow || shape == .cross {
            return Symbol(shape, size: size, stroke: Stroke(ink, width: Self.outline))
        }
        return Symbol(shape, size: size, fill: ink)
    }
}
