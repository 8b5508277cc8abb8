/// Rectangles from a base to each value: histograms and comparisons.
///
/// ```swift
/// Bars(edges: [0, 0.1, 0.2], heights: [12, 9])
/// Bars(x: [0, 1, 2], heights: scores, width: 0.7)
/// ```
public struct Bars: Mark {
    /// Left edges.
    public var left: [Double]
    /// Right edges.
    public var right: [Double]
    /// Where each bar ends.
    public var heights: [Double]
    /// Where all bars start.
    public var base: Double
    /// The paint.
    public var ink: Ink
    /// What a reader calls them.
    public var label: String?

    /// Makes a histogram: `edges.count - 1` touching bars.
    public init(
        edges: [Double], heights: [Double], base: Double = 0, ink: Ink = .series(0).faded(to: 0.45),
        label: String? = nil
    ) {
        self.left = Array(edges.dropLast())
        self.right = Array(edges.dropFirst())
        self.heights = heights
        self.base = base
        self.ink = ink
        self.label = label
    }

    /// Makes bars of equal width around the positions `x`.
    public init(
        x: [Double], heights: [Double], width: Double = 0.7, base: Double = 0, ink: Ink = .series(0),
        label: String? = nil
    ) {
        self.left = x.map { $0 - width / 2 }
        self.right = x.map { $0 + width / 2 }
        self.heights = heights
        self.base = base
        self.ink = ink
        self.label = label
    }
}

extension Bars {
    /// All boxes with their base line.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        let lowest = heights.min() ?? base
        return Extent(
            x: Extent.Reach(of: left + right, on: scaleX),
            y: Extent.Reach(
                of: heights + [base], on: scaleY, isLowerFlush: lowest >= base,
                isUpperFlush: (heights.max() ?? base) <= base))
    }

    /// Fills the boxes, a hair apart.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let clipping = Clipping(around: frame.rectangle)
        var boxes: [[Point]] = []
        for index in 0..<min(left.count, right.count, heights.count) {
            let a = frame.point(left[index], heights[index])
            let b = frame.point(right[index], base)
            guard !a.x.isNaN, !a.y.isNaN, !b.x.isNaN, !b.y.isNaN, a.y != b.y else { continue }
            let gap = min(0.25, abs(b.x - a.x) / 8)
            boxes.append(
                clipping.polygon([
                    Point(a.x + gap, a.y), Point(b.x - gap, a.y), Point(b.x - gap, b.y), Point(a.x + gap, b.y),
                ]))
        }
        boxes.removeAll(where: \.isEmpty)
        if !boxes.isEmpty { canvas.fill(Path(boxes, isClosed: true), with: ink) }
    }
}
