internal import Tables
public import Plot
public import Predictions

/// An even grid over two features, lowest second feature first, row after row.
public struct FeatureGrid: Sendable, Equatable {
    /// The names of both features, with units where they have some.
    public let names: (x: String, y: String)
    /// Whether each of them is a time, in seconds since 1970-01-01 00:00 UTC.
    public let areTimes: (x: Bool, y: Bool)
    /// The positions of the columns: `[C]`.
    public let x: [Double]
    /// The positions of the rows: `[R]`.
    public let y: [Double]

    /// Makes a grid.
    public init(
        names: (x: String, y: String), areTimes: (x: Bool, y: Bool) = (false, false), x: [Double], y: [Double]
    ) {
        self.names = names
        self.areTimes = areTimes
        self.x = x
        self.y = y
    }

    /// Whether both are the same grid.
    public static func == (a: FeatureGrid, b: FeatureGrid) -> Bool {
        a.names == b.names && a.areTimes == b.areTimes && a.x == b.x && a.y == b.y
    }

    /// The features of all points, `[C · R × 2]`, as a method takes them.
    public var points: [Double] { y.flatMap { y in x.flatMap { x in [x, y] } } }

    /// The range that the cells around some positions cover.
    func covered(_ positions: [Double]) -> ClosedRange<Double> {
        guard let first = positions.first, let last = positions.last, first < last else { return 0...1 }
        let half = (last - first) / Double(positions.count - 1) / 2
        return (first - half)...(last + half)
    }
}

extension FigureKind {
    /// Maps of the mean and σ of one method over two features.
    public static let maps = FigureKind(
        "maps", standing: .main, featureCounts: 2...2, chapter: .method
    ) { context in
        guard let grid = context.map else { return [] }
        return context.methods.compactMap { method in
            method.map.map { moments in
                ComposedFigure(
                    mapsCaption(method.title, moments), method: method.name
                ) {
                    .featureMaps(
                        method: method.title, target: context.target, grid: grid, moments: moments,
                        training: (context.training.feature(0), context.training.feature(1)), width: $0)
                }
            }
        }
    }

    /// What the maps of a method show.
    private static func mapsCaption(_ method: String, _ moments: PredictiveMoments) -> String {
        let beside = moments.knowsEpistemic ? ["the epistemic σ of its mean"] : []
        let shown = moments.hasVariance ? ["the parts of its σ"] : ["the width of its \(moments.bandName)"] + beside
        let wanted =
            moments.hasVariance || moments.knowsEpistemic
            ? "Epistemic σ should be small where the dots are, the training data, and grow away from them."
            : "The dots are the training data."
        let sentence = NumberText.list(["The \(moments.centreName) of \(method)"] + shown)
        return "\(sentence) over both features. \(wanted)"
    }
}

extension DrawnFigure {
    /// Maps of the mean and of σ over two features, with the training points on them.
    ///
    /// - Parameters:
    ///   - method: the name of the method, as a title.
    ///   - target: the name of the target, with its unit where it has one.
    ///   - grid: the two features and their grid.
    ///   - moments: of the predictions at the points of the grid.
    ///   - training: both features of the training points: `[N]` each.
    ///   - width: the width of the figure, in points.
    public static func featureMaps(
        method: String, target: String, grid: FeatureGrid, moments: PredictiveMoments,
        training: (x: [Double], y: [Double]), width: Double = Size.page.width
    ) -> DrawnFigure {
        let known = moments.intervals.first?.width ?? moments.epistemicDeviation
        let name = moments.hasVariance ? "σ of the mean" : "The width of the \(moments.bandName)"
        let reach = range(of: known) ?? 0...1
        let top = known.indices.max { known[$0] < known[$1] } ?? 0
        let columns = max(grid.x.count, 1)
        func place(_ values: [Double], _ index: Int, _ name: String, _ isTime: Bool) -> String {
            isTime
                ? CalendarDate.text(values[index], within: (values.last ?? 0) - (values.first ?? 0))
                : amount(values[index], of: name)
        }
        let sentence =
            known.isEmpty
            ? "There is nothing to show"
            : "\(name) goes from \(text(reach.lowerBound)) to \(text(reach.upperBound)); it is largest at \(place(grid.x, top % columns, grid.names.x, grid.areTimes.x)) and \(place(grid.y, top / columns, grid.names.y, grid.areTimes.y))"
        var maps: [(title: String, values: [Double], colormap: Colormap)] = [
            (moments.centreName, moments.mean, .viridis),
            (moments.hasVariance ? "epistemic σ" : "width of \(moments.bandName)", known, .cividis),
        ]
        if !moments.hasVariance, moments.knowsEpistemic {
            maps.append(("epistemic σ", moments.epistemicDeviation, .cividis))
        }
        var caption = "Dots: training data."
        if let aleatoric = moments.aleatoricDeviation, let reach = range(of: aleatoric) {
            if reach.upperBound - reach.lowerBound > 1e-6 * reach.upperBound {
                maps.append(("aleatoric σ", aleatoric, .cividis))
            } else {
                caption += " Aleatoric σ is \(text(reach.upperBound, digits: 3)) everywhere."
            }
        }
        // Beside a map stands the bar of its colours.
        let across = min(maps.count, max(1, Int(width / 160)))
        let rows = (maps.count + across - 1) / across
        let figure = Figure(
            method, subtitle: sentence, caption: caption,
            alternativeText:
                "Maps of the \(moments.centreName) and the \(moments.hasVariance ? "standard deviation" : "interval") of \(method) for \(target) over \(grid.names.x) and \(grid.names.y). \(sentence).",
            size: Size(width, 66 + Double(rows) * width / Double(across)), columns: across, sharing: [.x, .y],
            legend: .hidden
        ) {
            maps.map { map in
                Plot(
                    map.title,
                    x: Axis(grid.names.x, scale: grid.areTimes.x ? .time : .linear, domain: grid.covered(grid.x)),
                    y: Axis(
                        grid.names.y, scale: grid.areTimes.y ? .time : .linear, domain: grid.covered(grid.y),
                        hasGrid: false)
                ) {
                    Tiles(
                        x: grid.covered(grid.x), y: grid.covered(grid.y), columns: columns, values: map.values,
                        colormap: map.colormap)
                    Points(x: training.x, y: training.y, ink: .fixed(Color(hex: 0x000000)).faded(to: 0.5), size: 2.8)
                    Points(x: training.x, y: training.y, ink: .fixed(Color(hex: 0xFFFFFF)).faded(to: 0.9), size: 1.8)
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [
                (grid.names.x, grid.y.flatMap { _ in grid.x }),
                (grid.names.y, grid.y.flatMap { [Double](repeating: $0, count: columns) }),
            ] + maps.map { ($0.title, $0.values) })
    }
}
