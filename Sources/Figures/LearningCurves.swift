internal import Tables
public import Plot

extension DrawnFigure {
    /// A score and the epistemic σ over the rows learned from, each with 1.96 standard errors to both sides: a panel for
    /// each method.
    ///
    /// - Parameters:
    ///   - title: what was learned.
    ///   - score: the name of the score.
    ///   - curves: the title of each method, its numbers of rows, `[K]`, and the means and standard errors of both: `[K]`.
    ///   - width: the width of the figure, in points.
    public static func learningCurves(
        _ title: String, score: String,
        _ curves: [(
            method: String, rows: [Double], scores: [(mean: Double, error: Double)],
            deviations: [(mean: Double, error: Double)]
        )],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let page = MethodPanels(count: curves.count, width: width)
        let ends = range(of: curves.flatMap(\.rows)) ?? 1...10
        // Room for the points at both ends.
        let domain = ends.lowerBound / 1.1...ends.upperBound * 1.1
        let gains = curves.map { curve -> String in
            guard let first = curve.scores.first?.mean, let last = curve.scores.last?.mean else { return "" }
            return "\(curve.method) \(text(first)) to \(text(last))"
        }
        let figure = Figure(
            title, subtitle: "\(score) and epistemic σ with more rows",
            alternativeText:
                "\(score) of each method over the number of rows learned from, from the fewest to all: \(gains.joined(separator: "; ")).",
            size: page.size(width: width, panelHeight: 140), columns: page.columns, sharing: [.x, .y], legend: .above
        ) {
            curves.map { curve in
                Plot(
                    curve.method, x: Axis("rows learned from", scale: .log, domain: domain),
                    y: Axis("\(score), epistemic σ", scale: .log)
                ) {
                    series(curve.rows, curve.scores, ink: .series(0), label: score)
                    series(curve.rows, curve.deviations, ink: .series(1), label: "epistemic σ")
                }
            }
        }
        return DrawnFigure(
            figure,
            data: curves.flatMap { curve in
                [
                    ("rows, \(curve.method)", curve.rows), ("score, \(curve.method)", curve.scores.map(\.mean)),
                    ("epistemic, \(curve.method)", curve.deviations.map(\.mean)),
                ]
            })
    }

    /// A line with error bars; values that have no logarithm are left out.
    private static func series(
        _ rows: [Double], _ values: [(mean: Double, error: Double)], ink: Ink, label: String
    ) -> [any Mark] {
        let shown = rows.indices.filter { values.indices.contains($0) && values[$0].mean > 0 }
        let x = shown.map { rows[$0] }
        let means = shown.map { values[$0].mean }
        func end(_ sign: Double) -> [Double] {
            shown.map { place in
                let (mean, error) = values[place]
                return max(mean + sign * 1.96 * (error.isFinite ? error : 0), mean / 4)
            }
        }
        return [
            ErrorBars(x: x, lower: end(-1), upper: end(1), ink: ink),
            Line(x: x, y: means, ink: ink, width: 1.2, label: label),
            Points(x: x, y: means, ink: ink, size: 3.5),
        ]
    }
}
