internal import Tables
public import Plot
public import Predictions

extension FigureKind {
    /// The errors of all methods against σ.
    public static let error = FigureKind("error", standing: .supplement, chapter: .diagnostics) { context in
        let predictions = context.predictions
        let hasDeviation = predictions.contains {
            $0.predictions.samples.hasDraws && $0.predictions.samples.hasDistribution
        }
        guard hasDeviation else { return [] }
        return [
            ComposedFigure(
                "How large the errors are against the σ that was predicted for them. If σ means what it says, the squares lie on the lower line, and nearly all dots below the upper one."
            ) { .errorAgainstDeviation(target: context.target, predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// The size of each error against the σ that was predicted for it, a panel for each method that has a σ.
    ///
    /// If σ means what it says, the root mean square error of points of like σ lies on the diagonal.
    ///
    /// - Parameters:
    ///   - target: the name of the target, with its unit where it has one.
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - groupCount: groups of equal size for which errors are averaged.
    ///   - width: the width of the figure, in points.
    public static func errorAgainstDeviation(
        target: String, _ predictions: [(method: String, predictions: ObservedPredictions)], groupCount: Int = 8,
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let panels = predictions.compactMap { method, predictions -> ErrorGroups? in
            var predictions = predictions
            guard predictions.moments.hasVariance, predictions.samples.hasDistribution else { return nil }
            return ErrorGroups(method: method, predictions: &predictions, count: groupCount)
        }
        let ratios = MethodNumbers(panels.map { ($0.method, $0.ratio) })
        let sentence = "Root mean square error as a multiple of σ: "
        let page = MethodPanels(count: panels.count, width: width)
        let (top, end) = (visibleEnd(panels.map(\.error)), visibleEnd(panels.map(\.deviation)))
        let beyond = panels.compactMap { panel -> String? in
            let count = zip(panel.deviation, panel.error).count { $0 > end || $1 > top }
            return count > 0 ? "\(panel.method) \(count)" : nil
        }
        let figure = Figure(
            "Error against σ", subtitle: sentence + ratios.brief,
            caption: "Dots: test points. Squares: groups of points of like σ. Lines: error = σ and error = 2σ."
                + (beyond.isEmpty ? "" : " Points beyond the frame: \(NumberText.list(beyond))."),
            alternativeText: "Size of the error against the predicted standard deviation. \(sentence)\(ratios.all).",
            size: page.size(width: width, panelHeight: page.square(width: width)), columns: page.columns,
            sharing: [.x, .y], legend: .hidden
        ) {
            panels.map { panel in
                Plot(
                    panel.method, x: Axis("σ of \(target)", domain: 0...end),
                    y: Axis(quantity("|error|", of: target), domain: 0...top)
                ) {
                    Points(x: panel.deviation, y: panel.error, ink: .data.faded(to: 0.35), size: 2.2)
                    Line(x: [0, end], y: [0, 2 * end], ink: .axis, width: 0.7, dash: [3, 2])
                    Line(x: [0, end], y: [0, end], ink: .secondaryText, width: 0.8)
                    Line(x: panel.groupDeviation, y: panel.groupError, width: 1.2)
                    Points(x: panel.groupDeviation, y: panel.groupError, ink: .series(0), shape: .square, size: 4)
                }
            }
        }
        return DrawnFigure(
            figure,
            data: panels.flatMap { panel in
                [
                    ("\(panel.method) standard deviation", panel.deviation),
                    ("\(panel.method) absolute error", panel.error),
                    ("\(panel.method) group standard deviation", panel.groupDeviation),
                    ("\(panel.method) group root mean square error", panel.groupError),
                ]
            })
    }
}

/// How far the axes of all panels reach: to the greatest number, unless one method goes far beyond what most say.
private func visibleEnd(_ values: [[Double]]) -> Double {
    let ends = values.compactMap { range(of: $0)?.upperBound }.sorted()
    guard let last = ends.last, last > 0 else { return 1 }
    let end = 1.05 * min(last, 3 * ends[ends.count / 2])
    return end > 0 ? end : 1.05 * last
}

/// Errors of test points in groups of like σ.
private struct ErrorGroups {
    let method: String
    /// σ of each point.
    let deviation: [Double]
    /// The size of each error.
    let error: [Double]
    /// Root mean square of σ in each group.
    private(set) var groupDeviation: [Double] = []
    /// Root mean square error of each group.
    private(set) var groupError: [Double] = []

    /// Sorts points by σ and cuts them into groups of equal size.
    init(method: String, predictions: inout ObservedPredictions, count: Int) {
        self.method = method
        deviation = predictions.moments.deviation
        error = predictions.error.map(abs)
        let order = deviation.indices.sorted { (deviation[$0], $0) < (deviation[$1], $1) }
        let groups = min(max(count, 1), order.count)
        for group in 0..<groups {
            let members = order[(group * order.count / groups)..<((group + 1) * order.count / groups)]
            groupDeviation.append(rootMeanSquare(members.map { deviation[$0] }))
            groupError.append(rootMeanSquare(members.map { error[$0] }))
        }
    }

    /// Root mean square error of all points as a multiple of the root mean square of σ.
    var ratio: Double { rootMeanSquare(error) / rootMeanSquare(deviation) }
}

private func rootMeanSquare(_ values: [Double]) -> Double {
    (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
}
