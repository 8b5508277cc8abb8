/// Rectangles from a base to each value: histograms and comparisons.
///
/// ```swift
/// Bars(edges: [0, 0.1, 0.2], heights: [12, 9])
/// Bars(x: [0, 1, 2], heights: scores, width: 0.7)
/// ```
public struct Bars: Mark {
    /// Left edges: `[N]`.
    public var left: [Double]
    /// Right edges: `[N]`.
    public var right: [Double]
    /// Where each bar ends: `[N]`.
    public var heights: [Double]
    /// Where all bars start.
    public var base: Double
    /// The paint.
    public var ink: Ink
    /// What a reader calls them.
    public var label: String?

    /// Makes a histogram: N touching bars between edges, `[N + 1]`, with heights, `[N]`.
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

    /// Makes bars of equal width around positions, `[N]`, with heights, `[N]`.
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
    /// All bars from their base.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        var heights: [Double] = []
        for ((start, end), height) in zip(zip(left, right), self.heights) {
            if let domain, end < domain.lowerBound || start > domain.upperBound { continue }
            heights.append(height)
        }
        let lowest = Extent.Reach(of: heights, on: yScale)?.range.lowerBound ?? base
        let highest = Extent.Reach(of: heights, on: yScale)?.range.upperBound ?? base
        return Extent(
            x: Extent.Reach(of: left + right, on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(
                of: heights + [base], on: yScale, isLowerFlush: lowest >= base, isUpperFlush: highest <= base))
    }

    /// Draws the bars as one path, so that neighbours leave no seam.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let floor = yScaleShows(base, frame) ? frame.y(base) : frame.rectangle.bottom
        var bars: [[Point]] = []
        for ((start, end), height) in zip(zip(left, right), heights) where height.isFinite {
            let (a, b, top) = (frame.x(start), frame.x(end), frame.y(height))
            guard a.isFinite, b.isFinite, top.isFinite else { continue }
            bars.append([Point(a, top), Point(b, top), Point(b, floor), Point(a, floor)])
        }
        let path = Path(bars, isClosed: true).clipped(to: frame.rectangle.expanded(by: Frame.margin))
        if path.subpaths.isEmpty { return }
        canvas.fill(path, with: ink)
    }

    private func yScaleShows(_ value: Double, _ frame: Frame) -> Bool { frame.y.scale.shows(value) }
}
