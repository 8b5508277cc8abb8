/// Where the marks of a figure are named, and the layout that leaves room for it.
struct FigureLegend {
    /// Names at the right end.
    var direct: DirectLabels?
    /// A box inside the first panel and its upper left corner.
    var box: (entries: LegendEntries, corner: Point)?
    /// Entries in rows above the panels.
    var above: LegendEntries?
    /// The layout with room for all of these.
    let layout: FigureLayout

    /// Distance of a box from the frame and from data.
    static let padding = 5.0

    init(_ figure: Figure, on canvas: some Canvas) {
        let plain = FigureLayout(figure, on: canvas)
        let entries = LegendEntries(figure.panels.flatMap(\.marks), joiningAlike: figure.panels.count > 1)
        guard figure.legend != .hidden, !entries.entries.isEmpty, let plot = figure.panels.first else {
            layout = plain
            return
        }
        guard figure.panels.count == 1, figure.legend != .above else {
            above = entries
            layout = Self.layoutWithRows(figure, entries, FigureLayout.Reserved(), plain, on: canvas)
            return
        }
        var reserved = FigureLayout.Reserved()
        var present = plain
        var rest = entries
        if figure.legend == .automatic {
            let ending = plot.marks.filter { $0.label != nil && !$0.endings(in: plain.frames[0]).isEmpty }
            if let first = DirectLabels.place(ending, in: plain.frames[0], figureWidth: figure.size.width, on: canvas) {
                reserved.right = first.width
                present = FigureLayout(figure, reserved: reserved, on: canvas)
                direct = DirectLabels.place(ending, in: present.frames[0], figureWidth: figure.size.width, on: canvas)
                if direct != nil {
                    let named = Set(ending.compactMap(\.label))
                    rest = LegendEntries(plot.marks.filter { mark in mark.label.map { !named.contains($0) } ?? false })
                } else {
                    reserved.right = 0
                    present = plain
                }
            }
        }
        guard !rest.entries.isEmpty else {
            layout = present
            return
        }
        if let corner = Self.corner(for: rest, plot, present.frames[0], must: figure.legend == .inside, on: canvas) {
            box = (rest, corner)
            layout = present
        } else {
            above = rest
            layout = Self.layoutWithRows(figure, rest, reserved, present, on: canvas)
            if direct != nil {
                let ending = plot.marks.filter { $0.label != nil && !$0.endings(in: layout.frames[0]).isEmpty }
                direct =
                    DirectLabels.place(ending, in: layout.frames[0], figureWidth: figure.size.width, on: canvas)
                    ?? direct
            }
        }
    }

    private static func layoutWithRows(
        _ figure: Figure, _ entries: LegendEntries, _ reserved: FigureLayout.Reserved, _ plain: FigureLayout,
        on canvas: some Canvas
    ) -> FigureLayout {
        var reserved = reserved
        let offsets = entries.rowOffsets(width: figure.size.width - Typography.margin - plain.headingLeft, on: canvas)
        reserved.legendRows = Set(offsets.map(\.y)).count
        return FigureLayout(figure, reserved: reserved, on: canvas)
    }

    /// The upper left corner of a box that covers no data, or the least of it if it `must` stand; `nil` if there is none.
    private static func corner(
        for entries: LegendEntries, _ plot: Plot, _ frame: Frame, must: Bool, on canvas: some Canvas
    ) -> Point? {
        let size = entries.boxSize(on: canvas)
        let r = frame.rectangle
        guard must || (size.width < 0.6 * r.width && size.height < 0.6 * r.height) else { return nil }
        let occupancy = plot.occupancy(in: frame, measuringAs: canvas).taken
        let (left, right) = (r.x + padding + 1, r.right - padding - size.width)
        let (top, bottom) = (r.y + padding - 2, r.bottom - padding - size.height)
        guard left <= right, top <= bottom else { return must ? Point(left, top) : nil }
        // Corners first, then along the upper and the lower edge.
        let steps = stride(from: 0.0, through: 1, by: 0.05).map { right + (left - right) * $0 }
        let corners = [Point(right, top), Point(left, top), Point(right, bottom), Point(left, bottom)]
        var best: (corner: Point, taken: Int)?
        for corner in corners + steps.map({ Point($0, top) }) + steps.map({ Point($0, bottom) }) {
            let area = Rectangle(x: corner.x, y: corner.y, width: size.width, height: size.height)
            let taken = occupancy.taken(in: area.expanded(by: padding - 1))
            if taken < best?.taken ?? .max { best = (corner, taken) }
        }
        guard let best, must || best.taken == 0 else { return nil }
        return best.corner
    }
}
