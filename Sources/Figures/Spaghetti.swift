public import Plot
public import Predictions

extension FigureKind {
    /// Some draws of one method.
    public static let spaghetti = FigureKind(
        "spaghetti", standing: .onRequest, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject()
        return context.methods.compactMap { method in
            guard let samples = method.lines.first, samples.drawCount > 1, !samples.holdsNoise else { return nil }
            return ComposedFigure(
                "Some draws of \(method.title): each is a function that it holds possible. How far they lie apart is its epistemic uncertainty.",
                method: method.name
            ) {
                .spaghetti(method: method.title, subject: subject, samples: samples, size: ComposedFigure.size($0))
            }
        }
    }
}

extension DrawnFigure {
    /// Some of the draws as curves: each is a function that the method holds possible.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - samples: predictions on the subject's grid.
    ///   - count: how many draws are shown at most; they are taken at equal steps through all of them.
    ///   - size: the size of the figure, in points.
    public static func spaghetti(
        method: String, subject: Subject, samples: PredictionSamples, count: Int = 30, size: Size = .page
    ) -> DrawnFigure {
        let moments = PredictiveMoments(samples)
        let shown = min(samples.drawCount, max(count, 1))
        let draws = (0..<shown).map { place in
            let start = place * samples.drawCount / shown * samples.pointCount
            return samples.mean[start..<start + samples.pointCount].map(Double.init)
        }
        let finding = BandFinding(
            epistemicDeviation: moments.epistemicDeviation, grid: subject.grid, trainingRange: subject.trainingRange)
        let sentence =
            if let ratio = finding.ratio {
                "Curves that it holds possible; they lie \(text(ratio)) times as far apart outside the training range"
            } else {
                "Curves that it holds possible: \(finding.sentence)"
            }
        let marks = BandMarks(subject: subject, moments: moments)
        let range = visibleRange(of: subject, bands: [(spread(draws, min), spread(draws, max))])
        let figure = Figure(
            method, subtitle: sentence,
            caption: "\(shown) of \(samples.drawCount) draws, without the noise that they predict.",
            alternativeText:
                "\(shown) draws of \(method) for \(subject.target) over \(subject.feature). \(sentence).",
            size: size
        ) {
            Plot(x: subject.axis, y: Axis(subject.target, domain: range)) {
                marks.washes
                marks.points
                draws.enumerated().map { index, draw in
                    Line(
                        x: subject.grid, y: draw, ink: .series(0).faded(to: 0.35), width: 0.6,
                        label: index == 0 ? "draws" : nil)
                }
                marks.truth
                Line(x: subject.grid, y: moments.mean, width: 1.5, label: "mean")
            }
        }
        return DrawnFigure(
            figure,
            data: [("x", subject.grid), ("mean", moments.mean)]
                + draws.enumerated().map { ("draw \($0 * samples.drawCount / shown + 1)", $1) })
    }

    /// The least or the greatest of the draws at each point.
    private static func spread(_ draws: [[Double]], _ pick: (Double, Double) -> Double) -> [Double] {
        guard var result = draws.first else { return [] }
        for draw in draws.dropFirst() { result = zip(result, draw).map(pick) }
        return result
    }
}
