/// The sizes of words and gaps in every figure, in points at final size.
enum Typography {
    static let title = Font(.bold, size: 11)
    static let subtitle = Font(size: 9)
    static let panelTitle = Font(.bold, size: 9)
    static let axisTitle = Font(size: 8.5)
    static let tickLabel = Font(size: 8)
    static let legend = Font(size: 8.5)
    static let caption = Font(size: 8)

    /// Height of a line in ems.
    static let leading = 1.3
    /// Height of capitals in ems; what optically centres a line.
    static let capitals = 0.72

    /// Free space around everything.
    static let margin = 6.0
    /// Headings begin flush with panels that begin no further to the right.
    static let widestIndent = 60.0
    /// Length of a tick.
    static let tick = 3.0
    /// Between a tick and its label.
    static let tickGap = 3.0
    /// From a panel's upper edge to the baseline of the title above it.
    static let titleRise = 7.0
    /// Between panels.
    static let gutter = 16.0
    /// Width of axis lines, ticks and the grid.
    static let hairline = 0.5

    /// The height of a line of text.
    static func line(_ font: Font) -> Double { font.size * leading }
}
