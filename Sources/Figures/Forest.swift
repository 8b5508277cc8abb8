internal import Tables
public import Plot

extension DrawnFigure {
    /// Values with their intervals in rows, as of a comparison with one thing that all have in common.
    ///
    /// An interval that reaches far beyond all values, or beyond what there can be, ends at the edge of the figure.
    ///
    /// - Parameters:
    ///   - title: what is shown.
    ///   - finding: what a reader should see.
    ///   - axis: what is measured, with its unit.
    ///   - isRatio: whether the values are ratios, of which 1 stands for no difference.
    ///   - limits: the least and the greatest value that there can be; nil if nobody knows.
    ///   - rows: a name with its value, the interval around it, and whether it stands out: `[N]`, from above.
    ///   - width: the width of the figure, in points.
    public static func forest(
        _ title: String, finding: String, axis: String, isRatio: Bool, limits: ClosedRange<Double>? = nil,
        _ rows: [(name: String, value: Double, low: Double, high: Double, isDistinct: Bool)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let places = rows.indices.map { Double(rows.count - 1 - $0) }
        let domain = limits.map { padded($0) } ?? (isRatio ? visibleRatios(rows) : visibleValues(rows))
        let isCut = limits == nil && rows.contains { $0.low < domain.lowerBound || $0.high > domain.upperBound }
        let numbers = rows.map { "\($0.name) \(text($0.value)) (\(text($0.low)) to \(text($0.high)))" }
        func points(_ isDistinct: Bool) -> Points {
            let own = rows.indices.filter { rows[$0].isDistinct == isDistinct }
            return Points(
                x: own.map { rows[$0].value }, y: own.map { places[$0] }, ink: isDistinct ? .series(1) : .series(0),
                size: 4.5)
        }
        let figure = Figure(
            title, subtitle: finding, caption: isCut ? "Lines that reach the edge go on beyond it." : "",
            alternativeText: "\(title): \(axis), with 95 % intervals. \(finding). \(numbers.joined(separator: "; ")).",
            size: Size(width, 78 + (isCut ? 16 : 0) + 15 * Double(max(rows.count, 1)))
        ) {
            Plot(
                x: Axis(axis, scale: isRatio ? .log : .linear, domain: domain, hasGrid: true),
                y: .categories(rows.map(\.name).reversed())
            ) {
                (isRatio ? [1.0] : []).map { Rule(x: $0, ink: .secondaryText, width: 0.8) }
                Intervals(
                    rows.indices.map {
                        (
                            places[$0], max(rows[$0].low, limits?.lowerBound ?? domain.lowerBound),
                            min(rows[$0].high, limits?.upperBound ?? domain.upperBound)
                        )
                    })
                points(false)
                points(true)
            }
        }
        return DrawnFigure(
            figure,
            data: [
                ("place in order", rows.indices.map { Double($0 + 1) }), ("value", rows.map(\.value)),
                ("lower 95 %", rows.map(\.low)), ("upper 95 %", rows.map(\.high)),
            ])
    }

    /// How far the axis reaches: around all intervals.
    private static func visibleValues(
        _ rows: [(name: String, value: Double, low: Double, high: Double, isDistinct: Bool)]
    ) -> ClosedRange<Double> {
        padded(range(of: rows.flatMap { [$0.low, $0.high] }) ?? 0...1)
    }

    /// How far the axis reaches: around all values and no difference, and no more than four times beyond for intervals.
    private static func visibleRatios(
        _ rows: [(name: String, value: Double, low: Double, high: Double, isDistinct: Bool)]
    ) -> ClosedRange<Double> {
        let values = rows.map(\.value) + [1]
        let (least, greatest) = (values.min() ?? 1, values.max() ?? 1)
        let low = max(least / 4, min(least, rows.map(\.low).min() ?? least))
        let high = min(greatest * 4, max(greatest, rows.map(\.high).max() ?? greatest))
        return low / 1.03...high * 1.03
    }
}
