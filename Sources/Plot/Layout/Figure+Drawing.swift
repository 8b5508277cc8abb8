extension Figure {
    /// Draws the whole figure, background included, with its upper left corner at the canvas' origin.
    public func draw(on canvas: inout some Canvas) {
        canvas.fill(.rectangle(Rectangle(x: 0, y: 0, width: size.width, height: size.height)), with: .background)
        let legend = FigureLegend(self, on: canvas)
        let layout = legend.layout
        let left = layout.headingLeft
        var top = layout.titleTop
        draw(layout.title, Typography.title, .text, at: Point(left, top), on: &canvas)
        top += Double(layout.title.count) * Typography.line(Typography.title)
        draw(layout.subtitle, Typography.subtitle, .secondaryText, at: Point(left, top), on: &canvas)
        for index in panels.indices { drawPanel(index, layout, on: &canvas) }
        drawSharedTitle(layout, on: &canvas)
        if let title = layout.commonVerticalTitle {
            draw(
                [RichText(title)], Typography.axisTitle, .secondaryText,
                at: Point(layout.grid.x, layout.verticalTitleTop), on: &canvas)
        }
        if let box = legend.box { box.entries.drawBox(at: box.corner, on: &canvas) }
        legend.direct?.draw(right: layout.frames[0].rectangle.right, on: &canvas)
        legend.above?.drawRows(
            at: Point(left, layout.legendTop), width: size.width - Typography.margin - left, on: &canvas)
        draw(layout.caption, Typography.caption, .secondaryText, at: Point(left, layout.captionTop), on: &canvas)
    }

    private func draw(_ lines: [RichText], _ font: Font, _ ink: Ink, at corner: Point, on canvas: inout some Canvas) {
        for (index, line) in lines.enumerated() {
            // The first baseline lies where capitals are centred in their line.
            let baseline = corner.y + Double(index) * Typography.line(font) + font.size
            line.draw(at: Point(corner.x, baseline), font: font, ink: ink, on: &canvas)
        }
    }

    private func drawPanel(_ index: Int, _ layout: FigureLayout, on canvas: inout some Canvas) {
        let plot = panels[index]
        let frame = layout.frames[index]
        let showing = layout.labelled[index]
        plot.draw(
            in: frame, xTicks: layout.ticks[index].x, yTicks: layout.ticks[index].y, showing: showing, on: &canvas)
        for case let colors? in plot.marks.map(\.colorScale) {
            ColorBar(colors: colors, panel: frame.rectangle).draw(on: &canvas)
        }
        let r = frame.rectangle
        if layout.hasVerticalTitle(index) {
            drawVerticalTitle(plot.y.title, index, layout, r.y - Typography.titleRise, on: &canvas)
        }
        drawMultipliers(index, layout, showing, on: &canvas)
        for (line, baseline) in layout.panelTitleBaselines(index) {
            line.draw(at: Point(r.x, baseline), font: Typography.panelTitle, ink: .text, on: &canvas)
        }
        if showing.x && !plot.x.title.isEmpty && layout.sharedTitle == nil {
            drawHorizontalTitle(
                plot.x.title, from: r.x, to: r.right - layout.multiplierWidth(index, on: canvas),
                below: layout.axisTitleBaseline(index), on: &canvas)
        }
    }

    /// Right-aligned with the tick labels if it is as short as they are, else flush with the panel.
    private func drawVerticalTitle(
        _ title: String, _ index: Int, _ layout: FigureLayout, _ baseline: Double, on canvas: inout some Canvas
    ) {
        let text = RichText(title)
        let r = layout.frames[index].rectangle
        let width = text.extents(Typography.axisTitle, on: canvas).advance
        let end = r.x - Typography.tick - Typography.tickGap
        let x = layout.isShort[index] ? end - width : r.x
        text.draw(at: Point(x, baseline), font: Typography.axisTitle, ink: .secondaryText, on: &canvas)
    }

    /// The powers of ten at the ends of both axes.
    private func drawMultipliers(
        _ index: Int, _ layout: FigureLayout, _ showing: Plot.Labelled, on canvas: inout some Canvas
    ) {
        let r = layout.frames[index].rectangle
        func draw(_ words: String, endingAt end: Point) {
            let text = RichText(words)
            let width = text.extents(Typography.tickLabel, on: canvas).advance
            text.draw(at: Point(end.x - width, end.y), font: Typography.tickLabel, ink: .text, on: &canvas)
        }
        if showing.y, let words = layout.ticks[index].y.multiplier {
            draw(words, endingAt: Point(r.x - Typography.tick - Typography.tickGap, r.y - Typography.titleRise))
        }
        if layout.hasHorizontalMultiplier(index), let words = layout.ticks[index].x.multiplier {
            draw(words, endingAt: Point(r.right, layout.axisTitleBaseline(index)))
        }
    }

    private func drawHorizontalTitle(
        _ title: String, from left: Double, to right: Double, below baseline: Double, on canvas: inout some Canvas
    ) {
        let text = RichText(title)
        let width = text.extents(Typography.axisTitle, on: canvas).advance
        text.draw(
            at: Point((left + right - width) / 2, baseline), font: Typography.axisTitle, ink: .secondaryText,
            on: &canvas)
    }

    private func drawSharedTitle(_ layout: FigureLayout, on canvas: inout some Canvas) {
        guard let title = layout.sharedTitle, let last = panels.indices.last else { return }
        let firstOfRow = last / layout.columns * layout.columns
        drawHorizontalTitle(
            title, from: layout.frames[firstOfRow].rectangle.x,
            to: layout.frames[last].rectangle.right - layout.multiplierWidth(last, on: canvas),
            below: layout.axisTitleBaseline(last), on: &canvas)
    }
}
