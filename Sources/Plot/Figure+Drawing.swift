extension Figure {
    /// Draws the figure on a canvas of its size.
    public func draw(on canvas: inout some Canvas) {
        let layout = FigureLayout(self, on: canvas)
        canvas.fill(.rectangle(Rectangle(x: 0, y: 0, width: size.width, height: size.height)), with: .background)
        for (plot, panel) in zip(panels, layout.panels) {
            draw(plot, panel, on: &canvas)
        }
        drawText(layout, on: &canvas)
        drawLegendRow(layout, on: &canvas)
    }

    // MARK: A panel

    private func draw(_ plot: Plot, _ panel: FigureLayout.Panel, on canvas: inout some Canvas) {
        let area = panel.frame.rectangle
        canvas.pushClip(area)
        // What washes the ground lies beneath the grid, all else above it.
        for mark in plot.marks where mark is Span { mark.draw(in: panel.frame, on: &canvas) }
        drawGrid(plot, panel, on: &canvas)
        for mark in plot.marks where !(mark is Span) { mark.draw(in: panel.frame, on: &canvas) }
        canvas.popClip()
        drawAxes(plot, panel, on: &canvas)
        drawTitles(plot, panel, on: &canvas)
        for (mark, height) in panel.endLabels {
            let font = Typography.legend
            canvas.write(
                mark.label ?? "", at: Point(area.right + 5, height + 0.35 * font.size), font: font,
                ink: mark.ink.forText)
        }
        if let scale = plot.marks.lazy.compactMap(\.colorScale).first {
            drawColorBar(scale, beside: area, on: &canvas)
        }
    }

    private func drawGrid(_ plot: Plot, _ panel: FigureLayout.Panel, on canvas: inout some Canvas) {
        let area = panel.frame.rectangle
        var lines: [[Point]] = []
        if plot.y.hasGrid ?? true {
            for tick in panel.yTicks where tick.label != nil {
                let y = panel.frame.y(tick.value)
                lines.append([Point(area.x, y), Point(area.right, y)])
            }
        }
        if plot.x.hasGrid ?? false {
            for tick in panel.xTicks where tick.label != nil {
                let x = panel.frame.x(tick.value)
                lines.append([Point(x, area.y), Point(x, area.bottom)])
            }
        }
        if !lines.isEmpty { canvas.stroke(Path(lines), with: Stroke(.grid, width: 0.5)) }
    }

    private func drawAxes(_ plot: Plot, _ panel: FigureLayout.Panel, on canvas: inout some Canvas) {
        typealias T = Typography
        let area = panel.frame.rectangle
        var lines: [[Point]] = []
        if plot.x.ticks != .hidden { lines.append([Point(area.x, area.bottom), Point(area.right, area.bottom)]) }
        if plot.y.ticks != .hidden { lines.append([Point(area.x, area.y), Point(area.x, area.bottom)]) }
        for tick in panel.xTicks {
            let x = panel.frame.x(tick.value)
            let length = tick.label == nil ? T.tickLength * 0.55 : T.tickLength
            lines.append([Point(x, area.bottom), Point(x, area.bottom + length)])
        }
        for tick in panel.yTicks {
            let y = panel.frame.y(tick.value)
            let length = tick.label == nil ? T.tickLength * 0.55 : T.tickLength
            lines.append([Point(area.x - length, y), Point(area.x, y)])
        }
        if !lines.isEmpty { canvas.stroke(Path(lines), with: Stroke(.axis, width: 0.6)) }
        if panel.showsXLabels {
            for tick in panel.xTicks {
                guard let label = tick.label else { continue }
                let place = Point(
                    panel.frame.x(tick.value), area.bottom + T.tickLength + T.labelGap + 0.72 * T.tickLabel.size)
                canvas.write(label, at: place, font: T.tickLabel, ink: .text, alignment: .center)
            }
        }
        if panel.showsYLabels {
            for tick in panel.yTicks {
                guard let label = tick.label else { continue }
                let place = Point(
                    area.x - T.tickLength - T.labelGap, panel.frame.y(tick.value) + 0.35 * T.tickLabel.size)
                canvas.write(label, at: place, font: T.tickLabel, ink: .text, alignment: .trailing)
            }
        }
    }

    private func drawTitles(_ plot: Plot, _ panel: FigureLayout.Panel, on canvas: inout some Canvas) {
        typealias T = Typography
        let area = panel.frame.rectangle
        var y = area.y - 5
        if panel.showsYLabels, !plot.y.title.isEmpty {
            canvas.write(plot.y.title, at: Point(area.x, y), font: T.axisTitle, ink: .secondaryText)
            y -= T.axisTitle.size * T.leading + 1
        } else if sharing.contains(.y), panels.contains(where: { !$0.y.title.isEmpty }) {
            // Titles of panels stand on one line, whether or not an axis title follows.
            y -= T.axisTitle.size * T.leading + 1
        }
        if !plot.title.isEmpty {
            canvas.write(plot.title, at: Point(area.x, y), font: T.panelTitle, ink: .text)
        }
        if panel.showsXLabels, !plot.x.title.isEmpty {
            let below =
                area.bottom + T.tickLength + T.labelGap + T.tickLabel.size
                + (plot.x.ticks == .hidden ? 0 : T.axisTitle.size)
            canvas.write(
                plot.x.title, at: Point(area.x + area.width / 2, below), font: T.axisTitle, ink: .secondaryText,
                alignment: .center)
        }
    }

    private func drawColorBar(_ scale: ColorScale, beside area: Rectangle, on canvas: inout some Canvas) {
        let bar = Rectangle(x: area.right + 7, y: area.y, width: 7, height: area.height)
        let count = 64
        let cells = (0..<count).map { scale.colormap.color(at: 1 - (Double($0) + 0.5) / Double(count)) }
        canvas.image(Raster(columns: 1, cells: cells), in: bar)
        let projection = Projection(.linear, domain: scale.domain, from: bar.bottom, to: bar.y)
        let font = Typography.tickLabel
        for tick in Tick.linear(in: scale.domain, count: max(2, Int(area.height / 30))) {
            let y = projection(tick.value)
            guard !y.isNaN else { continue }
            canvas.stroke(Path([[Point(bar.right, y), Point(bar.right + 2.5, y)]]), with: Stroke(.axis, width: 0.6))
            canvas.write(
                tick.label ?? "", at: Point(bar.right + 4.5, y + 0.35 * font.size), font: font, ink: .text)
        }
        if !scale.title.isEmpty {
            canvas.write(
                scale.title, at: Point(bar.x, bar.y - 5), font: Typography.axisTitle, ink: .secondaryText)
        }
    }

    // MARK: Around the panels

    private func drawText(_ layout: FigureLayout, on canvas: inout some Canvas) {
        typealias T = Typography
        var y = layout.titleTop
        for line in layout.titleLines {
            canvas.write(line, at: Point(layout.left, y + T.title.size), font: T.title, ink: .text)
            y += T.title.size * T.leading
        }
        for line in layout.subtitleLines {
            canvas.write(line, at: Point(layout.left, y + T.subtitle.size), font: T.subtitle, ink: .secondaryText)
            y += T.subtitle.size * T.leading
        }
        y = size.height - T.margin - Double(layout.captionLines.count - 1) * T.caption.size * T.leading - 1
        for line in layout.captionLines {
            canvas.write(line, at: Point(layout.left, y), font: T.caption, ink: .secondaryText)
            y += T.caption.size * T.leading
        }
    }

    private func drawLegendRow(_ layout: FigureLayout, on canvas: inout some Canvas) {
        let font = Typography.legend
        var y = layout.legendTop
        for line in layout.legendLines(on: canvas) {
            var x = layout.left
            let middle = y + 0.65 * font.size
            for (mark, width) in line {
                switch mark.sample {
                case .line(let stroke):
                    canvas.stroke(Path([[Point(x, middle), Point(x + 13, middle)]]), with: stroke)
                case .box(let ink):
                    canvas.fill(.rectangle(Rectangle(x: x, y: middle - 3.5, width: 13, height: 7)), with: ink)
                case .symbol(let symbol):
                    canvas.symbols(symbol, at: [Point(x + 6.5, middle)])
                }
                canvas.write(
                    mark.label ?? "", at: Point(x + 18, middle + 0.35 * font.size), font: font, ink: .secondaryText)
                x += width
            }
            y += font.size * 1.5
        }
    }
}
