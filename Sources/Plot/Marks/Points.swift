/// Observations, each a small symbol.
///
/// ```swift
/// Points(x: data.x, y: data.y, label: "training data")
/// Points(x: test.x, y: test.y, isHollow: true)
/// ```
public struct Points: Mark {
    /// Positions along x.
    public var x: [Double]
    /// Values.
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
    private var symbol: Symbol {
        isHollow
            ? Symbol(shape, size: size, stroke: Stroke(ink, width: 0.7))
            : shape == .cross
                ? Symbol(shape, size: size, stroke: Stroke(ink, width: 1)) : Symbol(shape, size: size, fill: ink)
    }

    /// One symbol.
    public var sample: LegendSample { .symbol(symbol) }

    /// All points.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(x: Extent.Reach(of: x, on: scaleX), y: Extent.Reach(of: y, on: scaleY))
    }

    /// Draws the points whose symbols touch the panel.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let reach = frame.rectangle.expanded(by: size)
        var visible: [Point] = []
        for index in 0..<min(x.count, y.count) {
            let point = frame.point(x[index], y[index])
            // A comparison with NaN is false, so missing values fall out here too.
            if reach.contains(point) { visible.append(point) }
        }
        if !visible.isEmpty { canvas.symbols(symbol, at: visible) }
    }
}
