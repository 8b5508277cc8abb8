/// The area between two curves, such as mean ± 2σ.
///
/// ```swift
/// Band(x: grid, lower: low, upper: high, ink: .series(0).faded(to: 0.2), label: "±2σ")
/// ```
///
/// It breaks where a value is missing (NaN). An automatic axis shows it only as far as that leaves the data readable.
public struct Band: Mark {
    /// Positions along x.
    public var x: [Double]
    /// The lower curve.
    public var lower: [Double]
    /// The upper curve.
    public var upper: [Double]
    /// The paint; bands have no outline.
    public var ink: Ink
    /// What a reader calls it.
    public var label: String?

    /// Makes a band; what exceeds the shortest of the three arrays is left out.
    public init(
        x: [Double], lower: [Double], upper: [Double], ink: Ink = .series(0).faded(to: 0.2), label: String? = nil
    ) {
        self.x = x
        self.lower = lower
        self.upper = upper
        self.ink = ink
        self.label = label
    }
}

extension Band {
    /// All of x, and of y as much as leaves the data readable.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scaleX, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: lower + upper, on: scaleY, isSoft: true))
    }

    /// Fills each stretch without missing values.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let clipping = Clipping(around: frame.rectangle)
        var polygons: [[Point]] = []
        var top: [Point] = []
        var bottom: [Point] = []
        func flush() {
            if top.count > 1 {
                func thinned(_ points: [Point]) -> [Point] {
                    Thinning.line(points, pixelsPerPoint: canvas.pixelsPerPoint, width: frame.rectangle.width)
                }
                let polygon = clipping.polygon(thinned(top) + thinned(bottom).reversed())
                if !polygon.isEmpty { polygons.append(polygon) }
            }
            top = []
            bottom = []
        }
        for index in 0..<min(x.count, lower.count, upper.count) {
            let high = frame.point(x[index], upper[index])
            let low = frame.point(x[index], lower[index])
            if high.x.isNaN || high.y.isNaN || low.y.isNaN {
                flush()
            } else {
                top.append(high)
                bottom.append(low)
            }
        }
        flush()
        if !polygons.isEmpty { canvas.fill(Path(polygons, isClosed: true), with: ink) }
    }

    /// The height of the upper curve.
    public func endHeight(in frame: Frame) -> Double? {
        frame.endHeight(x: x, y: upper)
    }
}
