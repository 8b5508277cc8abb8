/// Sizes of text and distances, in points.
enum Typography {
    static let title = Font(.bold, size: 11)
    static let subtitle = Font(size: 8.5)
    static let caption = Font(size: 7.5)
    static let panelTitle = Font(.bold, size: 9)
    static let axisTitle = Font(size: 8.5)
    static let tickLabel = Font(size: 8)
    static let legend = Font(size: 8)
    /// From the edge of the page to anything.
    static let margin = 7.0
    /// Length of a labelled tick.
    static let tickLength = 3.5
    /// From a tick to its label.
    static let labelGap = 2.5
    /// Between panels.
    static let panelGap = 12.0
    /// Distance between baselines, as a multiple of the font size.
    static let leading = 1.35
}

/// Where everything of a figure stands, found from the text as a canvas measures it.
struct FigureLayout {
    /// One panel with its axes.
    struct Panel {
        var frame: Frame
        var xTicks: [Tick]
        var yTicks: [Tick]
        var showsXLabels: Bool
        var showsYLabels: Bool
        /// Labels at the right end with the heights that keep them apart.
        var endLabels: [(mark: any Mark, height: Double)]
    }

    var panels: [Panel] = []
    var titleLines: [String] = []
    var subtitleLines: [String] = []
    var captionLines: [String] = []
    /// Marks that are named in a row above the panels.
    var legendRow: [any Mark] = []
    /// Left edge of titles: that of the first panel.
    var left = Typography.margin
    var titleTop = Typography.margin
    var legendTop = 0.0

    private let figure: Figure
    private let rows: Int
    private let columns: Int

    init(_ figure: Figure, on canvas: some Canvas) {
        self.figure = figure
        columns = max(1, min(figure.columns, max(figure.panels.count, 1)))
        rows = (max(figure.panels.count, 1) + columns - 1) / columns
        let domains = FigureDomains(figure)
        // The width of labels decides that of the panels, which decides the number of labels: the second pass sees the
        // ticks of the first.
        var ticks = figure.panels.indices.map { index in
            Self.ticks(figure.panels[index], domains.x[index], domains.y[index], width: 200, height: 150, on: canvas)
        }
        for _ in 0..<2 {
            place(domains: domains, ticks: ticks, on: canvas)
            ticks = panels.indices.map { index in
                let area = panels[index].frame.rectangle
                return Self.ticks(
                    figure.panels[index], domains.x[index], domains.y[index], width: area.width, height: area.height,
                    on: canvas)
            }
        }
        placeEndLabels()
    }

    // MARK: Ticks

    private static func ticks(
        _ plot: Plot, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, width: Double, height: Double,
        on canvas: some Canvas
    ) -> (x: [Tick], y: [Tick]) {
        let font = Typography.tickLabel
        let across = fitting(plot.x, x, most: max(2, Int(width / 38))) { ticks in
            ticks.reduce(0) { $0 + canvas.width($1.label ?? "", font: font) + 9 } <= width
        }
        let up = fitting(plot.y, y, most: max(2, min(7, Int(height / 26)))) { ticks in
            Double(ticks.filter { $0.label != nil }.count) * font.size * 1.5 <= height
        }
        return (across, up)
    }

    /// The most ticks whose labels fit.
    private static func fitting(
        _ axis: Axis, _ domain: ClosedRange<Double>, most: Int, fits: ([Tick]) -> Bool
    ) -> [Tick] {
        switch axis.ticks {
        case .hidden: return []
        case .at(let ticks): return ticks.filter { domain.contains($0.value) }
        case .automatic:
            for count in stride(from: most, to: 2, by: -1) {
                let ticks = axis.scale.ticks(in: domain, count: count, isWhole: axis.isWhole)
                if fits(ticks) { return ticks }
            }
            return axis.scale.ticks(in: domain, count: 2, isWhole: axis.isWhole)
        }
    }

    // MARK: Panels

