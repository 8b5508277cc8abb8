public import Plot
public import Predictions

extension FigureKind {
    /// The bands of one method along each of several features.
    public static let features = FigureKind(
        "features", standing: .main, featureCounts: 2...Int.max, chapter: .method
    ) { context in
        context.methods.filter { !$0.moments.isEmpty }.map { method in
            let reach = method.moments.map { moments in
                let finite = moments.mean.filter(\.isFinite)
                return (finite.max() ?? 0) - (finite.min() ?? 0)
            }
            let shown = reach.indices.sorted { (-reach[$0], $0) < (-reach[$1], $1) }.prefix(featureLimit).sorted()
            let some =
                shown.count < reach.count
                ? " Shown are the \(shown.count) of \(reach.count) features along which the mean moves most." : ""
            return ComposedFigure(
                "The band of \(method.title) along each feature, the others at their median. The dots are the training data, whose other features differ.\(some)",
                method: method.name,
                wide: .featureBands(
                    method: method.title,
                    slices: shown.map { (subject: context.subject(feature: $0), moments: method.moments[$0]) }))
        }
    }

    /// More features than this have no panel of their own.
    private static let featureLimit = 12
}

extension DrawnFigure {
    /// The band along each feature, the others at their median: one panel for each feature.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - slices: for each feature its observations, its grid, and the moments of the predictions there.
    ///   - width: the width of the figure, in points.
    public static func featureBands(
        method: String, slices: [(subject: Subject, moments: PredictiveMoments)], width: Double = Size.page.width
    ) -> DrawnFigure {
        let columns = columnCount(slices.count, width: width)
        let rows = (max(slices.count, 1) + columns - 1) / columns
        let reach = slices.compactMap { slice -> (name: String, extent: Double)? in
            range(of: slice.moments.mean).map { (slice.subject.feature, $0.upperBound - $0.lowerBound) }
        }
        let strongest = reach.max { $0.extent < $1.extent }
        let finding =
            strongest.map {
                "The \(slices.first?.moments.centreName ?? "mean") moves most along \($0.name): by \(text($0.extent))"
            }
            ?? (slices.isEmpty ? "There is no feature" : "How the mean moves is unknown")
        let target = slices.first?.subject.target ?? ""
        let figure = Figure(
            method, subtitle: finding + ". Other features stand at their median",
            alternativeText: "Predictive bands of \(method) for \(target) along each feature. \(finding).",
            size: Size(width, 66 + Double(rows) * 150), columns: columns, sharing: [.y], legend: .above
        ) {
            slices.enumerated().map { index, slice in
                let marks = BandMarks(
                    subject: slice.subject, moments: slice.moments, isNamed: true, hasNote: index == 0, scale: 0.75)
                return Plot(
                    x: Axis(slice.subject.feature, domain: slice.subject.shown), y: Axis(target)
                ) { marks.all }
            }
        }
        let data = slices.flatMap { slice -> [(name: String, values: [Double])] in
            let name = slice.subject.feature
            return [(name, slice.subject.grid)] + slice.moments.briefData.map { ("\(name): \($0.name)", $0.values) }
                + (slice.subject.truth.map { [("\(name): truth", $0)] } ?? [])
        }
        return DrawnFigure(figure, data: data)
    }
}
