/// Curves of equal value over a regular grid, by marching squares.
///
/// ```swift
/// Contour(x: xs, y: ys, values: sigma, levels: [0.1, 0.2, 0.5])
/// ```
public struct Contour: Mark {
    /// Positions of the columns, ascending: `[C]`.
    public var x: [Double]
    /// Positions of the rows, ascending: `[R]`.
    public var y: [Double]
    /// The values: `[R × C]`, row after row, first y first; a cell with a NaN corner holds no curve.
    public var values: [Double]
    /// The values along which curves run: `[L]`.
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
    /// The whole grid.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: x, on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: y, on: yScale, isLowerFlush: true, isUpperFlush: true))
    }

    /// Draws the curves of all levels as one path.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let squares = MarchingSquares(x: x, y: y, values: values)
        let lines = levels.flatMap { squares.curves(at: $0) }
            .map { $0.map { frame.point($0.x, $0.y) } }
            .filter { $0.allSatisfy { $0.x.isFinite && $0.y.isFinite } }
        let path = Path(lines).clipped(to: frame.rectangle.expanded(by: Frame.margin))
        if !path.subpaths.isEmpty { canvas.stroke(path, with: Stroke(ink, width: width, isRound: true)) }
    }

    /// A short piece of the line.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let middle = rectangle.y + rectangle.height / 2
        canvas.stroke(
            Path([[Point(rectangle.x, middle), Point(rectangle.right, middle)]]), with: Stroke(ink, width: width))
    }
}
