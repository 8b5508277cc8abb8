/// Kinds of rows that are looked at apart: whether a band holds what it promises for each of them.
public struct Subgroups: Sendable, Equatable {
    /// What parts the rows, such as the name of a column.
    public let name: String
    /// What each kind is called, in order: `[K]`.
    public let titles: [String]
    /// The place of each row's kind in ``titles``: `[N]`.
    public let kinds: [Int]

    /// Names kinds and says of which each row is: places from 0 below the number of titles.
    public init(name: String, titles: [String], kinds: [Int]) {
        self.name = name
        self.titles = titles
        self.kinds = kinds
    }

    /// The places of the rows of a kind, rising: `[M]`.
    public func rows(of kind: Int) -> [Int] { kinds.indices.filter { kinds[$0] == kind } }
}
