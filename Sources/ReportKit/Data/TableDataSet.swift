import Tables
import Training

/// Makes a data set from a user's table: picks columns, sees to missing values, holds out a fifth for testing.
struct TableDataSet {
    private let table: Table
    private let options: TableOptions
    private let file: String

    /// Prepares to pick columns.
    ///
    /// - Parameter file: the name of the file in messages and headings.
    init(_ table: Table, options: TableOptions, file: String) {
        self.table = table
        self.options = options
        self.file = file
    }

    /// The data set; the same key holds out the same rows.
    ///
    /// - Parameter notes: what reading the table has to say to the reader.
    func make(key: RandomKey, notes: [String] = []) throws(DataProblem) -> DataSet {
        let features = try options.x.map { (name) throws(DataProblem) in try column(name) }
        let target = try column(options.y)
        try checkChoice()
        var warnings = notes
        let rows = try completeRows(features + [target], warnings: &warnings)
        guard rows.count >= 3 else {
            throw DataProblem("'\(file)' has \(NumberText.count(rows.count, "complete row")); training needs at least 3")
        }
        let (kept, held) = split(rows, key: key)
        for feature in features where Set(kept.map { feature.values[$0] }).count == 1 {
            warnings.append("the column '\(feature.name)' is constant in the training data, so nothing can be learned from it")
        }
        guard Set(kept.map { target.values[$0] }).count > 1 else {
            throw DataProblem("the column '\(target.name)' of '\(file)' is constant in the training data, so there is nothing to learn")
        }
        let training = observations(kept, features, target)
        let stem = Self.stem(file)
        return DataSet(
            name: Slug.make(stem), title: stem,
            summary: "\(NumberText.count(rows.count)) rows of \(file); a fifth, chosen at random, is held out for testing.",
            features: features.map(\.name), target: target.name, training: training,
            test: observations(held, features, target), shown: Self.shown(training.feature(0)), warnings: warnings)
    }

    private func column(_ name: String) throws(DataProblem) -> Table.Column {
        if let column = table.columns.first(where: { $0.name == name }) { return column }
        let names = table.columns.map(\.name)
        let nearest = NearestName.of(name, in: names).map { " Did you mean '\($0)'?" } ?? ""
        let shown = names.prefix(30).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 30 ? ", …" : "")
        throw DataProblem("'\(file)' has no column '\(name.prefix(80))'.\(nearest) Columns: \(shown)")
    }

    private func checkChoice() throws(DataProblem) {
        guard Set(options.x).count == options.x.count else {
            throw DataProblem("--x names a column twice: \(options.x.joined(separator: ", "))")
        }
        guard !options.x.contains(options.y) else {
            throw DataProblem("the column '\(options.y)' can't predict itself; name it in --x or in --y")
        }
    }

    /// The rows that have a number in every column.
    private func completeRows(_ columns: [Table.Column], warnings: inout [String]) throws(DataProblem) -> [Int] {
        var rows: [Int] = []
        var dropped = 0
        for row in 0..<table.rowCount {
            if let column = columns.first(where: { $0.values[row].isInfinite }) {
                throw DataProblem("row \(row + 1) of '\(file)' has an infinite value in column '\(column.name)'")
            }
            guard let column = columns.first(where: { $0.values[row].isNaN }) else {
                rows.append(row)
                continue
            }
            guard options.missing == .drop else {
                throw DataProblem(
                    "row \(row + 1) of '\(file)' has no value in column '\(column.name)'; "
                        + "complete it, or leave such rows out with --missing drop")
            }
            dropped += 1
        }
        if dropped > 0 {
            warnings.append(
                "\(NumberText.count(dropped)) of \(NumberText.count(table.rowCount, "row")) lacked a value and "
                    + (dropped == 1 ? "was left out" : "were left out"))
        }
        return rows
    }

    /// A random fifth, at least one row, is held out; both parts stay in the order of the file.
    private func split(_ rows: [Int], key: RandomKey) -> (kept: [Int], held: [Int]) {
        let draws = key.child("split")
        let shuffled = rows.map { (draw: draws.child($0).bits, row: $0) }.sorted { $0 < $1 }.map(\.row)
        let count = max(1, rows.count / 5)
        return (shuffled.dropFirst(count).sorted(), shuffled.prefix(count).sorted())
    }

    private func observations(_ rows: [Int], _ features: [Table.Column], _ target: Table.Column) -> Observations {
        Observations(
            x: rows.flatMap { row in features.map { $0.values[row] } }, y: rows.map { target.values[$0] },
            featureCount: features.count)
    }

    /// The range of the data and some of what lies beyond, where a method should be less sure.
    private static func shown(_ values: [Double]) -> ClosedRange<Double> {
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        let margin = high > low ? (high - low) * 0.2 : 1
        return (low - margin)...(high + margin)
    }

    private static func stem(_ file: String) -> String {
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
