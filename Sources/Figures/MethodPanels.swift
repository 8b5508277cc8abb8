internal import Plot

/// A page of panels, one for each method.
struct MethodPanels {
    let columns: Int
    let rows: Int

    init(count: Int, width: Double) {
        columns = DrawnFigure.columnCount(count, width: width)
        rows = (max(count, 1) + columns - 1) / columns
    }

    /// A page on which every panel has a given height, with room for the headings.
    func size(width: Double, panelHeight: Double) -> Size {
        Size(width, 66 + Double(rows) * panelHeight)
    }

    /// The height at which panels are about square on a page of a given width.
    func square(width: Double) -> Double {
        width / Double(columns) + 8
    }
}
