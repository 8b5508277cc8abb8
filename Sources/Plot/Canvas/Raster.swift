/// Rows of colours.
public struct Raster: Sendable, Equatable {
    /// Cells in a row.
    public let columns: Int
    /// The cells, row after row, first row on top; `columns × rows` of them.
    public let cells: [Color]

    /// Makes a raster; the number of cells is a multiple of `columns`.
    public init(columns: Int, cells: [Color]) {
        self.columns = columns
        self.cells = cells
    }

    /// The number of rows.
    public var rows: Int { columns == 0 ? 0 : cells.count / columns }
}
