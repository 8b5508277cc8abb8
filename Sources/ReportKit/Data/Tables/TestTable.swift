import Tables
import Training

/// A second table, whose rows are tested on: the columns of the first by their names, in any order.
struct TestTable {
    /// The name of the file without the directories around it.
    let name: String
    /// Whether it holds what is to be predicted; if not, its rows are predicted and not scored.
    let isObserved: Bool
    private let path: String
    private let features: [UserColumn]
    private let targets: [UserColumn]
    private let missing: CSVReader.MissingValues
    private let rowCount: Int
    /// What the column says that parts the rows into kinds, `[N]`; nil if nobody asked for one.
    let kinds: [String]?

    /// Reads the columns that the first table's choice asks for, each in the same form.
    ///
    /// - Throws: ``FileError`` if the file can't be read, ``DataProblem`` if a column is not there, or holds something else.
    init(_ path: String, _ choice: ColumnChoice, _ options: TableOptions, _ memory: MemoryLimit) throws {
        name = FileName.last(of: path)
        self.path = path
        missing = options.missing
        let reader = try CSVReader(options)
        let bytes = try TableDataSet.bytes(of: path, memory)
        do {
            let names = try reader.columnNames(in: bytes)
            let missing = choice.targets.filter { !names.contains($0.name) }
            guard missing.isEmpty || missing.count == choice.targets.count else {
                throw DataProblem(
                    "'\(path)': there is no column \(missing[0].title), and there are other targets: give all of them, or none to predict these rows"
                )
            }
            // A target by another name would be passed over.
            let others = names.filter { name in !choice.features.contains { $0.name == name } }
            for target in missing {
                guard let near = NearestName.of(target.name, in: others) else { continue }
                throw DataProblem(
                    "'\(path)': there is no column \(target.title), but \(Excerpt.quoted(near)): call it \(target.title) to test on it, or take it away to predict these rows"
                )
            }
            isObserved = missing.isEmpty
            let wanted = choice.features + (isObserved ? choice.targets : [])
            let places = try wanted.map { column in
                // Nobody can ask for a column without a name, but it may be there.
                if column.name.isEmpty, let nameless = names.firstIndex(of: "") { return nameless }
                return try reader.indices(of: [column.name], in: bytes)[0]
            }
            let read = try reader.columns(in: bytes, at: places)
            let written = zip(read.columns, wanted).filter { $1.words != nil }.map(\.0.index)
            let words = try reader.words(in: bytes, at: written)
            let columns = try zip(read.columns, wanted).map { column, own in
                var found = UserColumn(
                    name: column.name, number: column.index + 1, values: column.values,
                    words: written.firstIndex(of: column.index).map { words[$0] }, text: column.text,
                    infinity: column.infinity, gap: column.gap)
                found.form = try own.form.form(of: found, reader: reader, decimal: read.decimal)
                return found
            }
            features = Array(columns.prefix(choice.features.count))
            targets = Array(columns.dropFirst(choice.features.count))
            rowCount = read.columns.first?.values.count ?? 0
            kinds =
                isObserved
                ? try options.by.map { try reader.words(in: bytes, at: reader.indices(of: [$0], in: bytes))[0].cells }
                : nil
        } catch {
            switch error {
            case let error as CSVError: throw DataProblem("'\(path)': \(error)")
            case let problem as FormProblem: throw DataProblem("'\(path)': \(problem.text)")
            default: throw error
            }
        }
    }

    /// The rows as they are predicted where nothing was observed.
    func newRows() throws(DataProblem) -> NewRows {
        let (columns, rows) = try complete(for: 0)
        return NewRows(
            file: name, numbers: rows.numbers, x: rows.numbers.flatMap { row in columns.map { $0.values[row] } })
    }

    /// What the rows of both tables are for, those of the first one before.
    func roles(after count: Int) -> [RowSplit.Role] {
        [RowSplit.Role](repeating: .training, count: count) + [RowSplit.Role](repeating: .test, count: rowCount)
    }

    /// The features, and one of the targets if there are any, as columns of numbers, and the rows that lack none.
    func complete(for target: Int) throws(DataProblem) -> (columns: [Table.Column], rows: CompleteRows) {
        let used = features + (isObserved ? [targets[target]] : [])
        return (
            used.flatMap { $0.form.columns(of: $0) },
            try CompleteRows(used, missing, isListed: false, path)
        )
    }
}

/// Why a column does not fit that of the first table.
private struct FormProblem: Error {
    let text: String
}

extension ColumnForm {
    /// The form in which a column of another file is read, so that its numbers mean the same.
    fileprivate func form(of column: UserColumn, reader: CSVReader, decimal: CSVDecimal) throws -> ColumnForm {
        guard let words = column.words else {
            if let text = column.text { throw text }
            guard case .dates = self else { return .numbers }
            guard CalendarDate.seconds(ofNumbers: column.values) != nil else {
                throw FormProblem(text: "\(column.title) holds other than dates such as 20240229")
            }
            return .dates
        }
        switch self {
        case .categories(let kinds):
            if let other = words.words.first(where: { !kinds.contains($0) }) {
                throw FormProblem(
                    text:
                        "\(column.title) says \(Excerpt.quoted(other)), and the rows that are learned from know \(NumberText.list(kinds.map(Excerpt.quoted), most: 8)) alone: leave such rows out, or the column with --drop"
                )
            }
            return self
        case .flags(let no, let yes):
            if let other = words.words.first(where: { ![no, yes].contains($0.lowercased()) }) {
                throw FormProblem(
                    text: "\(column.title) says \(Excerpt.quoted(other)), which is neither \(no) nor \(yes)")
            }
            return self
        case .dates:
            guard words.words.isEmpty || CalendarDate.seconds(of: words) != nil else {
                throw FormProblem(text: "\(column.title) holds other than dates")
            }
            return self
        case .written(let numbers):
            guard let own = WrittenNumbers(words, decimal: decimal, isDecided: true), own.form == numbers.form else {
                throw FormProblem(
                    text: "\(column.title) is not written in numbers \(numbers.form) as in the other file")
            }
            return .written(own)
        case .numbers, .empty, .mixed, .texts: return .numbers
        }
    }
}
