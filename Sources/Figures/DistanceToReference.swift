public import Plot
import Predictions

extension FigureKind {
    /// How far each method is from the reference.
    public static let distance = FigureKind(
        "distance", standing: .main, featureCounts: 1...1, chapter: .reference
    ) { context in
        guard let reference = context.reference, !reference.distances.isEmpty else { return [] }
        return [
            ComposedFigure(
                "How far each method's predictive distribution is from that of \(reference.title), in the units of the target. Where a curve touches zero, the method says what the model and the data imply."
            ) {
                .distanceToReference(
                    reference: reference.title, subject: context.subject(grid: context.coarseLine),
                    distances: context.inOrder(reference.distances, of: \.method), width: $0)
            }
        ]
    }
}

extension DrawnFigure {
    /// How far each method's predictive distribution is from the reference posterior over x, on common axes.
    ///
    /// - Parameters:
    ///   - reference: the name of the posterior, as a heading says it.
    ///   - subject: what the figure is about, with the grid that predictions are on.
    ///   - distances: title of each method with a distance at each point of the subject's grid, `[G]`, in the units of
    ///     the target, such as the Wasserstein distance.
    ///   - width: the width of the figure, in points.
    public static func distanceToReference(
        reference: String, subject: Subject, distances: [(method: String, values: [Double])],
        width: Double = Size.page.width
    ) -> DrawnFigure {
        let means = distances.map { distance in
            let inside = mean(of: distance.values, on: subject.grid) { subject.trainingRange.contains($0) }
            return (method: distance.method, value: inside ?? .nan)
        }
        let numbers = MethodNumbers(means)
        let sentence = "Mean distance inside the training range: "
        let nearest = means.indices.filter { means[$0].value.isFinite }
            .min { (means[$0].value, $0) < (means[$1].value, $1) }
        let page = MethodPanels(count: distances.count, width: width)
        let figure = Figure(
            "Distance to \(reference)", subtitle: sentence + numbers.brief,
            caption: (nearest.map { "Grey line: \(means[$0].method), the nearest. " } ?? "")
                + BandMarks.note(for: subject),
            alternativeText:
                "Distance of each method to \(reference) over \(subject.feature). \(sentence)\(numbers.all).",
            size: page.size(width: width, panelHeight: 134), columns: page.columns, sharing: [.x, .y], legend: .hidden
        ) {
            distances.indices.map { index in
                let washes = BandMarks.washes(of: subject, hasNote: index == 0)
                return Plot(
                    distances[index].method, x: subject.axis,
                    y: Axis(quantity("distance", of: subject.target), including: [0])
                ) {
                    washes
                    [nearest].compactMap(\.self).filter { $0 != index }.map {
                        Line(x: subject.grid, y: distances[$0].values, ink: .secondaryText.faded(to: 0.7), width: 1)
                    }
                    Line(x: subject.grid, y: distances[index].values, width: 1.4)
                }
            }
        }
        return DrawnFigure(figure, data: [("x", subject.grid)] + distances.map { ($0.method, $0.values) })
    }
}
