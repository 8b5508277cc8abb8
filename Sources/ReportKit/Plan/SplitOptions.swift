import Tables

/// How a user wants the rows of a table split into those that are learned from and those that are tested on; nil where
/// nothing was said.
public struct SplitOptions: Sendable, Equatable {
    /// The kind by name: `random`, `time` or `group`.
    public var kind: String?
    /// The column that puts rows in order; the last are tested on.
    public var order: String?
    /// The column whose values say which rows belong together.
    public var groups: String?
    /// The share of the rows that is tested on; nil for a fifth.
    public var share: Double?
    /// The root of the split's randomness; nil for that of the run.
    public var seed: Int?
    /// The column that says `train`, `val` or `test` for each row, or the number of its fold.
    public var column: String?
    /// A file with the numbers of the rows that are tested on, from 0.
    public var file: String?

    /// The kinds that have a name.
    public enum Kind: String, Sendable, CaseIterable {
        /// Rows drawn at random.
        case random
        /// The last rows in an order.
        case time
        /// All rows of groups that are drawn at random.
        case group
    }

    /// Leaves it at a random fifth.
    public init() {}

    private static let shares = 0.01...0.9

    /// Refuses options that contradict each other or miss one.
    func check(test: String?) throws(SettingError) {
        let kinds: [Kind]? = try RunPlan.cases("split", kind.map { [$0] })
        let kind = kinds?.first
        let ways = [
            ("--split, --order or --groups", self.kind != nil || order != nil || groups != nil),
            ("--split-column", column != nil), ("--split-file", file != nil), ("--test", test != nil),
        ].filter(\.1).map(\.0)
        guard ways.count <= 1 else {
            throw .combination(
                "the rows can be split in one way, and there are \(ways.count): \(NumberText.list(ways))")
        }
        if order != nil, groups != nil { throw .combination("give either --order or --groups, not both") }
        if kind == .time || order != nil {
            guard order != nil else {
                throw .combination("--split time needs the column that puts the rows in order: name it with --order")
            }
            guard kind ?? .time == .time else { throw .combination("--order goes with --split time") }
        }
        if kind == .group || groups != nil {
            guard groups != nil else {
                throw .combination(
                    "--split group needs the column that says which rows belong together: name it with --groups")
            }
            guard kind ?? .group == .group else { throw .combination("--groups goes with --split group") }
        }
        let isGiven = column != nil || file != nil || test != nil
        guard share == nil || !isGiven else {
            throw .combination("--test-share has no effect beside \(ways[0]), which says what is tested on")
        }
        guard seed == nil || !isGiven && order == nil else {
            throw .combination("--split-seed has no effect beside \(ways[0]): nothing is drawn at random")
        }
        if let share, !Self.shares.contains(share) {
            throw .value("test-share", found: "\(share)", expected: "a number from 0.01 to 0.9")
        }
        _ = try RunPlan.check(seed, "split-seed", RunPlan.seeds)
    }

    /// The options as they stand on a command line; a file by its name alone.
    var arguments: [String] {
        let named = [
            ("split", order == nil && groups == nil ? kind : nil), ("order", order), ("groups", groups),
            ("test-share", share.map { "\($0)" }), ("split-seed", seed.map { "\($0)" }), ("split-column", column),
            ("split-file", file.map(FileName.last)),
        ]
        return named.flatMap { name, value in
            value.map { $0.hasPrefix("-") ? ["--\(name)=\($0)"] : ["--\(name)", $0] } ?? []
        }
    }
}
