extension Frame {
    /// How far outside the panel, in points, curves are followed before they are cut.
    static let margin = 16.0

    /// The visible part of a curve through data, thinned to what the canvas can show; one subpath per unbroken run.
    func curve(x: [Double], y: [Double], pixelsPerPoint: Double) -> Path {
        var curve = ThinnedCurve(in: self, pixelsPerPoint: pixelsPerPoint)
        for (a, b) in zip(x, y) {
            // An infinite value is as unknown as a missing one.
            curve.append(a.isFinite && b.isFinite ? point(a, b) : Point(.nan, .nan))
        }
        curve.interrupt()
        return Path(curve.runs.filter { $0.count > 1 }).clipped(to: rectangle.expanded(by: Self.margin))
    }

    /// The visible part of the area between two curves, one closed subpath per unbroken run.
    func area(x: [Double], lower: [Double], upper: [Double], pixelsPerPoint: Double) -> Path {
        var low = ThinnedCurve(in: self, pixelsPerPoint: pixelsPerPoint)
        var high = low
        for (a, (b, c)) in zip(x, zip(lower, upper)) {
            guard a.isFinite && !b.isNaN && !c.isNaN else {
                low.interrupt()
                high.interrupt()
                continue
            }
            let across = self.x(a)
            low.append(Point(across, edge(b)))
            high.append(Point(across, edge(c)))
        }
        low.interrupt()
        high.interrupt()
        // A NaN position interrupts both curves at the same vertices, so the runs correspond.
        let outlines = zip(low.runs, high.runs).map { $1 + $0.reversed() }.filter { $0.count > 3 }
        return Path(outlines, isClosed: true).clipped(to: rectangle.expanded(by: Self.margin))
    }

    /// The height of an interval's end; what a logarithmic scale can't show lies below everything.
    private func edge(_ value: Double) -> Double {
        if y.scale == .log && value <= 0 { return .infinity }
        return y(value)
    }
}
