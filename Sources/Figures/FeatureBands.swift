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
            let centre = PredictiveMoments(method.test).mean
            let slices = shown.map { feature -> FeatureSlice in
                let subject = context.subject(feature: feature, hasTest: true)
                return FeatureSlice(
                    subject: subject, moments: method.moments[feature],
                    residuals: zip(context.test.y, centre).map { $0 - $1 })
            }
            return ComposedFigure(
                "The band of \(method.title) along each feature, the others at their median. A circle is what the prediction for a test point misses, put upon the curve; the lines at the foot are the training data.\(some)",
                method: method.name
            ) { .featureBands(method: method.title, slices: slices, width: $0) }
        }
    }

    /// More features than this have no panel of their own.
    private static let featureLimit = 12
}

/// Predictions along one feature, the others at their median, with what the prediction for each test point misses.
public struct FeatureSlice: Sendable {
    /// The feature with its observations, and the grid.
    public let subject: Subject
    /// The predictions on the grid.
    public let moments: PredictiveMoments
    /// What was observed at each test point less what was predicted there; empty if nobody knows: `[N]`.
    public let residuals: [Double]

    /// Makes a slice.
    public init(subject: Subject, moments: PredictiveMoments, residuals: [Double] = []) {
        self.subject = subject
        self.moments = moments
        self.residuals = residuals
    }

    /// The residuals put upon the curve (partial residuals).
    ///
    /// They are what the test points would be if all other features stood at their median, as far as the method knows; those
    /// beyond the grid are left out.
    ///
    /// Source: Larsen & McCleary 1972, Technometrics 14.
    var partialResiduals: Subject.Observations {
        let pairs = zip(subject.test.x, residuals).compactMap { x, residual -> (x: Double, y: Double)? in
            guard let curve = value(at: x), residual.isFinite else { return nil }
            return (x, curve + residual)
        }
        return Subject.Observations(x: pairs.map(\.x), y: pairs.map(\.y))
    }

    /// The mean between the grid's points.
    private func value(at x: Double) -> Double? {
        let (grid, mean) = (subject.grid, moments.mean)
        guard let first = grid.first, let last = grid.last, first <= x, x <= last else { return nil }
        var places = 0..<grid.count
        while !places.isEmpty {
            let middle = (places.lowerBound + places.upperBound) / 2
            places = grid[middle] < x ? middle + 1..<places.upperBound : places.lowerBound..<middle
        }
        let upper = places.lowerBound
        guard upper > 0 else { return mean[0] }
        let share = (x - grid[upper - 1]) / (grid[upper] - grid[upper - 1])
        return mean[upper - 1] + share * (mean[upper] - mean[upper - 1])
    }
}

extension DrawnFigure {
    /// The band along each feature, the others at their median: one panel for each feature.
    ///
    /// The y axis holds the curves and what they miss; a band that explodes is cut.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - slices: for each feature its observations, its grid, and the predictions there.
    ///   - width: the width of the figure, in points.
    public static func featureBands(
        method: String, slices: [FeatureSlice], width: Double = Size.page.width
    ) -> DrawnFigure {
        let page = MethodPanels(count: slices.count, width: width)
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
        let residuals = slices.map(\.partialResiduals)
        let hasResiduals = residuals.contains { !$0.x.isEmpty }
        let shown = visibleRange(slices, residuals)
        let figure = Figure(
            method, subtitle: finding + ". Other features stand at their median",
            caption: (hasResiduals ? "Circles: what the predictions for test points miss, put upon the curve. " : "")
                + "Lines at the foot: training data.",
            alternativeText: "Predictive bands of \(method) for \(target) along each feature. \(finding).",
            size: page.size(width: width, panelHeight: page.wide(width: width)), columns: page.columns, sharing: [.y],
            legend: .above
        ) {
            slices.indices.map { index in
                let slice = slices[index]
                let marks = BandMarks(
                    subject: slice.subject, moments: slice.moments, isNamed: true, hasNote: index == 0,
                    hasPoints: false, scale: 0.75)
                return Plot(
                    x: slice.subject.axis, y: Axis(target, domain: shown)
                ) {
                    Points(
                        x: residuals[index].x, y: residuals[index].y, ink: .data.faded(to: 0.4), size: 2,
                        isHollow: true)
                    marks.all
                    Rug(x: slice.subject.training.x)
                }
            }
        }
        let data = slices.indices.flatMap { index -> [(name: String, values: [Double])] in
            let (slice, own) = (slices[index], residuals[index])
            let name = slice.subject.feature
            var columns = [(name: name, values: slice.subject.grid)]
            columns += slice.moments.briefData.map { ("\(name): \($0.name)", $0.values) }
            if let truth = slice.subject.truth { columns.append(("\(name): truth", truth)) }
            guard !own.x.isEmpty else { return columns }
            return columns + [("\(name) of test points", own.x), ("\(name): partial residual", own.y)]
        }
        return DrawnFigure(figure, data: data)
    }

    /// All curves and partial residuals, and of the bands as much as leaves these readable.
    private static func visibleRange(
        _ slices: [FeatureSlice], _ residuals: [Subject.Observations]
    ) -> ClosedRange<Double>? {
        var seen = residuals.flatMap(\.y)
        for slice in slices {
            seen += slice.moments.mean
            seen += slice.subject.truth ?? []
        }
        let bands = slices.map(\.moments.band)
        let ends = bands.flatMap { $0.lower + $0.upper }
        guard let data = range(of: seen) ?? range(of: ends) else { return nil }
        let reach = range(of: ends) ?? data
        let extent = data.upperBound - data.lowerBound
        let room = extent > 0 ? 0.35 * extent : .infinity
        let low = min(data.lowerBound, max(reach.lowerBound, data.lowerBound - room))
        let high = max(data.upperBound, min(reach.upperBound, data.upperBound + room))
        return padded(low...high)
    }
}
