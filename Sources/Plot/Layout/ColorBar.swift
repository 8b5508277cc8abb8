/// The bar beside a panel that explains a continuous scale of colours.
struct ColorBar {
    /// Between the panel and the bar.
    static let gap = 8.0
    /// Thickness of the bar.
    static let thickness = 8.0
    /// Steps of colour in the bar.
    static let steps = 128

    let colors: ColorScale
    let panel: Rectangle

    private var bar: Rectangle {
        Rectangle(x: panel.right + Self.gap, y: panel.y, width: Self.thickness, height: panel.height)
    }

    private var projection: Projection {
        let domain = Domain.found([], for: Axis(domain: colors.domain))
        return Projection(.linear, domain: domain, from: panel.bottom, to: panel.y)
    }

    private var ticks: [Tick] { TickFitting.vertical(Axis(), projection) }

    /// What is measured, and the power of ten that the labels share.
    var title: String {
        [colors.title, ticks.multiplier ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func width(on canvas: some Canvas) -> Double {
        let labels = ticks.compactMap(\.label).map { RichText($0).extents(Typography.tickLabel, on: canvas).advance }
        return Self.gap + Self.thickness + Typography.tick + Typography.tickGap + (labels.max() ?? 0)
    }

    /// The room that the bars of a column of panels take; 0 without bars.
    static func width(inColumn column: Int, of layout: FigureLayout, on canvas: some Canvas) -> Double {
        var result = 0.0
        for (index, plot) in layout.figure.panels.enumerated() where index % layout.columns == column {
            for case let scale? in plot.marks.map(\.colorScale) {
                let bar = ColorBar(colors: scale, panel: layout.frames[index].rectangle)
                result = max(result, bar.width(on: canvas))
            }
        }
        return result
    }

    func draw(on canvas: inout some Canvas) {
        let cells = (0..<Self.steps).map { step in
            colors.colormap.color(at: 1 - (Double(step) + 0.5) / Double(Self.steps))
        }
        canvas.image(Raster(columns: 1, cells: cells), in: bar)
        let font = Typography.tickLabel
        var lines: [[Point]] = []
        for tick in ticks {
            let height = canvas.crisp(projection(tick.value))
            lines.append([Point(bar.right, height), Point(bar.right + Typography.tick, height)])
            RichText(tick.label ?? "").draw(
                at: Point(
                    bar.right + Typography.tick + Typography.tickGap, height + Typography.capitals * font.size / 2),
                font: font, ink: .text, on: &canvas)
        }
        if !lines.isEmpty { canvas.stroke(Path(lines), with: Stroke(.axis, width: canvas.hairline)) }
        guard !self.title.isEmpty else { return }
        let title = RichText(self.title)
        let own = title.extents(Typography.axisTitle, on: canvas).advance
        let x = min(bar.x, panel.right + width(on: canvas) - own)
        title.draw(
            at: Point(x, panel.y - Typography.titleRise), font: Typography.axisTitle, ink: .secondaryText, on: &canvas)
    }
}
