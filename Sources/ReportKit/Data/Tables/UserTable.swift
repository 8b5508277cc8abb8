import Predictions
import Tables

/// A user's table as it was read: columns that may be used, each with how it becomes numbers.
struct UserTable {
    /// The name of the file without the directories around it.
    let name: String
    /// The columns in the order of the file, but for named features, which come in the order of their names.
    let columns: [UserColumn]
    /// The columns that options name.
    let asked: AskedColumns
    /// What the column says that parts the test rows into kinds, `[N]`, nothing where a value is missing; nil if there is none.
    let kinds: [String]?
    /// What was accepted but may not be what the user meant, one sentence each.
    let warnings: [String]

    /// Reads a file.
    ///
    /// - Throws: ``FileError`` if it can't be read, ``SettingError`` if options don't fit together, ``DataProblem`` if it
    ///   is no table, or holds predictions.
    init(_ options: TableOptions, _ memory: MemoryLimit) throws {
        name = options.fileName
        let reader = try CSVReader(options)
        let bytes = try TableDataSet.bytes(of: options.path, memory)
        do {
            let asked = try AskedColumns(options, reader, in: bytes)
            self.asked = asked
            if asked.features == nil, !asked.takesAll, asked.targets.isEmpty { try Self.checkPurpose(bytes, reader) }
            let places =
                asked.targets.isEmpty
                ? nil : asked.features.map { Self.distinct($0 + asked.targets + asked.aboutRows) }
            let read = try reader.columns(in: bytes, at: places)
            let written = read.columns.filter { $0.text != nil || (asked.categories + asked.apart).contains($0.index) }
            let words = try reader.words(in: bytes, at: written.map(\.index))
            columns = read.columns.map { column in
                var own = UserColumn(
                    name: column.name, number: column.index + 1, values: column.values,
                    words: written.firstIndex { $0.index == column.index }.map { words[$0] }, text: column.text,
                    infinity: column.infinity, gap: column.gap)
                own.form = ColumnForm(
                    own, isCategory: asked.categories.contains(column.index), reader: reader, decimal: read.decimal)
                return own
            }
            kinds = try asked.kinds.map { try reader.words(in: bytes, at: [$0])[0].cells }
            warnings = read.warnings
        } catch let error as CSVError {
            throw DataProblem("'\(options.path)': \(error)")
        }
    }

    /// Refuses a file that holds predictions, where nobody said that it is a table to learn from.
    private static func checkPurpose(_ bytes: [UInt8], _ reader: CSVReader) throws(SettingError) {
        // The first rows tell.
        let end = bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "\n") }.prefix(100).reduce(bytes.count) { $1 }
        var choices = ReadingChoices()
        choices.csv = reader
        choices.csv.missing = .drop
        guard let file = try? UnderstoodFile(Array(bytes[..<end]), limit: bytes.count, choices: choices),
            file.target != nil, !file.models.isEmpty
        else { return }
        let names = file.parts.filter(\.isUsed).map { Excerpt.quoted($0.name) }
        throw .combination(
            "the file seems to hold predictions (\(NumberText.list(names, most: 6))): report on them with --predictions FILE, or say which column is to be learned with --y"
        )
    }

    private static func distinct(_ places: [Int]) -> [Int] {
        var distinct: [Int] = []
        for place in places where !distinct.contains(place) { distinct.append(place) }
        return distinct
    }

    /// The number of rows, N.
    var rowCount: Int { columns.first?.values.count ?? 0 }

    /// The column at a place in the file.
    func column(at place: Int) -> UserColumn? { columns.first { $0.number == place + 1 } }
}
