/// A column as it is written: each different cell once, and for each row which one it is.
public struct CSVWords: Sendable, Equatable {
    /// The different cells, in the order of their first row; none of them says that a value is missing.
    public private(set) var words: [String] = []
    /// For each row the place of its word, `[N]`; −1 where the value is missing.
    public private(set) var codes: [Int] = []
    private var places: [String: Int] = [:]

    /// What stands in each row, nothing where the value is missing: `[N]`.
    public var cells: [String] { codes.map { $0 < 0 ? "" : words[$0] } }

    /// A column without rows.
    public init() {}

    /// Adds a row.
    public mutating func append(_ cell: String) {
        if let place = places[cell] {
            codes.append(place)
            return
        }
        if case .missing = CSVCell(cell) {
            places[cell] = -1
        } else {
            places[cell] = words.count
            words.append(cell)
        }
        codes.append(places[cell] ?? -1)
    }
}
