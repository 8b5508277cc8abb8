public import Plot
public import Predictions

extension FigureKind {
    /// What central intervals of all methods hold, less what they should.
    public static let calibrationDifference = FigureKind(
        "calibration-difference", standing: .onRequest, chapter: .diagnostics
    ) { context in
        let predictions = context.innerPredictions
        guard predictions.contains(where: \.predictions.samples.hasDistribution) else { return [] }
        return [
            ComposedFigure(
                "What central intervals of each probability hold, less what they should, at the \(context.innerPoints). Below zero the intervals are too narrow, above it wider than need be; within the grey chance may explain it."
            ) { .calibrationDifference(predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// What central intervals of each probability hold, less what they should, for each method, with the envelope in which
    /// all of it stays in 95 of 100 cases if the method is calibrated.
    ///
    /// It is the empirical distribution function of |2u − 1|, the probability of the smallest central interval that holds
    /// an observation whose transform is u, less that of uniform numbers.
    ///
    /// A method that gives one interval alone has no panel.
    ///
    /// - Parameters:
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - width: the width of the figure, in points.
    public static func calibrationDifference(
        _ predictions: [(method: String, predictions: ObservedPredictions)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let curves = predictions.filter(\.predictions.samples.hasDistribution).map { method, predictions in
            var predictions = predictions
            let levels = predictions.transform.values.map { abs(2 * $0 - 1) }
            return DifferenceCurve(method: method, values: levels)
        }
        return differences(
            curves, title: "What intervals hold, less what they should", x: "probability of the interval",
            y: "observed less nominal",
            what: "Share of the test data that central intervals of each probability hold, less that probability.",
            width: width)
    }
}
