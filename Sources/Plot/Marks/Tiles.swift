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
    /// The values, `[rows × columns]`, row after row, lowest y first; NaN leaves a cell washed.
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
    /// The number of rows.
    public var rows: Int { columns > 0 ? values.count / columns : 0 }

    /// The whole map.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: [x.lowerBound, x.upperBound], on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(of: [y.lowerBound, y.upperBound], on: yScale, isLowerFlush: true, isUpperFlush: true))
    }

    /// Whole cells that lie in the frame are stretched over it; missing cells take the colormap's first colour.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let (left, right) = (frame.x(x.lowerBound), frame.x(x.upperBound))
        let (bottom, top) = (frame.y(y.lowerBound), frame.y(y.upperBound))
        guard rows > 0, [left, right, bottom, top].allSatisfy({ abs($0) < 1e6 }) else { return }
        var cells: [Color] = []
        cells.reserveCapacity(columns * rows)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in 0..<columns { cells.append(colors.color(values[row * columns + column])) }
        }
        canvas.image(
            Raster(columns: columns, cells: cells),
            in: Rectangle(x: left, y: top, width: right - left, height: bottom - top))
    }
}
