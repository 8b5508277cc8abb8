public import Plot
public import Tables

/// A figure of the field with the numbers that it shows.
///
/// ```swift
/// extension DrawnFigure {
///     static func residuals(_ error: [Double], of method: String, width: Double) -> DrawnFigure {
///         let points = Points(x: error.indices.map(Double.init), y: error)
///         let figure = Figure(method, subtitle: "Errors of the mean", size: Size(width, 180)) {
///             Plot(x: Axis("test point"), y: Axis("error")) { points }
///         }
///         return DrawnFigure(figure, data: [("error", error)])
///     }
/// }
/// ```
///
/// Each kind of figure is one function in a file of its own, from values to a figure; statistics are done before.
public struct DrawnFigure: Sendable {
    /// The drawing, with a title, a subtitle that states the finding, and a text for readers who don't see it.
    public let figure: Figure
    /// The numbers that are drawn.
    public let data: Table

    /// Puts a drawing and its numbers together, `[N]` in each column; columns that are shorter than the longest end with missing values.
    ///
    /// The figure becomes as much higher as it takes until it is so many whole pixels high: a point is 4/3 of one, and a
    /// picture at 2× twice as high as one at 1×.
    public init(_ figure: Figure, data: [(name: String, values: [Double])]) {
        var figure = figure
        figure.size.height = (figure.size.height / Self.wholePixels).rounded(.up) * Self.wholePixels
        self.figure = figure
        let rows = data.map(\.values.count).max() ?? 0
        self.data = Table(
            columns: data.map { column in
                let missing = [Double](repeating: .nan, count: rows - column.values.count)
                return Table.Column(name: column.name, values: column.values + missing)
            })
    }

    /// So many points are a whole number of pixels.
    private static let wholePixels = 3.0
}
