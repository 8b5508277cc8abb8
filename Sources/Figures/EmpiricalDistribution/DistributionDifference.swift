internal import Tables
public import Plot
public import Predictions

extension FigureKind {
    /// How far the distribution of observations within their predictive distributions is from uniform, for all methods.
    public static let ecdf = FigureKind("ecdf", standing: .supplement, chapter: .diagnostics) { context in
        let predictions = context.innerPredictions
        guard predictions.contains(where: \.predictions.samples.hasDistribution) else { return [] }
        return [
            ComposedFigure(
                "How many more observations than there should be lie below each quantile of the predictions, at the \(context.innerPoints). A calibrated method stays within the grey; a slope down in the middle and up at both ends means that it is too sure of itself, the reverse that it could be surer, and a hill or a valley that it predicts too much or too little."
            ) { .distributionDifference(predictions, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// The empirical distribution function of the probability integral transform less that of uniform numbers, for each
    /// method, with the envelope in which all of it stays in 95 of 100 cases if the method is calibrated (Säilynoja,
    /// Bürkner & Vehtari 2022, arXiv:2103.10522).
    ///
    /// A method that gives one interval alone has no panel.
    ///
    /// - Parameters:
    ///   - predictions: title of each method with its predictions beside what was observed.
    ///   - width: the width of the figure, in points.
    public static func distributionDifference(
        _ predictions: [(method: String, predictions: ObservedPredictions)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let curves = predictions.filter(\.predictions.samples.hasDistribution).map { method, predictions in
            var predictions = predictions
            return DifferenceCurve(method: method, values: predictions.transform.values)
        }
        return differences(
            curves, title: "Observations below each quantile, less what should be",
            x: "probability integral transform", y: "excess of observations below",
            what:
                "Empirical distribution function of the probability integral transform of the test data, less that of uniform numbers.",
            width: width)
    }

    /// The panels of curves, each with its envelope.
    static func differences(
        _ curves: [DifferenceCurve], title: String, x: String, y: String, what: String, width: Double
    ) -> DrawnFigure {
        let outside = curves.filter(\.leaves).map(\.method)
        let sentence =
            outside.isEmpty
            ? "All stay within what chance allows"
            : outside.count > MethodNumbers.nameLimit
                ? "\(outside.count) of \(curves.count) leave what chance allows"
                : "\(NumberText.list(outside)) \(outside.count == 1 ? "leaves" : "leave") what chance allows"
        let page = MethodPanels(count: curves.count, width: width)
        let figure = Figure(
            title, subtitle: sentence,
            caption: "Grey: where the whole curve of a calibrated method stays in 95 of 100 cases.",
            alternativeText:
                "\(what) \(outside.isEmpty ? sentence : "\(NumberText.list(outside)) \(outside.count == 1 ? "leaves" : "leave") what chance allows").",
            size: page.size(width: width, panelHeight: 130), columns: page.columns, sharing: [.x, .y], legend: .hidden
        ) {
            curves.map { curve in
                let envelope = curve.envelope
                return Plot(
                    curve.method, x: Axis(x, domain: 0...1), y: Axis(y)
                ) {
                    Band(
                        x: [0] + envelope.places + [1],
                        lower: [0] + zip(envelope.lower, envelope.places).map(-) + [0],
                        upper: [0] + zip(envelope.upper, envelope.places).map(-) + [0],
                        ink: .secondaryText.faded(to: 0.18))
                    Line(x: [0, 1], y: [0, 0], ink: .axis, width: 0.7)
                    Line(x: curve.x, y: curve.y, width: 1.4)
                }
            }
        }
        return DrawnFigure(
            figure,
            data: curves.flatMap { curve in
                [("\(curve.method) transform", curve.x), ("\(curve.method) excess", curve.y)]
            })
    }
}

/// The curve of one method.
struct DifferenceCurve {
    let method: String
    let envelope: UniformEnvelope
    /// The corners of the curve, or its values at even places where there are very many.
    let x: [Double]
    let y: [Double]
    /// Whether it leaves the envelope at one of its places.
    let leaves: Bool

    /// More observations than this are seen at even places alone.
    private static let cornerLimit = 1000

    init(method: String, values: [Double]) {
        let sorted = values.filter(\.isFinite).sorted()
        let count = Double(max(sorted.count, 1))
        /// The share of the numbers up to a place.
        func share(_ place: Double) -> Double {
            var range = 0..<sorted.count
            while !range.isEmpty {
                let middle = (range.lowerBound + range.upperBound) / 2
                range = sorted[middle] <= place ? middle + 1..<range.upperBound : range.lowerBound..<middle
            }
            return Double(range.lowerBound) / count
        }
        let envelope = UniformEnvelope(count: sorted.count)
        self.method = method
        self.envelope = envelope
        leaves = envelope.places.indices.contains { index in
            let value = share(envelope.places[index])
            return value < envelope.lower[index] || value > envelope.upper[index]
        }
        guard sorted.count <= Self.cornerLimit else {
            let even = (0...500).map { Double($0) / 500 }
            x = even
            y = even.map { share($0) - $0 }
            return
        }
        var (x, y): ([Double], [Double]) = ([0], [0])
        for (index, place) in sorted.enumerated() {
            // The curve falls along the diagonal and jumps by one observation.
            x += [place, place]
            y += [Double(index) / count - place, Double(index + 1) / count - place]
        }
        self.x = x + [1]
        self.y = y + [0]
    }
}
