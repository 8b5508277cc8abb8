/// Curves of equal value over a regular grid, by marching squares.
///
/// ```swift
/// Contour(x: xs, y: ys, values: sigma, levels: [0.1, 0.2, 0.5])
/// ```
public struct Contour: Mark {
    /// Positions of the columns, ascending.
    public var x: [Double]
    /// Positions of the rows, ascending.
    public var y: [Double]
    /// The values `[y.count × x.count]`, row after row, first y first; a cell with a NaN corner holds no curve.
    public var values: [Double]
    /// The values along which curves run.
    public var levels: [Double]
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// What a reader calls it.
    public var label: String?

    /// Makes contours.
    public init(
        x: [Double], y: [Double], values: [Double], levels: [Double], ink: Ink = .text, width: Double = 0.7,
        label: String? = nil
    ) {
        self.x = x
        self.y = y
        self.values = values
        self.levels = levels
        self.ink = ink
        self.width = width
        self.label = label
    }
}

extension Contour {
    private var stroke: Stroke { Stroke(ink, width: width) }

    /// A short line.
    public var sample: LegendSample { .line(stroke) }

    /// The whole grid.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scaleX, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: y, on: scaleY, isLowerFlush: true, isUpperFlush: true))
    }

    /// Draws the lines of all levels.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let clipping = Clipping(around: frame.rectangle)
        let parts = levels.flatMap { segments(level: $0) }.flatMap { segment in
            clipping.polyline(segment.map { frame.point($0.x, $0.y) })
        }
        if !parts.isEmpty { canvas.stroke(Path(parts), with: stroke) }
    }

    /// The pieces of one level's line, each across one cell, in data units.
    func segments(level: Double) -> [[Point]] {
        let columns = x.count
        guard columns > 1, y.count > 1, values.count == columns * y.count else { return [] }
        var result: [[Point]] = []
        for row in 0..<y.count - 1 {
            for column in 0..<columns - 1 {
                // The corners in turn: lower left, lower right, upper right, upper left.
                let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
                let heights = corners.map { values[$0.1 * columns + $0.0] - level }
                guard !heights.contains(where: \.isNaN) else { continue }
                var crossings: [Point] = []
                for side in 0..<4 {
                    let next = (side + 1) % 4
                    let (a, b) = (heights[side], heights[next])
                    guard (a < 0) != (b < 0) else { continue }
                    let t = a / (a - b)
                    let (from, to) = (corners[side], corners[next])
                    crossings.append(
                        Point(x[from.0] + t * (x[to.0] - x[from.0]), y[from.1] + t * (y[to.1] - y[from.1])))
                }
                if crossings.count == 2 { result.append(crossings) }
                if crossings.count == 4 {
                    // A saddle: the middle decides which corners belong together.
                    let isJoined = (heights.reduce(0, +) < 0) == (heights[0] < 0)
                    let pairs = isJoined ? [(0, 1), (2, 3)] : [(3, 0), (1, 2)]
                    for (a, b) in pairs { result.append([crossings[a], crossings[b]]) }
                }
            }
        }
        return result
    }
}
