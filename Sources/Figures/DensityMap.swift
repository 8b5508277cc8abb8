public import Plot
public import Predictions

extension FigureKind {
    /// The predictive density of one method.
    public static let density = FigureKind(
        "density", standing: .onRequest, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject()
        return context.methods.compactMap { method in
            guard let samples = method.lines.first else { return nil }
            func draw(_ width: Double) -> DrawnFigure? {
                // What can't be drawn, such as the density of one draw without noise, is left out.
                try? .densityMap(
                    method: method.title, subject: subject, samples: samples, size: ComposedFigure.size(width))
            }
            guard let wide = draw(Size.page.width) else { return nil }
            return ComposedFigure(
                "Where \(method.title) expects observations: the density of its predictive distribution, at each \(subject.feature) as a share of the peak there.",
                method: method.name, wide: wide, narrow: draw(ComposedFigure.phone))
        }
    }
}

extension DrawnFigure {
    /// The predictive density over x and y as a map, at each x as a share of its peak there.
    ///
    /// A share, because a method that is sure has a high and narrow peak beside which nothing else could be seen.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - samples: predictions on the subject's grid, which is even.
    ///   - rows: cells along y.
    ///   - size: the size of the figure, in points.
    /// - Returns: nil if there is no density: the method models no noise, or gives quantiles or an interval.
    /// - Throws: what `PredictionSamples.density(at:)` throws.
    public static func densityMap(
        method: String, subject: Subject, samples: PredictionSamples, rows: Int = 160, size: Size = .page
    ) throws(PredictionError) -> DrawnFigure? {
        guard samples.hasDensity, rows > 0, subject.shown.lowerBound < subject.shown.upperBound else { return nil }
        let quantiles = samples.quantiles([0.005, 0.995])
        let range = visibleRange(of: subject, bands: [(quantiles[0], quantiles[1])])
        let step = (range.upperBound - range.lowerBound) / Double(rows)
        let centres = (0..<rows).map { row -> Double in range.lowerBound + (Double(row) + 0.5) * step }
        var densities: [[Double]] = []
        for centre in centres {
            let row = try samples.density(at: [Double](repeating: centre, count: samples.pointCount))
            densities.append(row ?? [])
        }
        var peak = [Double](repeating: 0, count: samples.pointCount)
        for row in densities { peak = zip(peak, row).map { max($0, $1) } }
        let shares = densities.flatMap { row -> [Double] in
            zip(row, peak).map { density, peak -> Double in peak > 0 ? density / peak : 0 }
        }

        let height = zip(quantiles[1], quantiles[0]).map { $0 - $1 }
        let inside = mean(of: height, on: subject.grid) { subject.trainingRange.contains($0) }
        let sentence =
            "Where it expects observations: 99 % of them in an interval \(text(inside ?? .nan)) wide\(subject.inside)"
        let figure = Figure(
            method, subtitle: sentence, caption: "Dots: training data. Rules: the ends of their range.",
            alternativeText:
                "Predictive density of \(method) for \(subject.target) over \(subject.feature). \(sentence).",
            size: size, legend: .hidden
        ) {
            Plot(
                x: subject.axis, y: Axis(subject.target, domain: range, hasGrid: false)
            ) {
                Tiles(
                    x: subject.shown, y: range, columns: samples.pointCount, values: shares, title: "share of the peak",
                    domain: 0...1)
                Points(
                    x: subject.training.x, y: subject.training.y, ink: .fixed(Color(hex: 0xFFFFFF)).faded(to: 0.55),
                    size: 1.8)
                [subject.trainingRange.lowerBound, subject.trainingRange.upperBound].filter(subject.isInside).map {
                    Rule(x: $0, ink: .fixed(Color(hex: 0xFFFFFF)).faded(to: 0.7))
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [("x", subject.grid), ("density at the peak", peak)]
                + zip(centres, densities).map { ("density at \(text($0, digits: 4))", $1) })
    }
}

extension Subject {
    /// Whether a value of x lies between the ends of what is shown.
    func isInside(_ value: Double) -> Bool { value > shown.lowerBound && value < shown.upperBound }
}
