public import Plot
public import Predictions

extension FigureKind {
    /// What intervals of all methods hold against how wide they are.
    public static let coverage = FigureKind("coverage", standing: .supplement, chapter: .diagnostics) { context in
        let predictions = context.predictions
        guard predictions.contains(where: \.predictions.samples.hasDistribution) else { return [] }
        return [
            ComposedFigure(
                "What intervals of rising probability hold against how wide they are. Of two methods that hold as much, the one with the narrower intervals knows more."
            ) { .coverageAgainstWidth(target: context.target, predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// What share of observations central intervals hold against how wide they are, for intervals of rising probability.
    ///
    /// Further up at the same width is better. Each method has a panel, in which the first, the best of them, stands in
    /// grey.
    ///
    /// A method that gives one interval alone has no panel.
    ///
    /// - Parameters:
    ///   - target: the name of the target, with its unit where it has one.
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - width: the width of the figure, in points.
    public static func coverageAgainstWidth(
        target: String, _ predictions: [(method: String, predictions: ObservedPredictions)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let predictions = predictions.filter(\.predictions.samples.hasDistribution)
        let curves = predictions.map { method, predictions -> CoverageCurve in
            var predictions = predictions
            return CoverageCurve(method: method, predictions: &predictions)
        }
        let coverages = MethodNumbers(
            curves.map { ($0.method, $0.coverage[CoverageCurve.marked]) }, write: percent)
        let sentence = "Of the observations, intervals of 90 % hold: "
        let page = MethodPanels(count: curves.count, width: width)
        let end = range(of: curves.map { $0.width[CoverageCurve.marked + 2] })?.upperBound ?? 1
        let figure = Figure(
            "Coverage against width", subtitle: sentence + coverages.brief,
            caption: "Dots: intervals of 50, 68 and 90 %, which should lie on the rules."
                + (curves.count > 1 ? " Grey: \(curves[0].method), for comparison." : ""),
            alternativeText:
                "Coverage of central intervals against their mean width on the test data. \(sentence)\(coverages.all).",
            size: page.size(width: width, panelHeight: 140), columns: page.columns, sharing: [.x, .y], legend: .hidden
        ) {
            curves.indices.map { index in
                let curve = curves[index]
                let dots = CoverageCurve.dots
                return Plot(
                    curve.method, x: Axis(quantity("mean width", of: target), domain: 0...(end > 0 ? end : 1)),
                    y: Axis("share held", domain: 0...1.02, hasGrid: false)
                ) {
                    dots.map { Rule(y: CoverageCurve.levels[$0], ink: .axis, width: 0.5, dash: [2, 2]) }
                    curves.prefix(index > 0 ? 1 : 0).map {
                        Line(x: $0.width, y: $0.coverage, ink: .secondaryText.faded(to: 0.7), width: 1)
                    }
                    Line(x: curve.width, y: curve.coverage, width: 1.5)
                    Points(
                        x: dots.map { curve.width[$0] }, y: dots.map { curve.coverage[$0] }, ink: .series(0), size: 4)
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [("level", CoverageCurve.levels)]
                + curves.flatMap { [("\($0.method) mean width", $0.width), ("\($0.method) coverage", $0.coverage)] })
    }
}

/// Mean width and coverage of the central intervals of one method.
private struct CoverageCurve {
    /// Probabilities of the intervals.
    static let levels = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.6827, 0.75, 0.8, 0.85, 0.9, 0.9273, 0.9545, 0.975, 0.99]
    /// The places of the levels that bear a dot.
    static let dots = [5, 7, marked]
    /// The place of the level that the finding is about.
    static let marked = 11

    let method: String
    private(set) var width: [Double] = []
    private(set) var coverage: [Double] = []

    init(method: String, predictions: inout ObservedPredictions) {
        self.method = method
        let observed = predictions.observed
        predictions.prepareIntervals(Self.levels)
        for level in Self.levels {
            let interval = predictions.centralInterval(level)
            let inside = observed.indices.filter {
                interval.low[$0] <= observed[$0] && observed[$0] <= interval.high[$0]
            }
            width.append(zip(interval.high, interval.low).reduce(0) { $0 + $1.0 - $1.1 } / Double(observed.count))
            // An interval that is not known holds nothing, and has no coverage either.
            let isKnown = zip(interval.low, interval.high).allSatisfy { !$0.isNaN && !$1.isNaN }
            coverage.append(isKnown ? Double(inside.count) / Double(observed.count) : .nan)
        }
    }
}
