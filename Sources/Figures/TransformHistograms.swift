public import Plot
public import Predictions

extension FigureKind {
    /// Where observations fall in the predictive distributions of all methods.
    public static let pit = FigureKind("pit", standing: .supplement, chapter: .diagnostics) { context in
        let predictions = context.innerPredictions
        guard predictions.contains(where: \.predictions.samples.hasDistribution) else { return [] }
        return [
            ComposedFigure(
                "Where observations fall in their predictive distributions, at the \(context.innerPoints). A calibrated method fills all bars alike; a valley means that it is too sure of itself, a hill that it could be surer."
            ) { .transformHistograms(predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// Where observations fall in their predictive distributions, as a histogram for each method: flat if it is
    /// calibrated, a valley if it is too sure of itself, a hill if it is less sure than it could be.
    ///
    /// A method that gives one interval alone has no panel.
    ///
    /// - Parameters:
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - binCount: bars in each histogram.
    ///   - width: the width of the figure, in points.
    public static func transformHistograms(
        _ predictions: [(method: String, predictions: ObservedPredictions)], binCount: Int = 10,
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let predictions = predictions.filter(\.predictions.samples.hasDistribution)
        let transforms = predictions.map {
            method, predictions -> (method: String, transform: ProbabilityIntegralTransform) in
            var predictions = predictions
            return (method, predictions.transform)
        }
        let edges = (0...max(binCount, 1)).map { Double($0) / Double(max(binCount, 1)) }
        let panels = transforms.map { method, transform in
            (
                method: method, counts: transform.histogram(binCount: binCount).map(Double.init),
                band: transform.histogramBand(binCount: binCount), total: transform.values.count
            )
        }
        let outliers = MethodNumbers(
            panels.map { panel in
                (panel.method, Double(panel.counts.filter { !panel.band.contains(Int($0)) }.count))
            })
        let sentence = "Bars of \(max(binCount, 1)) that chance does not explain: "
        let page = MethodPanels(count: panels.count, width: width)
        let figure = Figure(
            "Where observations fall in their predictive distribution", subtitle: sentence + outliers.brief,
            caption:
                "Between the lines all bars of a calibrated method stay in 95 of 100 cases. Dashed: bars all alike.",
            alternativeText:
                "Histograms of the probability integral transform of the test data. \(sentence)\(outliers.all).",
            size: page.size(width: width, panelHeight: 130), columns: page.columns, sharing: [.x, .y], legend: .hidden
        ) {
            panels.map { panel in
                Plot(
                    panel.method, x: Axis("probability integral transform", domain: 0...1),
                    y: Axis("observations", including: [0])
                ) {
                    Bars(edges: edges, heights: panel.counts, ink: .series(0).faded(to: 0.5))
                    Rule(y: Double(panel.band.lowerBound), ink: .secondaryText)
                    Rule(y: Double(panel.band.upperBound), ink: .secondaryText)
                    Rule(y: Double(panel.total) / Double(max(binCount, 1)), ink: .secondaryText, dash: [3, 2])
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [("from", Array(edges.dropLast())), ("to", Array(edges.dropFirst()))]
                + panels.map { ("\($0.method) observations", $0.counts) })
    }
}
