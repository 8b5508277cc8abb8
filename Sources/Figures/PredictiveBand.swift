internal import Tables
public import Plot
public import Predictions

extension FigureKind {
    /// The band of one method.
    public static let band = FigureKind(
        "band", standing: .main, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject()
        return context.methods.compactMap { method in
            guard let moments = method.moments.first else { return nil }
            return ComposedFigure(bandCaption(method), method: method.name) {
                .predictiveBand(
                    method: method.title, subject: subject, moments: moments, size: ComposedFigure.size($0))
            }
        }
    }

    private static func bandCaption(_ method: PredictedMethod) -> String {
        let band = BandWords(method.test)
        let shares = method.coverage.map { coverage -> String in
            let points = coverage.isExpected ? "" : " of the \(coverage.pointCount) test points"
            return "\(NumberText.percent(coverage.share))\(points)\(coverage.place.isEmpty ? "" : " " + coverage.place)"
        }
        let verb = method.coverage.contains(where: \.isExpected) ? "is expected to hold" : "holds"
        let held = shares.isEmpty ? "" : ", which \(verb) \(NumberText.list(shares))"
        let nominal =
            band.isOfDeviations && !shares.isEmpty
            ? " (of a normal distribution: \(PredictiveInterval.text(of: band.nominal)))" : ""
        guard !method.test.isPointPrediction else {
            return "\(method.title): its single prediction, which carries no uncertainty."
        }
        let centre = band.hasCentre ? "the \(band.centre) and " : ""
        return "\(method.title): \(centre)the \(band.title)\(held)\(nominal)."
    }
}

extension DrawnFigure {
    /// The predictive band of one method over one feature: mean, ±2σ in its parts or intervals, the data, and where none
    /// were seen.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - moments: of the predictions on the subject's grid.
    ///   - size: the size of the figure, in points.
    public static func predictiveBand(
        method: String, subject: Subject, moments: PredictiveMoments, size: Size = .page
    ) -> DrawnFigure {
        let marks = BandMarks(subject: subject, moments: moments)
        let finding = moments.finding(on: subject)
        let hasCircles = !marks.outside.x.isEmpty
        let figure = Figure(
            method, subtitle: finding,
            caption: subject.training.x.isEmpty
                ? "Circles: test data."
                : "Dots: training data." + (hasCircles ? " Circles: test data where there are none." : "")
                    + (marks.washes.isEmpty ? "" : " Grey: no training data."),
            alternativeText:
                "Predictive band of \(method) for \(subject.target) over \(subject.feature). \(finding).",
            size: size
        ) {
            Plot(
                x: subject.axis,
                y: Axis(subject.target, domain: visibleRange(of: subject, bands: [moments.band]))
            ) { marks.all }
        }
        return DrawnFigure(figure, data: marks.data)
    }
}
