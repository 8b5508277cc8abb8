public import Plot
public import Predictions

extension FigureKind {
    /// The parts of the variance of all methods but those for comparison.
    public static let decomposition = FigureKind(
        "decomposition", standing: .supplement, featureCounts: 1...1, chapter: .faults
    ) { context in
        let bands = context.withoutComparison.bands
        guard bands.contains(where: { $0.moments.hasParts }) else { return [] }
        let subject = context.subject()
        let truth =
            subject.noise == nil
            ? "" : " Dashed is the true noise: a method with one noise level can't follow it."
        return [
            ComposedFigure(
                "Where the uncertainty comes from. Variances add: what is noise belongs to the data and stays; what the method does not know lies on it, and should be thin where there are data and thick where there are none.\(truth)"
            ) { .decomposition(subject: subject, bands: bands, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// The two parts of the variance over x, one upon the other, one panel for each method whose variance has parts: what
    /// is noise, and what is not known.
    ///
    /// The true noise is dashed where it is known. What exceeds the frame is cut: variances explode where there are no data.
    public static func decomposition(
        subject: Subject, bands: [(method: String, moments: PredictiveMoments)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let bands = bands.filter { $0.moments.hasParts }
        let page = MethodPanels(count: bands.count, width: width)
        let shares = bands.map { band -> (method: String, value: Double) in
            let inside = subject.grid.indices.filter {
                subject.isKnown(subject.grid[$0]) && band.moments.total[$0].isFinite
            }
            guard !inside.isEmpty else { return (band.method, .nan) }
            let total = inside.reduce(0.0) { $0 + band.moments.total[$1] }
            let epistemic = inside.reduce(0.0) { $0 + band.moments.epistemic[$1] }
            return (band.method, total > 0 ? epistemic / total : 0)
        }
        let numbers = MethodNumbers(shares, write: percent)
        let finding = "Epistemic share of the variance\(subject.inside): "
        let noise = subject.noise.map { $0.map { $0 * $0 } }
        let top = highestVariance(subject: subject, noise: noise, bands.map(\.moments))
        let isCut = bands.contains { band in band.moments.total.contains { $0 > top } }
        let notes = [BandMarks.note(for: subject), isCut ? "What reaches the upper edge goes on beyond it." : ""]
        let figure = Figure(
            "Where the uncertainty comes from", subtitle: finding + numbers.brief,
            caption: notes.filter { !$0.isEmpty }.joined(separator: " "),
            alternativeText:
                "Aleatoric and epistemic variance over \(subject.feature), one upon the other. \(finding)\(numbers.all).",
            size: page.size(width: width, panelHeight: page.wide(width: width)), columns: page.columns,
            sharing: [.x, .y], legend: .above
        ) {
            bands.enumerated().map { index, band in
                Plot(
                    band.method, x: subject.axis,
                    y: Axis(squared("variance", of: subject.target), domain: 0...top)
                ) {
                    BandMarks.washes(of: subject, hasNote: index == 0)
                    areas(band.moments, on: subject.grid)
                    noise.map { noise -> [any Mark] in
                        [Line(x: subject.grid, y: noise, ink: .text, width: 0.9, dash: [3, 2], label: "true noise")]
                    } ?? []
                }
            }
        }
        var data = [("x", subject.grid)]
        if let noise { data.append(("true noise variance", noise)) }
        for band in bands {
            data.append(("\(band.method) epistemic variance", band.moments.epistemic))
            if let aleatoric = band.moments.aleatoric { data.append(("\(band.method) aleatoric variance", aleatoric)) }
            data.append(("\(band.method) total variance", band.moments.total))
        }
        return DrawnFigure(figure, data: data)
    }

    /// The noise at the foot, so that it can be held against the true one, and on it what is not known.
    private static func areas(_ moments: PredictiveMoments, on grid: [Double]) -> [any Mark] {
        let zero = [Double](repeating: 0, count: grid.count)
        let epistemic = Band(
            x: grid, lower: moments.aleatoric ?? zero, upper: moments.total, ink: .series(0).faded(to: 0.6),
            outline: .series(0), label: "epistemic: not known")
        guard let aleatoric = moments.aleatoric else { return [epistemic] }
        return [
            Band(
                x: grid, lower: zero, upper: aleatoric, ink: .series(1).faded(to: 0.35), label: "aleatoric: noise"),
            epistemic,
        ]
    }

    /// How far a panel reaches: what the methods say where there are data, unless one of them says far more than most, and
    /// all of the true noise.
    private static func highestVariance(
        subject: Subject, noise: [Double]?, _ moments: [PredictiveMoments]
    ) -> Double {
        let reaches = moments.compactMap { moments in
            range(of: zip(subject.grid, moments.total).filter { subject.isKnown($0.0) }.map(\.1))?.upperBound
        }.sorted()
        let reach = reaches.isEmpty ? 0 : min(reaches[reaches.count - 1], 2 * reaches[reaches.count / 2])
        let top = 1.1 * max(reach, noise.flatMap { range(of: $0)?.upperBound } ?? 0)
        return top > 0 && top.isFinite ? top : 1
    }
}
