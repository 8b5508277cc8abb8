/// A map of values over a regular grid of x and y, as colours.
///
/// ```swift
/// Tiles(x: -2...2, y: -2...2, columns: 80, values: sigma, title: "σ")
/// ```
public struct Tiles: Mark {
    /// The range along x that the cells share.
    public var x: ClosedRange<Double>
    /// The range along y that the cells share.
    public var y: ClosedRange<Double>
    /// Cells in a row.
    public var columns: Int
    /// The values, row after row, lowest y first; NaN leaves a cell washed.
    public var values: [Double]
    /// From value to colour.
    public var colors: ColorScale
    /// What a reader calls it.
    public var label: String? { nil }
    /// The paint of missing cells.
    public var ink: Ink { .wash }
    /// From value to colour.
    public var colorScale: ColorScale? { colors }

    /// Makes a map; `domain` defaults to the range of the values.
    public init(
        x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, values: [Double], title: String = "",
        colormap: Colormap = .viridis, domain: ClosedRange<Double>? = nil
    ) {
        self.x = x
        self.y = y
        self.columns = columns
        self.values = values
        self.colors = ColorScale(
            colormap, domain: domain ?? Extent.Reach(of: values, on: .linear)?.range ?? 0...1, title: title)
    }
}

extension Tiles {
    /// The whole grid.
    public func extent(x scaleX: Scale, y scaleY: Scale) -> Extent {
        Extent(
            x: Extent.Reach(x, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(y, isLowerFlush: true, isUpperFlush: true))
    }

    /// Draws the cells over a wash that shows where values are missing.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        guard columns > 0, values.count >= columns else { return }
        let corner = frame.point(x.lowerBound, y.upperBound)
        let end = frame.point(x.upperBound, y.lowerBound)
        let area = Rectangle(x: corner.x, y: corner.y, width: end.x - corner.x, height: end.y - corner.y)
        guard area.width > 0, area.height > 0 else { return }
        let rows = values.count / columns
        let cells = (0..<rows).reversed().flatMap { row in
            values[row * columns..<(row + 1) * columns].map { colors.color($0.isNaN ? colors.domain.lowerBound : $0) }
        }
        canvas.image(Raster(columns: columns, cells: cells), in: area)
        let gaps = (0..<rows * columns).filter { values[$0].isNaN }
        guard !gaps.isEmpty else { return }
        let (width, height) = (area.width / Double(columns), area.height / Double(rows))
        let boxes = gaps.map { index in
            Path.rectangle(
                Rectangle(
                    x: area.x + Double(index % columns) * width,
                    y: area.bottom - Double(index / columns + 1) * height, width: width, height: height)
            ).subpaths[0]
        }
        canvas.fill(Path(boxes, isClosed: true), with: ink)
    }
}
