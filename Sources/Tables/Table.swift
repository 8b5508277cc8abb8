/// Columns of numbers with names, as they come from a CSV file or go into one.
public struct Table: Sendable, Equatable {
    /// A named column.
    public struct Column: Sendable, Equatable {
        /// What the header says.
        public let name: String
        /// One value per row, `[N]`; NaN where a value is missing.
        public let values: [Double]

        /// Makes a column.
        public init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }

    /// The columns, all of one length.
    public let columns: [Column]

    /// Makes a table from columns of one length.
    public init(columns: [Column]) {
        self.columns = columns
    }

    /// The number of rows.
    public var rowCount: Int { columns.first?.values.count ?? 0 }
}
