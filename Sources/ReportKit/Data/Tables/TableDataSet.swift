import Predictions
import Tables
import Training

/// Makes a data set from a user's table: the last column is the target, and a fifth of the rows is held out for testing; of
/// few rows each fifth in turn.
struct TableDataSet {
    /// Features, then the target, without missing values.
    var table: Table
    /// The name of the file in messages and headings.
    let file: String
    /// What the reader of the report must know about the table.
    var notes: [String] = []
    /// What was decided in reading it.
    var remarks: [String] = []
    /// The numbers that the rows have in the file; nil for all rows of the file, from 0.
    var rows: [Int]?
    /// How the rows are split.
    var split = RowSplit()
    /// Whether rows for validation are kept for calibration; if not, they are learned from.
    var keepsValidation = false
    /// The file that the rows to test on come from, where it is another one.
    var testFile: String?
    /// The places of features that are times.
    var times: Set<Int> = []
    /// The column that parts the test rows into kinds, and what it says of each row of the file; nil if there is none.
    var parting: (column: String, words: [String])?
    /// Rows that are predicted and not scored, where there are some.
    var newRows: NewRows?
    /// The name in headings; nil for that of the file.
    var title: String?

    /// Fewer rows can't tell what a method knows from chance.
    private static let fewest = 30

    /// The data set; the same key holds out the same rows.
    ///
    /// The rows are put in the order of what stands in them, so that their order in the file changes nothing.
    func make(key: RandomKey) throws(DataProblem) -> DataSet {
        let numbers = rows ?? Array(0..<table.rowCount)
        let order = table.orderOfContent
        var ordered = self
        ordered.table = table.rows(order)
        ordered.rows = order.map { numbers[$0] }
        return try ordered.divided(key: key)
    }

    private func divided(key: RandomKey) throws(DataProblem) -> DataSet {
        let features = table.columns.dropLast()
        guard let target = table.columns.last, table.rowCount >= 3 else {
            throw DataProblem(
                "'\(file)' has \(NumberText.count(table.rowCount, "complete row")); training needs at least 3")
        }
        var warnings = notes
        let numbers = rows ?? Array(0..<table.rowCount)
        let given = split.folds(of: numbers)
        let isSmall = split.isUsual && testFile == nil && table.rowCount <= DataSet.mostForFolds
        let isCrossed = given != nil || isSmall
        let parts =
            isSmall
            ? RowSplit.Parts(training: Array(0..<table.rowCount), test: [], sentence: "")
            : try split.parts(of: numbers, key: key)
        let (kept, held) = (keepsValidation ? parts.training : (parts.training + parts.validation).sorted(), parts.test)
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
        let kinds = Set(target.values)
        if kinds.count <= 3, table.rowCount > 4 * kinds.count {
            warnings.append(
                "the column '\(target.name)' has \(kinds.count) values only: the methods here predict quantities, and a band around a choice says little"
            )
        }
        let known = Set(kept.map(row))
        let copies = isCrossed ? table.rowCount - known.count : held.count { known.contains(row($0)) }
        if copies > 0 {
            warnings.append(
                isCrossed
                    ? "\(NumberText.count(copies, "row")) \(copies == 1 ? "repeats" : "repeat") another one, which flatters the scores"
                    : "\(NumberText.count(copies)) of \(NumberText.count(held.count, "test row")) \(copies == 1 ? "is" : "are") the same as a training row, which flatters the scores"
            )
        }
        let offset = TargetOffset(of: target.values)
        let training = observations(kept, less: offset.value)
        let title = title ?? FileName.stem(file)
        let use = keepsValidation ? "kept for calibration" : "learned from, too"
        let validation =
            parts.validation.isEmpty
            ? "" : "; its \(NumberText.count(parts.validation.count)) rows for validation are \(use)"
        let predicted = newRows.map { rows in
            "'\(rows.file)' has no column '\(target.name)': \(rows.count == 1 ? "its row is" : "its \(NumberText.count(rows.count)) rows are") predicted and not scored (\(PredictionTable.path(title, "METHOD"))); \(isCrossed ? "cross-validation of '\(file)' says" : "the rows held out of '\(file)' say") how far to trust that"
        }
        var whole = DataSet(
            name: Slug.make(title), title: title,
            summary: testFile.map {
                "\(NumberText.count(kept.count)) rows of \(file); tested on \(NumberText.count(held.count)) of \($0)."
            }
                ?? "\(NumberText.count(table.rowCount)) rows of \(file)"
                + (isCrossed ? ". " + Self.sentence(on: given) : "; \(parts.sentence)\(validation)."),
            features: features.map(\.name), target: offset.name(of: target.name), training: training,
            calibration: keepsValidation && !parts.validation.isEmpty
                ? observations(parts.validation, less: offset.value) : nil,
            test: observations(held, less: offset.value),
            shown: Self.shown(
                training.feature(0), beside: held.map { table.columns[0].values[$0] } + (newRows?.feature(0) ?? [])),
            warnings: warnings, remarks: remarks + [predicted, offset.remark].compactMap(\.self))
        (whole.times, whole.newRows, whole.offset) = (times, newRows, offset.value)
        whole.fileOrder = (isCrossed ? Array(numbers.indices) : held).map { numbers[$0] }
        if let parting {
            whole.subgroups = try Subgroups(
                parting.column, words: whole.fileOrder.map { parting.words[$0] }, file: testFile ?? file)
        }
        guard isCrossed else { return whole }
        let key = (split.key ?? key).child("split")
        return try folded(given.map { whole.crossValidating(folds: $0.numbers) } ?? whole.crossValidating(key: key))
    }

    /// How the rows of a table are predicted by fits that did not see them, as the user's folds say, or by chance.
    private static func sentence(on given: (numbers: [Int], column: String)?) -> String {
        given.map { folds in
            "Each of the \(Set(folds.numbers).count) folds that the column '\(folds.column)' numbers is predicted by fits to the others; what is drawn is fitted to all rows."
        } ?? DataSet.foldsInWords
    }

    /// A data set each row of which is predicted by a fit that did not see it, if each of these fits has something to learn.
    private func folded(_ whole: DataSet) throws(DataProblem) -> DataSet {
        guard whole.folds.count > 1 else {
            throw DataProblem("the complete rows of '\(file)' are in one fold; cross-validation needs at least two")
        }
        guard whole.folds.allSatisfy({ Set($0.training.y).count > 1 }) else {
            throw DataProblem(
                "the column '\(whole.target)' of '\(file)' is constant but for a few rows, too few to learn from")
        }
        return whole
    }

    private func row(_ index: Int) -> [Double] { table.columns.map { $0.values[index] } }

    private func observations(_ rows: [Int], less offset: Double) -> Observations {
        Observations(
            x: rows.flatMap { row in table.columns.dropLast().map { $0.values[row] } },
            y: rows.compactMap { row in table.columns.last.map { $0.values[row] - offset } },
            featureCount: table.columns.count - 1)
    }

    /// The range of the training data and some of what lies beyond, where a method should be less sure, and all rows that
    /// are predicted; of the first feature.
    private static func shown(_ training: [Double], beside predicted: [Double]) -> ClosedRange<Double> {
        let low = training.min() ?? 0
        let high = training.max() ?? 1
        let margin = high > low ? (high - low) * 0.2 : 1
        return min(low - margin, predicted.min() ?? low)...max(high + margin, predicted.max() ?? high)
    }
}
