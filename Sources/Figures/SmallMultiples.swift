internal import Tables
public import Plot
public import Predictions

extension FigureKind {
    /// The bands of all methods on the same axes.
    public static let comparison = FigureKind(
        "comparison", standing: .main, featureCounts: 1...1, chapter: .overview
    ) { context in
        // Those for comparison have a figure of their own, if there are others.
        let isWhole = context.withoutComparison.ranking.count == context.ranking.count
        let others = isWhole ? "" : " Methods for comparison have a figure of their own, among the diagnostics."
        return .smallMultiples(
            of: context.withoutComparison.ranked, in: context, title: context.title,
            caption: { withoutVariance in
                "The same data, as methods see them, in the order of the table: the mean and the band of \(context.bandLevel.name). The stronger part of the band is epistemic, what the method does not know; the paler is noise.\(withoutVariance)\(others)"
            })
    }

    /// The bands of methods for comparison: those that learn one function, and those that need tuning.
    public static let oneFunction = FigureKind(
        "one-function", standing: .main, featureCounts: 1...1, chapter: .diagnostics
    ) { context in
        let methods = context.ranked.filter(\.isForComparison)
        guard methods.count < context.methods.count else { return [] }
        return .smallMultiples(of: methods, in: context, title: context.title + ", for comparison") {
            withoutVariance in
            "For comparison: methods that learn one function, whose band is noise and says little or nothing of what they don't know, and those whose settings have little margin.\(withoutVariance)"
        }
    }
}

extension [ComposedFigure] {
    /// The bands of some methods on the same axes; nothing without methods.
    ///
    /// - Parameter caption: the caption, given what must be said of bands that are no ±2σ.
    fileprivate static func smallMultiples(
        of methods: [PredictedMethod], in context: FigureContext, title: String,
        caption: (_ withoutVariance: String) -> String
    ) -> [ComposedFigure] {
        let bands = methods.compactMap { method in method.moments.first.map { (method: method.title, moments: $0) } }
        guard !bands.isEmpty else { return [] }
        let subject = context.subject()
        let ratios = methods.filter { !$0.isAdjusted }.compactMap { method in
            method.epistemicRatio.map { (ratio: $0, text: "\(method.title) \(NumberText.significant($0, digits: 2))×") }
        }
        let texts =
            ratios.count <= 4
            ? ratios.map(\.text).joined(separator: ", ")
            : [ratios.min { $0.ratio < $1.ratio }, ratios.max { $0.ratio < $1.ratio }].compactMap { $0?.text }
                .joined(separator: " to ")
        let finding = ratios.isEmpty ? "" : "Epistemic σ outside against inside: " + texts
        let withoutVariance =
            bands.contains { !$0.moments.hasVariance }
            ? " Where there is no σ, the band is an interval, whose probability the legend tells." : ""
        return [
            ComposedFigure(caption(withoutVariance)) {
                .smallMultiples(title: title, subtitle: finding, subject: subject, bands: bands, width: $0)
            }
        ]
    }
}

extension DrawnFigure {
    /// The bands of several methods on the same axes, one panel each, so that the eye compares.
    ///
    /// - Parameters:
    ///   - title: the title of the figure.
    ///   - subtitle: the finding, beneath the title.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - bands: title of each method with the moments of its predictions on the subject's grid, in the order shown.
    ///   - width: the width of the figure, in points.
    public static func smallMultiples(
        title: String, subtitle: String, subject: Subject, bands: [(method: String, moments: PredictiveMoments)],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let page = MethodPanels(count: bands.count, width: width)
        let findings = bands.compactMap { band in
            let finding = BandFinding(
                epistemicDeviation: band.moments.epistemicDeviation, grid: subject.grid,
                trainingRange: subject.trainingRange)
            return finding.ratio.map { "\(band.method) \(text($0)) times" }
        }
        let sentence =
            findings.isEmpty
            ? "" : " σ of the mean outside the training range against inside: \(findings.joined(separator: ", "))."
        // Less room than in a figure of its own: one method that explodes must not make the others flat.
        let visible = visibleRange(of: subject, bands: bands.map(\.moments.band), allowance: 0.35)
        let figure = Figure(
            title, subtitle: subtitle, caption: BandMarks.note(for: subject),
            alternativeText:
                "Predictive bands of \(NumberText.list(bands.map(\.method))) for \(subject.target) over \(subject.feature), on the same axes.\(sentence)",
            size: page.size(width: width, panelHeight: page.wide(width: width)), columns: page.columns,
            sharing: [.x, .y], legend: .above
        ) {
            bands.enumerated().map { index, band in
                let marks = BandMarks(
                    subject: subject, moments: band.moments, isNamed: true, hasNote: index == 0,
                    isComparison: true, scale: 0.8)
                return Plot(
                    band.method, x: subject.axis,
                    y: Axis(subject.target, domain: visible)
                ) { marks.all }
            }
        }
        var data = [("x", subject.grid)]
        if let truth = subject.truth { data.append(("truth", truth)) }
        for band in bands {
            data += band.moments.briefData.map { ("\(band.method) \($0.name)", $0.values) }
        }
        return DrawnFigure(figure, data: data)
    }
}
