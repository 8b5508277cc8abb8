import RealModule

/// Where everything in a figure stands, computed from the text as the canvas measures it.
struct FigureLayout {
    /// Room that is kept free for names of marks.
    struct Reserved {
        /// Beside the last column.
        var right = 0.0
        /// Above the panels.
        var legendRows = 0
    }

    let figure: Figure
    /// One frame per panel.
    private(set) var frames: [Frame] = []
    /// Ticks of each panel.
    private(set) var ticks: [(x: [Tick], y: [Tick])] = []
    /// Which axes of each panel bear labels.
    private(set) var labelled: [Plot.Labelled] = []
    /// Whether the title of each panel's y axis is no wider than its tick labels and stands above these.
    private(set) var isShort: [Bool] = []
    /// The title of each panel, wrapped.
    private(set) var panelTitles: [[RichText]] = []
    /// Lines at the top and foot, wrapped.
    private(set) var title: [RichText] = []
    private(set) var subtitle: [RichText] = []
    private(set) var caption: [RichText] = []
    /// The tops of the heading's parts.
    private(set) var titleTop = 0.0
    private(set) var legendTop = 0.0
    private(set) var verticalTitleTop = 0.0
    private(set) var captionTop = 0.0

    let columns: Int
    let rows: Int
    private let domains: [(x: ClosedRange<Double>, y: ClosedRange<Double>)]

    init(_ figure: Figure, reserved: Reserved = Reserved(), on canvas: some Canvas) {
        self.figure = figure
        columns = max(1, min(figure.columns, figure.panels.count))
        rows = max(1, (figure.panels.count + columns - 1) / columns)
        domains = figure.domains()
        labelled = figure.panels.indices.map { index in
            let isLowest = index + columns >= figure.panels.count
            return Plot.Labelled(
                x: isLowest || !figure.sharing.contains(.x), y: index % columns == 0 || !figure.sharing.contains(.y))
        }
        // Ticks follow from lengths and lengths from tick labels: a first guess, then two corrections.
        var rectangles = [Rectangle](
            repeating: Rectangle(
                x: 30, y: 30, width: figure.size.width * 0.85 / Double(columns),
                height: figure.size.height * 0.7 / Double(rows)), count: figure.panels.count)
        for _ in 0..<3 {
            place(rectangles, on: canvas)
            rectangles = arranged(reserved, on: canvas)
        }
        place(rectangles, on: canvas)
    }

    /// The whole area of the panels.
    var grid: Rectangle {
        let left = frames.map(\.rectangle.x).min() ?? 0
        let top = frames.map(\.rectangle.y).min() ?? 0
        return Rectangle(
            x: left, y: top, width: (frames.map(\.rectangle.right).max() ?? 0) - left,
            height: (frames.map(\.rectangle.bottom).max() ?? 0) - top)
    }

    /// Where the headings begin: flush with the panels, or with the page where wide labels stand beside these.
    var headingLeft: Double { headingLeft(panels: frames.first?.rectangle.x ?? Typography.margin) }

    private func headingLeft(panels left: Double) -> Double {
        left <= Typography.widestIndent ? left : Typography.margin
    }

    private mutating func place(_ rectangles: [Rectangle], on canvas: some Canvas) {
        frames = []
        ticks = []
        isShort = []
        panelTitles = []
        for (index, plot) in figure.panels.enumerated() {
            let frame = Frame(
                rectangle: rectangles[index], x: plot.x.scale, xDomain: domains[index].x, y: plot.y.scale,
                yDomain: domains[index].y)
            frames.append(frame)
            ticks.append(
                (
                    TickFitting.horizontal(plot.x, frame.x, on: canvas),
                    TickFitting.vertical(plot.y, frame.y)
                ))
            let free = rectangles[index].width + Typography.gutter / 2
            panelTitles.append(TextWrapping.lines(plot.title, width: free, font: Typography.panelTitle, on: canvas))
            let labels = ticks[index].y.compactMap(\.label).map { width($0, Typography.tickLabel, on: canvas) }
            // The place above the labels belongs to their power of ten, if they have one.
            isShort.append(
                ticks[index].y.multiplier == nil
                    && width(plot.y.title, Typography.axisTitle, on: canvas) <= (labels.max() ?? 0) + 2)
        }
    }

    private func width(_ words: String, _ font: Font, on canvas: some Canvas) -> Double {
        RichText(words).extents(font, on: canvas).advance
    }

