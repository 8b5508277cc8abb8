internal import Tables
public import Plot
internal import Predictions

extension FigureKind {
    /// What the bands of all methods hold in each part of the data.
    public static let regions = FigureKind("regions", standing: .supplement, chapter: .faults) { context in
        let rows = context.ranked.compactMap { RegionalCoverage($0, in: context) }
        guard rows.contains(where: { !$0.shares.isEmpty }), !context.test.y.isEmpty else { return [] }
        let law = context.hasKnownLaw
        let how =
            law
            ? "as expected under the true law of the data at the test points"
            : "as counted at the test points, with its 95 % interval"
        let parts =
            context.features.count == 1
            ? "each part of \(context.features[0])"
            : "the fifths of the test points from where a method is surest to where it is least sure"
        return [
            ComposedFigure(
                "What the band of each method holds in \(parts), \(how). On the line it keeps its promise; left of it the band is too narrow there, right of it wider than need be."
            ) { .coverageByRegion(rows, isExpected: law, width: $0) }
        ]
    }
}

/// What the band of one method holds in each of several parts of the data.
public struct RegionalCoverage: Sendable {
    /// What it holds of one part.
    public struct Share: Sendable, Equatable {
        /// The part in words, the same for all methods.
        public let region: String
        /// The share of the observations there that the band holds, or is expected to hold.
        public let value: Double
        /// Where the share lies with 95 %; nil for an expected one.
        public let interval: ClosedRange<Double>?
        /// The number of test points there.
        public let pointCount: Int
        /// Whether there are training data in that part.
        public let isKnown: Bool

        /// Makes a share.
        public init(
            region: String, value: Double, interval: ClosedRange<Double>? = nil, pointCount: Int, isKnown: Bool = true
        ) {
            self.region = region
            self.isKnown = isKnown
            self.value = value
            self.interval = interval
            self.pointCount = pointCount
        }
    }

    /// The title of the method.
    public let method: String
    /// The share that the band should hold.
    public let nominal: Double
    /// What it holds of each part that has test points, from left to right.
    public let shares: [Share]

    /// Puts the shares of a method together.
    public init(method: String, nominal: Double, shares: [Share]) {
        self.method = method
        self.nominal = nominal
        self.shares = shares
    }
}

extension DrawnFigure {
    /// What the band of each method holds in each part of the data: a panel for each part, a row for each method, a line
    /// at what should be held; shares below a half are numbers.
    ///
    /// - Parameters:
    ///   - rows: the methods in the order of the table.
    ///   - isExpected: whether the shares are those that are expected under a known law.
    ///   - width: the width of the figure, in points.
    public static func coverageByRegion(
        _ rows: [RegionalCoverage], isExpected: Bool, width: Double = Size.page.width
    ) -> DrawnFigure {
        var regions: [String] = []
        for share in rows.flatMap(\.shares) where !regions.contains(share.region) { regions.append(share.region) }
        // The longest row tells the order, should a method lack a part.
        if let whole = rows.first(where: { $0.shares.count == regions.count }) { regions = whole.shares.map(\.region) }
        let leastShares = MethodNumbers(
            rows.map { ($0.method, $0.shares.map(\.value).min() ?? .nan) }, write: percent)
        let finding = "Where it holds least: "
        let isWide = width >= Size.page.width
        let columns = isWide ? min(max(regions.count, 1), 9) : 2
        let lines = (max(regions.count, 1) + columns - 1) / columns
        let names = rows.map(\.method)
        let places = rows.indices.map { Double(rows.count - 1 - $0) }
        let nominal = Set(rows.map(\.nominal)).sorted().map(percent)
        let figure = Figure(
            "What the band holds, part by part", subtitle: finding + leastShares.brief,
            caption: "Line: the \(NumberText.list(nominal)) that it should hold."
                + (isExpected ? " Shares are expected ones under the true law." : " Bars: 95 % intervals."),
            alternativeText:
                "Coverage of the bands in \(regions.count) parts of the data: \(NumberText.list(regions)). \(finding)\(leastShares.all).",
            size: Size(width, 76 + Double(lines) * (30 + 13 * Double(max(rows.count, 1)))), columns: columns,
            sharing: [.x, .y], legend: .hidden
        ) {
            regions.map { region in
                let own = rows.indices.compactMap { index in
                    rows[index].shares.first { $0.region == region }.map { (place: places[index], share: $0) }
                }
                let shown = own.filter { $0.share.value >= least }
                return Plot(
                    region, x: Axis("share held (%)", domain: shownShares, ticks: ticks),
                    y: .categories(names.reversed())
                ) {
                    own.contains { !$0.share.isKnown } ? [Span(x: -.infinity ... .infinity)] : []
                    rows.indices.map { index in
                        Line(
                            x: [rows[index].nominal, rows[index].nominal],
                            y: [places[index] - 0.5, places[index] + 0.5], ink: .secondaryText, width: 0.8)
                    }
                    Intervals(
                        shown.compactMap { own in
                            own.share.interval.map { (own.place, $0.lowerBound, $0.upperBound) }
                        })
                    Points(x: shown.map(\.share.value), y: shown.map(\.place), ink: .series(0), size: 4)
                    own.filter { $0.share.value < least }.map { own in
                        Label(
                            percent(own.share.value), x: shownShares.lowerBound, y: own.place,
                            ink: .series(0).forText)
                    }
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [("nominal", rows.map(\.nominal))]
                + regions.flatMap { region -> [(name: String, values: [Double])] in
                    let shares = rows.map { row in row.shares.first { $0.region == region } }
                    let columns = [
                        ("\(region): test points", shares.map { Double($0?.pointCount ?? 0) }),
                        ("\(region): share held", shares.map { $0?.value ?? .nan }),
                    ]
                    guard !isExpected else { return columns }
                    return columns + [
                        ("\(region): lower 95 %", shares.map { $0?.interval?.lowerBound ?? .nan }),
                        ("\(region): upper 95 %", shares.map { $0?.interval?.upperBound ?? .nan }),
                    ]
                })
    }

    /// From where shares are shown; less is told in numbers, so that the eye can tell 90 from 95 %.
    private static let least = 0.5
    /// With room for half a dot at either end.
    private static let shownShares = 0.47...1.04
    private static let ticks = Axis.Ticks.at([Tick(0.5, label: "50"), Tick(0.75, label: nil), Tick(1, label: "100")])
}
