/// Names of marks at the right end of a panel, each beside what it names.
struct DirectLabels: Sendable {
    /// One placed name.
    struct Placed: Sendable {
        var text: RichText
        var ink: Ink
        var middle: Double
    }

    /// Between the panel and the names.
    static let gap = 5.0
    /// The share of the figure's width that names may take.
    static let share = 0.3
    /// How many lines a name may stand away from what it names.
    static let farthest = 3.0

    /// The names that are placed.
    var placed: [Placed] = []
    /// The room that they take beside the panel, gap included.
    var width = 0.0

    /// Places the names of all marks that end at the right; `nil` if they don't fit or lie too far from their marks.
    static func place(
        _ marks: [any Mark], in frame: Frame, figureWidth: Double, on canvas: some Canvas
    ) -> DirectLabels? {
        let font = Typography.legend
        let line = Typography.line(font)
        var result = DirectLabels()
        var wished: [Double] = []
        for mark in marks {
            guard let label = mark.label, !label.isEmpty else { continue }
            let text = RichText(label)
            guard let ending = freest(mark.endings(in: frame), beside: wished) else { return nil }
            wished.append(ending)
            result.placed.append(Placed(text: text, ink: mark.ink.forText, middle: ending))
            result.width = max(result.width, text.extents(font, on: canvas).advance + gap)
        }
        let range =
            (frame.rectangle.y + line / 2)...max(frame.rectangle.y + line / 2, frame.rectangle.bottom - line / 2)
        guard !wished.isEmpty, result.width <= share * figureWidth,
            let middles = Spacing.spread(wished, distance: line * 0.95, in: range)
        else { return nil }
        for (index, middle) in middles.enumerated() {
            if abs(middle - wished[index]) > farthest * line { return nil }
            result.placed[index].middle = middle
        }
        return result
    }

    /// Of the heights that a mark offers, the one farthest from the names that stand already.
    private static func freest(_ heights: [Double], beside others: [Double]) -> Double? {
        func room(_ height: Double) -> Double { others.map { abs($0 - height) }.min() ?? .infinity }
        var best: Double?
        for height in heights where best.map({ room(height) > room($0) + 1 }) ?? true { best = height }
        return best
    }

    /// Draws the names beside a panel whose right edge is given.
    func draw(right: Double, on canvas: inout some Canvas) {
        let font = Typography.legend
        for label in placed {
            label.text.draw(
                at: Point(right + Self.gap, label.middle + Typography.capitals * font.size / 2), font: font,
                ink: label.ink, on: &canvas)
        }
    }
}
