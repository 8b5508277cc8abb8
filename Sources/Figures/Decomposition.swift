public import Plot
public import Predictions

extension FigureKind {
    /// The parts of σ of all methods.
    public static let decomposition = FigureKind(
        "decomposition", standing: .supplement, featureCounts: 1...1, chapter: .faults
    ) { context in
        let bands = context.bands
        guard bands.contains(where: { $0.moments.hasParts }) else { return [] }
        let subject = context.subject()
        return [
            ComposedFigure(
                "Where the uncertainty comes from. Noise belongs to the data and stays; the epistemic part should be small where there are data and grow where there are none."
            ) { .decomposition(subject: subject, bands: bands, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// The two parts of σ over x, one panel for each method whose σ has parts: what is noise, and what is
    /// not known.
    public static func decomposition(
        subject: Subject, bands: [(method: String, moments: PredictiveMoments)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let bands = bands.filter { $0.moments.hasParts }
        let columns = columnCount(bands.count, width: width)
        let rows = (max(bands.count, 1) + columns - 1) / columns
        let shares = bands.map { band -> (method: String, value: Double) in
            let inside = subject.grid.indices.filter {
                subject.trainingRange.contains(subject.grid[$0]) && band.moments.total[$0].isFinite
            }
            guard !inside.isEmpty else { return (band.method, .nan) }
            let total = inside.reduce(0.0) { $0 + band.moments.total[$1] }
            let epistemic = inside.reduce(0.0) { $0 + band.moments.epistemic[$1] }
            return (band.method, total > 0 ? epistemic / total : 0)
        }
        let numbers = MethodNumbers(shares, write: percent)
        let finding = "Epistemic share of the variance\(subject.inside): "
        let figure = Figure(
            "Where the uncertainty comes from", subtitle: finding + numbers.brief,
            caption: BandMarks.note(for: subject),
            alternativeText:
                "Aleatoric and epistemic standard deviation over \(subject.feature). \(finding)\(numbers.all).",
            size: Size(width, 80 + Double(rows) * 130), columns: columns, sharing: [.x, .y], legend: .above
        ) {
            bands.enumerated().map { index, band in
                let marks = BandMarks(subject: subject, moments: band.moments, hasNote: index == 0)
                return Plot(
                    band.method, x: Axis(subject.feature, domain: subject.shown),
                    y: Axis("σ of \(subject.target)", including: [0])
                ) {
                    marks.washes
                    Line(
                        x: subject.grid, y: band.moments.deviation, ink: .secondaryText, width: 0.8, dash: [1.5, 1.5],
                        label: "total")
                    if let aleatoric = band.moments.aleatoricDeviation {
                        Line(
                            x: subject.grid, y: aleatoric, ink: .series(1), width: 1.2, dash: [4, 2], label: "aleatoric"
                        )
                    }
                    Line(x: subject.grid, y: band.moments.epistemicDeviation, width: 1.4, label: "epistemic")
                }
            }
        }
        var data = [("x", subject.grid)]
        for band in bands {
            data.append(("\(band.method) epistemic standard deviation", band.moments.epistemicDeviation))
            if let aleatoric = band.moments.aleatoricDeviation {
                data.append(("\(band.method) aleatoric standard deviation", aleatoric))
            }
            data.append(("\(band.method) total standard deviation", band.moments.deviation))
        }
        return DrawnFigure(figure, data: data)
    }
}
