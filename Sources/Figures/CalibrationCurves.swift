public import Plot
public import Predictions

extension FigureKind {
    /// The calibration curves of all methods but those for comparison; other figures hold these.
    public static let calibration = FigureKind("calibration", standing: .supplement, chapter: .quality) { context in
        let predictions = context.withoutComparison.innerPredictions
        guard predictions.contains(where: \.predictions.samples.hasDistribution) else { return [] }
        return [
            ComposedFigure(
                "How often observations fall below each quantile of the predictions, at the \(context.innerPoints). On the diagonal the method is calibrated; the grey band is what chance allows."
            ) { .calibrationCurves(predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// How often observations fall below predictive quantiles against how often they should, a panel for each method.
    ///
    /// The band around the diagonal holds the whole curve of a calibrated method in 95 of 100 cases.
    ///
    /// A method that gives one interval alone has no panel.
    ///
    /// - Parameters:
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - width: the width of the figure, in points.
    public static func calibrationCurves(
        _ predictions: [(method: String, predictions: ObservedPredictions)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let predictions = predictions.filter(\.predictions.samples.hasDistribution)
        let curves = predictions.map { method, predictions -> (method: String, curve: CalibrationCurve) in
            var predictions = predictions
            return (method, CalibrationCurve(predictions.transform))
        }
        let verdicts = curves.map { (method: $0.method, verdict: CalibrationVerdict($0.curve)) }
        let sentence = CalibrationVerdict.sentence(verdicts)
        let page = MethodPanels(count: curves.count, width: width)
        let figure = Figure(
            "Calibration", subtitle: CalibrationVerdict.sentence(verdicts, isBrief: true),
            caption: "Grey: where the whole curve of a calibrated method stays in 95 of 100 cases.",
            alternativeText: "Calibration curves on the test data. \(sentence).",
            size: page.size(width: width, panelHeight: page.square(width: width)), columns: page.columns,
            sharing: [.x, .y], legend: .hidden
        ) {
            curves.map { method, curve in
                let margin = curve.simultaneousMargin()
                return Plot(
                    method, x: Axis("quantile asked for", domain: 0...1),
                    y: Axis("share of observations below", domain: 0...1)
                ) {
                    Band(
                        x: curve.levels, lower: curve.levels.map { max(0, $0 - margin) },
                        upper: curve.levels.map { min(1, $0 + margin) }, ink: .secondaryText.faded(to: 0.18))
                    Line(x: [0, 1], y: [0, 1], ink: .axis, width: 0.7)
                    Line(x: curve.levels, y: curve.observed, width: 1.4)
                    Label(
                        "area \(text(curve.area, decimals: 3))", x: 0.97, y: 0.06, anchor: .aboveLeft, ink: .text)
                }
            }
        }
        let levels = curves.first?.curve.levels ?? []
        return DrawnFigure(
            figure,
            data: [("level", levels)] + curves.map { ("\($0.method) observed", $0.curve.observed) }
                + curves.map { method, curve in
                    ("\(method) margin", [Double](repeating: curve.simultaneousMargin(), count: curve.levels.count))
                }
        )
    }
}