    private mutating func place(
        domains: FigureDomains, ticks: [(x: [Tick], y: [Tick])], on canvas: some Canvas
    ) {
        typealias T = Typography
        let size = figure.size
        let sharesX = figure.sharing.contains(.x)
        let sharesY = figure.sharing.contains(.y)
        let plots = figure.panels
        func showsX(_ index: Int) -> Bool { !sharesX || index + columns >= plots.count }
        func showsY(_ index: Int) -> Bool { !sharesY || index % columns == 0 }
        func inColumn(_ column: Int) -> [Int] { plots.indices.filter { $0 % columns == column } }
        func inRow(_ row: Int) -> [Int] { plots.indices.filter { $0 / columns == row } }

        // Widths from the labels left and right of each column.
        let gutters = (0..<columns).map { column in
            inColumn(column).map { index in
                let labels = showsY(index) ? ticks[index].y.compactMap(\.label) : []
                let widest = labels.map { canvas.width($0, font: T.tickLabel) }.max() ?? 0
                return widest > 0 ? widest + T.tickLength + T.labelGap : 0
            }.max() ?? 0
        }
        let named = plots.flatMap(\.marks).filter { $0.label != nil }
        let isDirect = figure.legend == .automatic && plots.count == 1
        let ends = (0..<columns).map { column in
            inColumn(column).map { index in
                let bar = plots[index].marks.contains { $0.colorScale != nil } ? FigureLayout.colorBarWidth : 0
                let labels = isDirect ? plots[index].marks.filter { $0.reachesEnd } : []
                let widest = labels.map { canvas.width($0.label ?? "", font: T.legend) }.max() ?? 0
                return max(bar, widest > 0 ? widest + 5 : 0)
            }.max() ?? 0
        }
        left = T.margin + gutters[0]
        let available =
            size.width - 2 * T.margin - gutters.reduce(0, +) - ends.reduce(0, +) - Double(columns - 1) * T.panelGap
        let width = max(available / Double(columns), 10)

        // Heights from the text above, between and below.
        let textWidth = size.width - left - T.margin
        titleLines = canvas.wrapped(figure.title, font: T.title, width: textWidth)
        subtitleLines = canvas.wrapped(figure.subtitle, font: T.subtitle, width: textWidth)
        captionLines = canvas.wrapped(figure.caption, font: T.caption, width: textWidth)
        legendRow = figure.legend == .hidden ? [] : Self.unique(isDirect ? named.filter { !$0.reachesEnd } : named)
        var top = T.margin
        top += Double(titleLines.count) * T.title.size * T.leading
        top += Double(subtitleLines.count) * T.subtitle.size * T.leading
        legendTop = top + (top > T.margin ? 2 : 0)
        if !legendRow.isEmpty {
            let count = legendLines(on: canvas).count
            top = legendTop + Double(count) * T.legend.size * 1.5
        }
        if top > T.margin { top += 4 }
        let foot = captionLines.isEmpty ? 0 : Double(captionLines.count) * T.caption.size * T.leading + 4
        let headers = (0..<rows).map { row in
            let panelTitle = inRow(row).contains { !plots[$0].title.isEmpty } ? T.panelTitle.size * T.leading : 0
            let axisTitle =
                inRow(row).contains { showsY($0) && !plots[$0].y.title.isEmpty } ? T.axisTitle.size * T.leading + 2 : 0
            return panelTitle + axisTitle + 3
        }
        let footers = (0..<rows).map { row in
            inRow(row).map { index in
                guard showsX(index), plots[index].x.ticks != .hidden else {
                    return plots[index].x.ticks == .hidden ? 2 : T.tickLength + 2
                }
                let axisTitle = plots[index].x.title.isEmpty ? 0 : T.axisTitle.size * T.leading
                return T.tickLength + T.labelGap + T.tickLabel.size + axisTitle
            }.max() ?? 0
        }
        let remaining =
            size.height - top - T.margin - foot - headers.reduce(0, +) - footers.reduce(0, +)
            - Double(rows - 1) * T.panelGap / 2
        let height = max(remaining / Double(rows), 10)

        panels = plots.indices.map { index in
            let (row, column) = (index / columns, index % columns)
            let before = (0..<column).reduce(0.0) { $0 + gutters[$1] + width + ends[$1] + T.panelGap }
            let above = (0..<row).reduce(0.0) { $0 + headers[$1] + height + footers[$1] + T.panelGap / 2 }
            let area = Rectangle(
                x: T.margin + before + gutters[column], y: top + above + headers[row], width: width, height: height)
            return Panel(
                frame: Frame(
                    rectangle: area, x: plots[index].x.scale, xDomain: domains.x[index], y: plots[index].y.scale,
                    yDomain: domains.y[index]),
                xTicks: ticks[index].x, yTicks: ticks[index].y, showsXLabels: showsX(index),
                showsYLabels: showsY(index), endLabels: [])
        }
    }

    /// Room for a colour scale with its labels.
    static let colorBarWidth = 44.0

    // MARK: Names of marks

    /// Marks with different names, in their order.
    private static func unique(_ marks: [any Mark]) -> [any Mark] {
        var seen: Set<String> = []
        return marks.filter { mark in mark.label.map { seen.insert($0).inserted } ?? false }
    }

    /// The row above the panels, broken where the page ends; each entry with its width.
    func legendLines(on canvas: some Canvas) -> [[(mark: any Mark, width: Double)]] {
        var lines: [[(mark: any Mark, width: Double)]] = []
        var x = Double.infinity
        for mark in legendRow {
            let width = 18 + canvas.width(mark.label ?? "", font: Typography.legend) + 12
            if x + width - 12 > figure.size.width - Typography.margin {
                lines.append([])
                x = left
            }
            lines[lines.count - 1].append((mark, width))
            x += width
        }
        return lines
    }

    private mutating func placeEndLabels() {
        guard figure.legend == .automatic, panels.count == 1 else { return }
        let frame = panels[0].frame
        let marks = figure.panels[0].marks.filter { $0.reachesEnd }
        // A mark that ends early, or whose end is not shown, still gets its name, at mid-height.
        let wanted = marks.map { $0.endHeight(in: frame) ?? frame.rectangle.y + frame.rectangle.height / 2 }
        let heights = LabelSpreading.spread(
            wanted, distance: Typography.legend.size * 1.3, within: frame.rectangle.y...frame.rectangle.bottom)
        panels[0].endLabels = zip(marks, heights).map { ($0, $1) }
    }
}

extension Mark {
    /// Whether the mark is named at its right end rather than in a row.
    var reachesEnd: Bool { label != nil && (self is Line || self is Band || (self as? Rule)?.y != nil) }
}
