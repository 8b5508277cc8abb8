import Predictions
import Tables
import Training

/// Makes a data set from a user's table: the last column is the target, and a fifth of the rows is held out for testing; of
/// few rows each fifth in turn.
struct TableDataSet {
    /// Features, then the target, without missing values.
    let table: Table
    /// The name of the file in messages and headings.
    let file: String
    /// What reading the table has to say to the reader.
    var notes: [String] = []

    /// Fewer rows can't tell what a method knows from chance.
    private static let fewest = 30

    /// The data set; the same key holds out the same rows.
    func make(key: RandomKey) throws(DataProblem) -> DataSet {
        let features = table.columns.dropLast()
        guard let target = table.columns.last, table.rowCount >= 3 else {
            throw DataProblem(
                "'\(file)' has \(NumberText.count(table.rowCount, "complete row")); training needs at least 3")
        }
        var warnings = notes
        let isSmall = table.rowCount <= DataSet.mostForFolds
        let (kept, held) = isSmall ? (Array(0..<table.rowCount), []) : split(key: key)
        if table.rowCount < Self.fewest {
            warnings.append(
                "\(NumberText.count(table.rowCount, "row")) are very few: what a method learns from them, and what coverage says of its band, is largely chance"
            )
        }
        for feature in features where Set(kept.map { feature.values[$0] }).count == 1 {
            warnings.append(
                "the column '\(feature.name)' is constant in the training data, so nothing can be learned from it")
        }
        guard Set(kept.map { target.values[$0] }).count > 1 else {
            throw DataProblem(
                "the column '\(target.name)' of '\(file)' is constant in the training data, so there is nothing to learn"
            )
        }
        warnings += table.columns.compactMap { MissingCode.remark(on: $0.name, $0.values) }
        let known = Set(kept.map(row))
        let copies = isSmall ? table.rowCount - known.count : held.count { known.contains(row($0)) }
        if copies > 0 {
            warnings.append(
                isSmall
                    ? "\(NumberText.count(copies, "row")) \(copies == 1 ? "repeats" : "repeat") another one, which flatters the scores"
                    : "\(NumberText.count(copies)) of \(NumberText.count(held.count, "test row")) \(copies == 1 ? "is" : "are") the same as a training row, which flatters the scores"
            )
        }
        let training = observations(kept)
        let stem = FileName.stem(file)
        let whole = DataSet(
            name: Slug.make(stem), title: stem,
            summary: "\(NumberText.count(table.rowCount)) rows of \(file)"
                + (isSmall
                    ? ". " + DataSet.foldsInWords : "; a fifth, chosen at random, is held out for testing."),
            features: features.map(\.name), target: target.name, training: training,
            test: observations(held), shown: Self.shown(training.feature(0)), warnings: warnings)
        return isSmall ? try folded(whole, key: key) : whole
    }

    /// A data set of few rows, each of which is predicted by a fit that did not see it.
    private func folded(_ whole: DataSet, key: RandomKey) throws(DataProblem) -> DataSet {
        let folded = whole.crossValidating(key: key.child("split"))
        guard folded.folds.allSatisfy({ Set($0.training.y).count > 1 }) else {
            throw DataProblem(
                "the column '\(whole.target)' of '\(file)' is constant but for a few rows, too few to learn from")
        }
        return folded
    }

    /// A random fifth, at least one row, is held out; both parts stay in the order of the file.
    private func split(key: RandomKey) -> (kept: [Int], held: [Int]) {
        let order = key.child("split").randomOrder(table.rowCount)
        let count = max(1, order.count / 5)
        return (order.dropFirst(count).sorted(), order.prefix(count).sorted())
    }

    private func row(_ index: Int) -> [Double] { table.columns.map { $0.values[index] } }

    private func observations(_ rows: [Int]) -> Observations {
        Observations(
            x: rows.flatMap { row in table.columns.dropLast().map { $0.values[row] } },
            y: rows.compactMap { table.columns.last?.values[$0] }, featureCount: table.columns.count - 1)
    }

    /// The range of the data and some of what lies beyond, where a method should be less sure.
    private static func shown(_ values: [Double]) -> ClosedRange<Double> {
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        let margin = high > low ? (high - low) * 0.2 : 1
        return (low - margin)...(high + margin)
    }
}