    /// The panels' rectangles for the present ticks.
    private mutating func arranged(_ reserved: Reserved, on canvas: some Canvas) -> [Rectangle] {
        let margin = Typography.margin
        let left = (0..<columns).map { gutter(column: $0, on: canvas) }
        let right = (0..<columns).map { column in
            max(overhang(column: column, on: canvas), ColorBar.width(inColumn: column, of: self, on: canvas))
        }
        let between = Double(columns - 1) * Typography.gutter
        let last = max(right[columns - 1], reserved.right)
        let taken = left.reduce(0, +) + right.dropLast().reduce(0, +) + last + between + 2 * margin
        let width = max(8, ((figure.size.width - taken) / Double(columns) * 2).rounded(.down) / 2)

        let textWidth = figure.size.width - margin - headingLeft(panels: margin + left[0])
        title = TextWrapping.balanced(figure.title, width: textWidth, font: Typography.title, on: canvas)
        subtitle = TextWrapping.balanced(figure.subtitle, width: textWidth, font: Typography.subtitle, on: canvas)
        caption = TextWrapping.balanced(figure.caption, width: textWidth, font: Typography.caption, on: canvas)

        titleTop = margin
        legendTop = titleTop + Double(title.count) * Typography.line(Typography.title)
        legendTop += Double(subtitle.count) * Typography.line(Typography.subtitle)
        if legendTop > margin { legendTop += 5 }
        var top = legendTop
        if reserved.legendRows > 0 {
            top += Double(reserved.legendRows) * Typography.line(Typography.legend) + 5
        }
        verticalTitleTop = top
        if commonVerticalTitle != nil { top += Typography.line(Typography.axisTitle) }
        let above = (0..<rows).map { headroom(row: $0) }
        let below = (0..<rows).map { footroom(row: $0) }
        let captionHeight =
            caption.isEmpty ? 0 : Double(caption.count) * Typography.line(Typography.caption) + 5
        captionTop = figure.size.height - margin - captionHeight + 5
        let free =
            figure.size.height - margin - captionHeight - top - above.reduce(0, +) - below.reduce(0, +)
            - Double(rows - 1) * Typography.gutter * 0.6
        let height = max(8, (free / Double(rows) * 2).rounded(.down) / 2)

        return figure.panels.indices.map { index in
            let (row, column) = (index / columns, index % columns)
            let x =
                margin + left[...column].reduce(0, +) + right[..<column].reduce(0, +)
                + Double(column) * (width + Typography.gutter)
            let y =
                top + above[...row].reduce(0, +) + below[..<row].reduce(0, +)
                + Double(row) * (height + Typography.gutter * 0.6)
            return Rectangle(x: (x * 2).rounded() / 2, y: (y * 2).rounded() / 2, width: width, height: height)
        }
    }

    private func panels(inColumn column: Int) -> [Int] {
        figure.panels.indices.filter { $0 % columns == column }
    }

    func panels(inRow row: Int) -> [Int] {
        figure.panels.indices.filter { $0 / columns == row }
    }

    /// The room left of a column: the widest tick label.
    private func gutter(column: Int, on canvas: some Canvas) -> Double {
        var result = 0.0
        for index in panels(inColumn: column) {
            if labelled[index].y {
                for case let label? in ticks[index].y.map(\.label) + [ticks[index].y.multiplier] {
                    let width = width(label, Typography.tickLabel, on: canvas)
                    result = max(result, width + Typography.tick + Typography.tickGap)
                }
            }
            if labelled[index].x, let first = ticks[index].x.first(where: { $0.label != nil }), let label = first.label
            {
                let reach = width(label, Typography.tickLabel, on: canvas) / 2
                result = max(result, reach - (frames[index].x(first.value) - frames[index].rectangle.x))
            }
        }
        return result
    }

    /// How far the last tick label of a column reaches beyond the panel.
    private func overhang(column: Int, on canvas: some Canvas) -> Double {
        var result = 0.0
        for index in panels(inColumn: column) where labelled[index].x {
            guard let last = ticks[index].x.last(where: { $0.label != nil }), let label = last.label else { continue }
            let half = width(label, Typography.tickLabel, on: canvas) / 2
            result = max(result, half - (frames[index].rectangle.right - frames[index].x(last.value)))
        }
        return result
    }

    /// The room below a row: tick labels and the titles of x axes.
    private func footroom(row: Int) -> Double {
        var result = 0.0
        for index in panels(inRow: row) where labelled[index].x {
            // Below the last panel of a short column, the empty cell has room enough.
            if row < rows - 1 && index + columns >= figure.panels.count { continue }
            var own = 0.0
            if figure.panels[index].x.ticks != .hidden {
                own += Typography.tick + Typography.tickGap + Typography.line(Typography.tickLabel)
            }
            if !figure.panels[index].x.title.isEmpty || ticks[index].x.multiplier != nil {
                own += Typography.line(Typography.axisTitle) + 1
            }
            result = max(result, own)
        }
        return result
    }
}

extension Figure {
    /// The values at the ends of each panel's axes.
    func domains() -> [(x: ClosedRange<Double>, y: ClosedRange<Double>)] {
        let across = panels.map { plot in
            plot.marks.compactMap { $0.extent(x: plot.x.scale, y: plot.y.scale, within: nil).x }
        }
        let x = panels.indices.map { index in
            Domain.found(sharing.contains(.x) ? across.flatMap(\.self) : across[index], for: panels[index].x)
        }
        let upwards = panels.indices.map { index in
            let plot = panels[index]
            return plot.marks.compactMap { $0.extent(x: plot.x.scale, y: plot.y.scale, within: x[index]).y }
        }
        let y = panels.indices.map { index in
            Domain.found(sharing.contains(.y) ? upwards.flatMap(\.self) : upwards[index], for: panels[index].y)
        }
        return Array(zip(x, y))
    }
}
