import Tables
import Training

extension RowSplit.Role {
    private static let words: [String: Self] = [
        "train": .training, "training": .training, "val": .validation, "valid": .validation,
        "validation": .validation, "test": .test, "testing": .test,
    ]

    /// What a row is for by what its cell says, such as `train`, `val` or `test`.
    init?(_ word: String) {
        guard let role = Self.words[word.lowercased()] else { return nil }
        self = role
    }
}

extension RowSplit {
    /// The split that options ask for.
    ///
    /// - Throws: ``DataProblem`` if a column or a file doesn't say what it should, ``FileError``.
    init(_ choice: SplitOptions, of table: UserTable, path: String) throws {
        share = choice.share
        isAsked = choice.kind != nil
        key = choice.seed.map { RandomKey(seed: UInt64($0)).child("data") }
        if let column = table.asked.order.flatMap({ table.column(at: $0) }) {
            guard let values = column.form.columns(of: column).first?.values, !column.form.isCategory else {
                throw DataProblem("'\(path)': \(column.title) holds neither numbers nor dates, and gives no order")
            }
            rule = .time(values, column: column.name)
        } else if let column = table.asked.groups.flatMap({ table.column(at: $0) }), let words = column.words {
            rule = .group(words.codes.map { $0 < 0 ? "" : words.words[$0] }, column: column.name)
        } else if let column = table.asked.roles.flatMap({ table.column(at: $0) }), let words = column.words {
            do {
                rule = try Self.rule(of: column, words)
            } catch {
                throw DataProblem("'\(path)': \(column.title) \(error)")
            }
        } else if let file = choice.file {
            let rows = try RowNumbers(file, of: table.rowCount).rows
            rule = .given(
                (0..<table.rowCount).map { rows.contains($0) ? .test : .training },
                by: "'\(FileName.last(of: file))', which counts rows from 0,")
        }
    }
}

extension RowSplit {
    /// More folds than this are groups, each of which would be a training of its own.
    private static let mostFolds = 50

    /// What a column says of each row: what it is for, or the number of its fold.
    ///
    /// - Throws: ``DataProblem`` that goes on from the name of the column.
    private static func rule(of column: UserColumn, _ words: CSVWords) throws(DataProblem) -> Rule {
        let numbers = words.words.map { Double(decimal: $0).flatMap(Int.init(exactly:)) }
        guard numbers.contains(nil) else {
            let folds = numbers.compactMap(\.self)
            let different = Set(folds).sorted()
            guard different != [0, 1] else {
                throw DataProblem(
                    "says 0 and 1 alone, which may be two folds, or what is tested on: write train and test, or the folds as 1 and 2"
                )
            }
            guard different.count > 1 else {
                throw DataProblem("numbers one fold, \(different.first ?? 0); cross-validation needs at least two")
            }
            guard different.count <= mostFolds else {
                throw DataProblem(
                    "numbers \(NumberText.count(different.count)) folds, and up to \(mostFolds) are trained without: \(ShellText.line(["--groups", column.name])) holds out whole groups"
                )
            }
            return .folds(words.codes.map { $0 < 0 ? different[0] : folds[$0] }, column: column.name)
        }
        let roles = words.words.map { Role($0) }
        if let place = roles.firstIndex(where: { $0 == nil }) {
            throw DataProblem(
                "says \(Excerpt.quoted(words.words[place])) where --split-column takes train, val or test, or the number of a fold"
            )
        }
        return .given(
            words.codes.map { $0 < 0 ? .training : roles[$0] ?? .training }, by: "the column \(column.title)")
    }
}

extension ColumnForm {
    fileprivate var isCategory: Bool {
        if case .categories = self { true } else { false }
    }
}
