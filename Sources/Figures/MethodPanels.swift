internal import Plot

/// A page of panels, one for each method.
struct MethodPanels {
    let columns: Int
    let rows: Int

    /// Panels in a row: three, or as many of them as are there and can be read.
    init(count: Int, width: Double) {
        let full = count == 4 ? 2 : min(max(count, 1), 3)
        columns = min(full, max(1, Int(width / Self.leastWidth)))
        rows = (max(count, 1) + columns - 1) / columns
    }

    /// The least width of a panel with its labels, in points.
    private static let leastWidth = 120.0

    /// A page on which every panel has a given height, with room for the headings.
    func size(width: Double, panelHeight: Double) -> Size {
        Size(width, 66 + Double(rows) * panelHeight)
    }

    /// The height at which panels are about square on a page of a given width.
    func square(width: Double) -> Double {
        (width / Double(columns) + 8).rounded(.up)
    }

    /// The height at which panels are wider than high on a page of a given width.
    func wide(width: Double) -> Double {
        (40 + 0.5 * width / Double(columns)).rounded()
    }
}
