public import Plot
public import Predictions

extension FigureKind {
    /// The band of one method while it learned.
    public static let filmstrip = FigureKind(
        "filmstrip", standing: .example, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject(grid: context.coarseLine)
        return context.methods.filter { $0.frames.count > 1 }.map { method in
            ComposedFigure(
                "The band of \(method.title) after some of its epochs, from the first to the last, on the same axes.",
                method: method.name,
                wide: .filmstrip(method: method.title, subject: subject, frames: method.frames))
        }
    }
}

extension DrawnFigure {
    /// The band after some of the epochs, from the first to the last, on the same axes: how certainty is learned.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - frames: the epochs done with the moments of the predictions then, at most twelve are legible.
    ///   - width: the width of the figure, in points.
    public static func filmstrip(
        method: String, subject: Subject, frames: [(epoch: Int, moments: PredictiveMoments)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let columns = frames.count <= 4 ? max(frames.count, 1) : (frames.count + 1) / 2
        let rows = (max(frames.count, 1) + columns - 1) / columns
        // σ of the mean, or the width of the interval of a method without one.
        func inside(_ moments: PredictiveMoments) -> Double {
            let values = moments.intervals.first?.width ?? moments.epistemicDeviation
            return mean(of: values, on: subject.grid) { subject.trainingRange.contains($0) } ?? .nan
        }
        let quantity = frames.first.map {
            $0.moments.hasVariance ? "σ of the mean" : "the width of the \($0.moments.bandName)"
        }
        let first = frames.first.map { "\(text(inside($0.moments))) after epoch \($0.epoch)" } ?? ""
        let last = frames.last.map { "\(text(inside($0.moments))) after epoch \($0.epoch)" } ?? ""
        let finding =
            frames.contains { inside($0.moments) > 0 }
            ? "Inside the training range \(quantity ?? "nothing") goes from \(first) to \(last)"
            : "One network: its band is noise alone"
        let isSplit = frames.contains { $0.moments.aleatoric != nil && $0.moments.epistemic.contains { $0 > 0 } }
        let shown = visibleRange(of: subject, bands: frames.map(\.moments.band), allowance: 0.35)
        let figure = Figure(
            "\(method), epoch by epoch", subtitle: finding,
            caption: [isSplit ? "Dark: epistemic ±2σ; light: total." : "", BandMarks.note(for: subject)]
                .filter { !$0.isEmpty }.joined(separator: " "),
            alternativeText: "The band of \(method) after \(frames.count) moments of training. \(finding).",
            size: Size(width, 62 + Double(rows) * 92), columns: columns, sharing: [.x, .y], legend: .hidden
        ) {
            frames.map { frame in
                let marks = BandMarks(
                    subject: subject, moments: frame.moments, isNamed: false, hasNote: false,
                    isComparison: true, hasPoints: false, scale: 0.7)
                return Plot(
                    "epoch \(frame.epoch)", x: Axis(domain: subject.shown), y: Axis(domain: shown)
                ) { marks.all }
            }
        }
        var data = [("x", subject.grid)]
        if let truth = subject.truth { data.append(("truth", truth)) }
        for frame in frames {
            data += frame.moments.briefData.map { ("epoch \(frame.epoch) \($0.name)", $0.values) }
        }
        return DrawnFigure(figure, data: data)
    }
}
