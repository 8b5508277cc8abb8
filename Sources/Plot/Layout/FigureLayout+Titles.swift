extension FigureLayout {
    /// Whether the title of a panel's y axis is drawn above it: at the left of each row, and once if all rows share it.
    func hasVerticalTitle(_ index: Int) -> Bool {
        guard labelled[index].y, !figure.panels[index].y.title.isEmpty, commonVerticalTitle == nil else { return false }
        return index < columns || !figure.sharing.contains(.y) || !hasOneVerticalTitle
    }

    private var hasOneVerticalTitle: Bool {
        guard let title = figure.panels.first?.y.title, !title.isEmpty else { return false }
        return figure.panels.allSatisfy { $0.y.title == title }
    }

    /// The title that all y axes bear and that stands once above all panels, so that it moves none of them; `nil` if they
    /// differ, or where it is so short that it stands above tick labels.
    var commonVerticalTitle: String? {
        guard figure.panels.count > 1, hasOneVerticalTitle else { return nil }
        let isBeside = figure.panels.indices.allSatisfy { isShort[$0] && !panelTitles[$0].isEmpty || !labelled[$0].y }
        return isBeside ? nil : figure.panels[0].y.title
    }

    /// The room above a row: panel titles and the titles of y axes and colour bars.
    func headroom(row: Int) -> Double {
        let titleLines = panels(inRow: row).map { panelTitles[$0].count }.max() ?? 0
        var result = Double(titleLines) * Typography.line(Typography.panelTitle)
        if hasTitlesAbove(row: row) { result += Typography.line(Typography.axisTitle) }
        // Without titles, half a tick label stands above the highest tick.
        return result > 0 ? result + Typography.titleRise - 1.5 : 4
    }

    /// Whether titles of y axes or colour bars take a line of their own above a row.
    private func hasTitlesAbove(row: Int) -> Bool {
        let panels = panels(inRow: row)
        let hasPanelTitles = panels.contains { !panelTitles[$0].isEmpty }
        return panels.contains { index in
            (hasVerticalTitle(index) && !(isShort[index] && hasPanelTitles))
                || (labelled[index].y && ticks[index].y.multiplier != nil)
                || figure.panels[index].marks.contains { mark in
                    mark.colorScale.map { !ColorBar(colors: $0, panel: frames[index].rectangle).title.isEmpty } ?? false
                }
        }
    }

    /// The lines of a panel's title, the last one nearest to the panel.
    func panelTitleBaselines(_ index: Int) -> [(line: RichText, baseline: Double)] {
        var last = frames[index].rectangle.y - Typography.titleRise
        if hasTitlesAbove(row: index / columns) { last -= Typography.line(Typography.axisTitle) + 1 }
        let lines = panelTitles[index]
        return lines.enumerated().map { number, line in
            (line, last - Double(lines.count - 1 - number) * Typography.line(Typography.panelTitle))
        }
    }

    /// Whether the power of ten of a panel's x axis is drawn: once in a row of panels that share it.
    func hasHorizontalMultiplier(_ index: Int) -> Bool {
        guard labelled[index].x, ticks[index].x.multiplier != nil else { return false }
        return !figure.sharing.contains(.x) || index == figure.panels.count - 1
    }

    /// The room at the end of the line of an x axis' title that its power of ten takes.
    func multiplierWidth(_ index: Int, on canvas: some Canvas) -> Double {
        guard hasHorizontalMultiplier(index), let words = ticks[index].x.multiplier else { return 0 }
        return RichText(words).extents(Typography.tickLabel, on: canvas).advance + Typography.titleRise
    }

    /// The title that all x axes share and that is drawn once; `nil` if they differ.
    var sharedTitle: String? {
        guard figure.sharing.contains(.x), columns > 1, let title = figure.panels.first?.x.title, !title.isEmpty,
            figure.panels.allSatisfy({ $0.x.title == title })
        else { return nil }
        return title
    }

    /// The baseline of the x axis' title.
    func axisTitleBaseline(_ index: Int) -> Double {
        var y = frames[index].rectangle.bottom + Typography.axisTitle.size
        if figure.panels[index].x.ticks != .hidden {
            y += Typography.tick + Typography.tickGap + Typography.line(Typography.tickLabel)
        }
        return y
    }
}

extension [Tick] {
    /// The power of ten that all labels share.
    var multiplier: String? { lazy.compactMap(\.multiplier).first }
}
