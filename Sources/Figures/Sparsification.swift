public import Plot
public import Predictions

extension FigureKind {
    /// Whether the largest σ of each method belong to the largest errors.
    public static let sparsification = FigureKind(
        "sparsification", standing: .supplement, chapter: .diagnostics
    ) { context in
        let predictions = context.predictions
        let hasError = predictions.contains { known in
            var predictions = known.predictions
            return !predictions.samples.isPointPrediction && predictions.error.contains(where: \.isFinite)
        }
        guard hasError else { return [] }
        return [
            ComposedFigure(
                "The error that remains when the points of the largest σ are taken away. The closer to the dashed curve, which takes away the largest errors, the better σ knows where the method errs."
            ) { .sparsification(target: context.target, predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// How the error falls when the least certain test points are taken away, a panel for each method.
    ///
    /// A method that predicts intervals without a centre has no errors, and no panel.
    ///
    /// - Parameters:
    ///   - target: the name of the target, with its unit where it has one.
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - width: the width of the figure, in points.
    public static func sparsification(
        target: String, _ predictions: [(method: String, predictions: ObservedPredictions)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let curves = predictions.filter { !$0.predictions.samples.isPointPrediction }.map {
            method, predictions -> (method: String, curve: SparsificationCurve) in
            var predictions = predictions
            return (method, SparsificationCurve(&predictions))
        }.filter { !$0.curve.byError.allSatisfy(\.isNaN) }
        let areas = MethodNumbers(curves.map { ($0.method, $0.curve.area) })
        let sentence = "Distance from the order of the true errors, at best 0: "
        let page = MethodPanels(count: curves.count, width: width)
        let figure = Figure(
            "Does it know where it errs?", subtitle: sentence + areas.brief,
            alternativeText: "Sparsification curves on the test data. \(sentence)\(areas.all).",
            size: page.size(width: width, panelHeight: 140), columns: page.columns, sharing: [.x, .y], legend: .above
        ) {
            curves.map { method, curve in
                Plot(
                    method, x: Axis("share of points taken away", domain: 0...1),
                    y: Axis(quantity("error of the rest", of: target), including: [0])
                ) {
                    Band(
                        x: curve.fractions, lower: curve.byError, upper: curve.byDeviation,
                        ink: .series(0).faded(to: 0.15))
                    Rule(
                        y: curve.byDeviation.first ?? 0, ink: .secondaryText, width: 0.7, dash: [1.5, 1.5],
                        label: "any order")
                    Line(
                        x: curve.fractions, y: curve.byError, ink: .secondaryText, width: 1, dash: [4, 2.5],
                        label: "largest error first")
                    Line(x: curve.fractions, y: curve.byDeviation, width: 1.4, label: "largest σ first")
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [("fraction", curves.first?.curve.fractions ?? [])]
                + curves.flatMap { method, curve in
                    [("\(method) by deviation", curve.byDeviation), ("\(method) by error", curve.byError)]
                })
    }
}
