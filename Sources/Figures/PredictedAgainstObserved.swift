public import Plot
public import Predictions

extension FigureKind {
    /// Predictions of all methods against what was observed.
    public static let observed = FigureKind(
        "observed", standing: .main, featureCounts: 2...Int.max, chapter: .overview
    ) { context in
        guard !context.methods.isEmpty else { return [] }
        let predictions = context.ranked.map { (method: $0.title, moments: PredictiveMoments($0.test)) }
        let other = predictions.contains { !$0.moments.hasVariance } ? ", or an interval where there is no σ," : ","
        return [
            ComposedFigure(
                "Predictions for the test rows with \(context.bandLevel.name)\(other) against what was observed. Right ones lie on the line; an honest band crosses it."
            ) {
                .predictedAgainstObserved(
                    target: context.target, observed: context.test.y, predictions: predictions, width: $0)
            }
        ]
    }
}

extension DrawnFigure {
    /// Predictions with their bands against what was observed, one panel for each method; right ones lie on the diagonal.
    ///
    /// - Parameters:
    ///   - target: the name of the target, with its unit where it has one.
    ///   - observed: the targets of the test points: `[N]`.
    ///   - predictions: title of each method with the moments of its predictions at those points.
    ///   - width: the width of the figure, in points.
    public static func predictedAgainstObserved(
        target: String, observed: [Double], predictions: [(method: String, moments: PredictiveMoments)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let columns = min(max(predictions.count, 1), width < Size.page.width ? 2 : 3)
        let rows = (max(predictions.count, 1) + columns - 1) / columns
        let shares = predictions.map { prediction -> (method: String, value: Double) in
            let (low, high) = prediction.moments.band
            let inside = observed.indices.filter { low[$0] <= observed[$0] && observed[$0] <= high[$0] }.count
            return (prediction.method, Double(inside) / Double(max(observed.count, 1)))
        }
        let numbers = MethodNumbers(shares) { "\(text(100 * $0, digits: 3)) %" }
        let bands = Set(predictions.map(\.moments.bandName))
        let bandName = bands.count == 1 ? bands.first ?? "" : "the band of each"
        let finding = "Share of test points within \(bandName): "
        let means = predictions.flatMap(\.moments.mean)
        // Bars may widen what is shown by a quarter at each end; a longer one leaves the panel.
        let points = range(of: observed + means) ?? 0...1
        let room = 0.25 * (points.upperBound - points.lowerBound)
        let bars = range(of: predictions.flatMap { $0.moments.band.lower + $0.moments.band.upper }) ?? points
        let both = padded(
            min(
                points.lowerBound, max(bars.lowerBound, points.lowerBound - room))...max(
                    points.upperBound, min(bars.upperBound, points.upperBound + room)))
        let isCut = bars.lowerBound < both.lowerBound || bars.upperBound > both.upperBound
        let figure = Figure(
            "Predicted against observed", subtitle: finding + numbers.brief,
            caption: "Bars: \(bandName)\(isCut ? "; those that reach the edge go on beyond it." : ".")",
            alternativeText:
                "Predicted against observed \(target) at \(observed.count) test points. \(finding)\(numbers.all).",
            size: Size(width, 56 + Double(rows) * (width / Double(columns) - 8)), columns: columns,
            sharing: [.x, .y], legend: .hidden
        ) {
            predictions.map { prediction in
                Plot(
                    prediction.method, x: Axis("observed \(target)", domain: padded(points)),
                    y: Axis("predicted \(target)", domain: both)
                ) {
                    Line(
                        x: [both.lowerBound, both.upperBound], y: [both.lowerBound, both.upperBound], ink: .axis,
                        width: 0.7)
                    ErrorBars(
                        x: observed, lower: prediction.moments.band.lower, upper: prediction.moments.band.upper,
                        ink: .series(0).faded(to: 0.3), width: 0.6)
                    Points(x: observed, y: prediction.moments.mean, ink: .series(0).faded(to: 0.8), size: 2.4)
                }
            }
        }
        var data = [("observed", observed)]
        for prediction in predictions {
            let columns = prediction.moments.briefData.filter { $0.name != "epistemic standard deviation" }
            data += columns.map { ("\(prediction.method) \($0.name)", $0.values) }
        }
        return DrawnFigure(figure, data: data)
    }
}
