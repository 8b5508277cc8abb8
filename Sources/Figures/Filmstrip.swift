public import Plot
public import Predictions

extension FigureKind {
    /// The band of one method while it learned.
    public static let filmstrip = FigureKind(
        "filmstrip", standing: .example, featureCounts: 1...1, chapter: .method
    ) { context in
        let subject = context.subject(grid: context.coarseLine)
        return context.methods.compactMap { method in
            let frames = shown(
                method.frames, epochs: context.histories.first { $0.method == method.title }?.mean(0).count)
            guard frames.count > 1 else { return nil }
            return ComposedFigure(
                "The band of \(method.title) after some of its epochs, from the first to the last, on the same axes.",
                method: method.name
            ) { .filmstrip(method: method.title, subject: subject, frames: frames, width: $0) }
        }
    }

    /// The frames that show something new: none like the one before it, and none that bears an epoch which training that
    /// stopped early never reached.
    ///
    /// - Parameter epochs: the number of epochs of the longest run; nil if nobody knows.
    static func shown(
        _ frames: [(epoch: Int, moments: PredictiveMoments)], epochs: Int?
    ) -> [(epoch: Int, moments: PredictiveMoments)] {
        let last = epochs ?? .max
        var shown: [(epoch: Int, moments: PredictiveMoments)] = []
        for frame in frames where shown.last.map({ $0.moments != frame.moments }) ?? true {
            let epoch = min(frame.epoch, last)
            if shown.last?.epoch == epoch { shown.removeLast() }
            shown.append((epoch, frame.moments))
        }
        return shown
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
        let most = max(1, Int(width / 72))
        let full = frames.count <= 4 ? max(frames.count, 1) : (frames.count + 1) / 2
        let columns = full <= most ? full : min(most, 3)
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
            caption: [
                isSplit ? "Dark: epistemic \(frames[0].moments.bandLevel.name); light: total." : "",
                BandMarks.note(for: subject),
            ]
            .filter { !$0.isEmpty }.joined(separator: " "),
            alternativeText: "The band of \(method) after \(frames.count) moments of training. \(finding).",
            size: Size(width, 62 + Double(rows) * 92), columns: columns, sharing: [.x, .y], legend: .hidden
        ) {
            frames.map { frame in
                let marks = BandMarks(
                    subject: subject, moments: frame.moments, isNamed: false, hasNote: false,
                    isComparison: true, hasPoints: false, scale: 0.7)
                return Plot(
                    "epoch \(frame.epoch)", x: subject.untitledAxis, y: Axis(domain: shown)
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
