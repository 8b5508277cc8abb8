import Tables

/// The columns that options name, by their places in the file, from 0.
struct AskedColumns {
    /// Those that predict; nil for all that are left.
    let features: [Int]?
    /// Whether all that are left are to predict, whatever they look like.
    let takesAll: Bool
    /// Those that are predicted; none for the last one.
    let targets: [Int]
    /// Those that are left out.
    let dropped: [Int]
    /// Those whose values are kinds, whatever they look like.
    let categories: [Int]
    /// The one that puts rows in order, the one that says which belong together, and the one that says what each is for.
    let order: Int?
    let groups: Int?
    let roles: Int?
    /// The one that parts the test rows into kinds.
    let kinds: Int?

    /// Finds the names in the header of a file.
    ///
    /// - Throws: ``SettingError`` if options contradict each other, `CSVError` if there is no such column.
    init(_ options: TableOptions, _ reader: CSVReader, in bytes: [UInt8]) throws {
        let header = try reader.columnNames(in: bytes)
        func find(_ names: [String]) throws -> [Int] {
            try reader.indices(of: names.flatMap { Self.parts(of: $0, header) }, in: bytes)
        }
        takesAll = options.x == [TableOptions.every]
        features = takesAll ? nil : try options.x.map(find)
        targets = try find(options.y)
        dropped = try find(options.drop)
        categories = try find(options.categories)
        func findOne(_ name: String?) throws -> Int? { try name.map { try reader.indices(of: [$0], in: bytes)[0] } }
        order = try findOne(options.split.order)
        groups = try findOne(options.split.groups)
        roles = try findOne(options.split.column)
        kinds = try findOne(options.by)
        let named = [("--x", features ?? []), ("--y", targets), ("--drop", dropped), ("--categories", categories)]
        for (option, places) in named where Set(places).count < places.count {
            throw SettingError.combination(
                "\(option) names a column twice: \(places.map { header[$0] }.joined(separator: ", "))")
        }
        if let place = targets.first(where: { (features ?? []).contains($0) }) {
            throw SettingError.combination(
                "the column '\(header[place])' can't predict itself; name it in --x or in --y, and others in the other")
        }
        if let place = dropped.first(where: { ((features ?? []) + targets).contains($0) }) {
            throw SettingError.combination(
                "--drop leaves the column '\(header[place])' out, and \(targets.contains(place) ? "--y" : "--x") takes it: say one of them"
            )
        }
    }

    /// Columns that say how rows are split.
    var ofSplit: [Int] { [order, groups, roles].compactMap(\.self) }

    /// Columns that say something of rows beside the features and the targets.
    var aboutRows: [Int] { ofSplit + [kinds].compactMap(\.self) }

    /// Columns that tell rows apart for the split, and are no features unless they are named.
    var apart: [Int] { [groups, roles].compactMap(\.self) }

    /// A name, or the columns that it names with commas between them, if there is none of the whole name.
    private static func parts(of name: String, _ header: [String]) -> [String] {
        guard !header.contains(name) else { return [name] }
        let parts = name.split(separator: ",").map { String($0.drop { $0 == " " }) }
        return parts.count > 1 && parts.allSatisfy(header.contains) ? parts : [name]
    }
}
