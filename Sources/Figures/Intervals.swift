internal import Plot

/// Lying intervals at single heights, such as that of a score in the row of its method.
struct Intervals: Mark {
    /// Heights with the ends of their intervals: `[N]`.
    let values: [(y: Double, low: Double, high: Double)]
    var ink = Ink.series(0)
    var width = 1.4

    init(_ values: [(y: Double, low: Double, high: Double)]) {
        self.values = values.filter { $0.low.isFinite && $0.high.isFinite }
    }

    var label: String? { nil }

    private var lines: [Line] {
        values.map { Line(x: [$0.low, $0.high], y: [$0.y, $0.y], ink: ink, width: width) }
    }

    func extent(x: Scale, y: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Line(x: values.flatMap { [$0.low, $0.high] }, y: values.flatMap { [$0.y, $0.y] })
            .extent(x: x, y: y, within: domain)
    }

    func draw(in frame: Frame, on canvas: inout some Canvas) {
        for line in lines { line.draw(in: frame, on: &canvas) }
    }
}
