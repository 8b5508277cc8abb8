public import Plot
public import Predictions

extension FigureKind {
    /// Nested intervals of one method.
    public static let fan = FigureKind(
        "fan", standing: .onRequest, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject()
        return context.methods.compactMap { method in
            guard let samples = method.lines.first, samples.hasDistribution else { return nil }
            return ComposedFigure(
                "The predictive distribution of \(method.title) as intervals around its median; unlike a band of ±2σ they may be skewed.",
                method: method.name
            ) { .fan(method: method.title, subject: subject, samples: samples, size: ComposedFigure.size($0)) }
        }
    }
}

extension DrawnFigure {
    /// The predictive distribution as nested intervals that hold 50, 80 and 95 % of it, around the median.
    ///
    /// Ends are quantiles of the mixture of the draws, so the fan may be skewed where a band of ±2σ can't be.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - samples: predictions on the subject's grid.
    ///   - size: the size of the figure, in points.
    public static func fan(
        method: String, subject: Subject, samples: PredictionSamples, size: Size = .page
    ) -> DrawnFigure {
        let intervals = [95, 80, 50]
        let levels = intervals.flatMap { percent -> [Double] in
            [(100 - Double(percent)) / 200, (100 + Double(percent)) / 200]
        }
        let quantiles = samples.quantiles(levels + [0.5])
        let median = quantiles[levels.count]
        let widths = zip(quantiles[1], quantiles[0]).map { $0 - $1 }
        let inside = mean(of: widths, on: subject.grid) { subject.trainingRange.contains($0) }
        let outside = mean(of: widths, on: subject.grid) { !subject.trainingRange.contains($0) }
        var sentence =
            "The interval of 95 % is \(text(inside ?? .nan, digits: 3)) wide on average\(subject.inside)"
        if let outside { sentence += " and \(text(outside, digits: 3)) outside" }

        let marks = BandMarks(subject: subject, moments: PredictiveMoments(samples))
        let range = visibleRange(of: subject, bands: [(quantiles[0], quantiles[1])])
        let figure = Figure(
            method, subtitle: sentence,
            caption: samples.modelsNoise || samples.holdsNoise
                ? "" : "The method models no noise: the intervals are those of the curve, not of observations.",
            alternativeText:
                "Quantiles of the predictive distribution of \(method) for \(subject.target) over \(subject.feature). \(sentence).",
            size: size, legend: .above
        ) {
            Plot(x: subject.axis, y: Axis(subject.target, domain: range)) {
                marks.washes
                intervals.enumerated().map { index, percent in
                    NestedBand(
                        band: Band(
                            x: subject.grid, lower: quantiles[2 * index], upper: quantiles[2 * index + 1],
                            ink: BandMarks.Hue.fan.faded(to: strengths[index]),
                            outline: index == 0 ? BandMarks.Hue.fan.faded(to: 0.6) : nil, label: "\(percent) %"),
                        beneath: strengths.prefix(index).map { BandMarks.Hue.fan.faded(to: $0) })
                }
                marks.points
                Line(x: subject.grid, y: median, ink: BandMarks.Hue.fan, width: 1.5, label: "median")
                marks.truth
            }
        }
        let columns = zip(levels, quantiles).map { ("quantile \(text($0, digits: 3))", $1) }
        return DrawnFigure(figure, data: [("x", subject.grid), ("median", median)] + columns)
    }

    /// Opacity of each interval, which adds to that of the wider ones beneath it.
    private static let strengths = [0.15, 0.2, 0.25]
}
