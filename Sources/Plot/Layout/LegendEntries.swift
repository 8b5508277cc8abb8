/// What a legend explains: marks with the same name are one entry, and their samples are drawn over each other.
struct LegendEntries: Sendable {
    /// One name and the marks that bear it.
    struct Entry: Sendable {
        var label: String
        var marks: [any Mark]
    }

    /// Width of a sample in points.
    static let sample = 16.0
    /// Between a sample and its name.
    static let gap = 5.0
    /// Between entries side by side.
    static let spacing = 14.0

    /// The entries in the order in which their names first occur.
    var entries: [Entry] = []

    /// - Parameter joiningAlike: whether names whose samples look the same share one, as those of marks in different
    ///   panels may; otherwise a reader would look for a difference.
    init(_ marks: [any Mark], joiningAlike: Bool = false) {
        for mark in marks {
            guard let label = mark.label, !label.isEmpty else { continue }
            if let index = entries.firstIndex(where: { $0.label == label }) {
                // The same mark in another panel needs no second sample; another kind of mark joins the first.
                let isNew = !entries[index].marks.contains { type(of: $0) == type(of: mark) }
                if isNew { entries[index].marks.append(mark) }
            } else {
                entries.append(Entry(label: label, marks: [mark]))
            }
        }
        if joiningAlike { joinAlike() }
    }

    private mutating func joinAlike() {
        var samples: [String] = []
        var joined: [Entry] = []
        for entry in entries {
            var canvas = RecordingCanvas()
            for mark in entry.marks {
                mark.drawKey(in: Rectangle(x: 0, y: 0, width: Self.sample, height: 6), on: &canvas)
            }
            if let index = samples.firstIndex(of: canvas.text) {
                joined[index].label += " or " + entry.label
            } else {
                samples.append(canvas.text)
                joined.append(entry)
            }
        }
        entries = joined
    }

    private func width(_ entry: Entry, on canvas: some Canvas) -> Double {
        Self.sample + Self.gap + RichText(entry.label).extents(Typography.legend, on: canvas).advance
    }

    /// The extents of a column of entries.
    func boxSize(on canvas: some Canvas) -> Size {
        Size(
            entries.map { width($0, on: canvas) }.max() ?? 0,
            Double(entries.count) * Typography.line(Typography.legend))
    }

    /// Draws the entries below each other.
    func drawBox(at corner: Point, on canvas: inout some Canvas) {
        for (index, entry) in entries.enumerated() {
            draw(
                entry, at: Point(corner.x, corner.y + Double(index) * Typography.line(Typography.legend)), on: &canvas)
        }
    }

    /// Entries side by side, as many rows as a width needs: the offset of each.
    func rowOffsets(width available: Double, on canvas: some Canvas) -> [Point] {
        var place = Point(0, 0)
        return entries.map { entry in
            let own = width(entry, on: canvas)
            if place.x > 0 && place.x + own > available {
                place = Point(0, place.y + Typography.line(Typography.legend))
            }
            defer { place.x += own + Self.spacing }
            return place
        }
    }

    /// Draws the entries side by side.
    func drawRows(at corner: Point, width: Double, on canvas: inout some Canvas) {
        for (entry, offset) in zip(entries, rowOffsets(width: width, on: canvas)) {
            draw(entry, at: Point(corner.x + offset.x, corner.y + offset.y), on: &canvas)
        }
    }

    private func draw(_ entry: Entry, at corner: Point, on canvas: inout some Canvas) {
        let font = Typography.legend
        let line = Typography.line(font)
        let height = Typography.capitals * font.size
        let sample = Rectangle(
            x: corner.x, y: corner.y + (line - height) / 2 - 0.5, width: Self.sample, height: height + 1)
        for mark in entry.marks { mark.drawKey(in: sample, on: &canvas) }
        RichText(entry.label).draw(
            at: Point(corner.x + Self.sample + Self.gap, corner.y + (line + height) / 2), font: font, ink: .text,
            on: &canvas)
    }
}
