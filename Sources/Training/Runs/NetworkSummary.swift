/// A network, or what a method has in its place, as a table.
public struct NetworkSummary: Sendable, Equatable {
    /// The headings.
    public let columns: [String]
    /// A row for each layer or part, cells in the order of the headings.
    public let rows: [[String]]
    /// The number of trained parameters in one run.
    public let parameterCount: Int
    /// What the table shows, if it is no network.
    public let title: String

    /// A table without rows, which no report shows.
    public static let empty = NetworkSummary(columns: [], rows: [], parameterCount: 0)

    /// Makes a summary.
    public init(columns: [String], rows: [[String]], parameterCount: Int, title: String = "network") {
        self.columns = columns
        self.rows = rows
        self.parameterCount = parameterCount
        self.title = title
    }
}
