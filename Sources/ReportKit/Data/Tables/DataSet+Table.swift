public import Tables
public import Training

extension DataSet {
    /// Makes a data set of a table: the last column is the target, and a fifth of the rows is held out for testing; of
    /// up to ``DataSet/mostForFolds`` rows each fifth in turn.
    ///
    /// - Parameters:
    ///   - table: features, then the target; every value is a finite number.
    ///   - name: the name of the file that it came from, or another; headings leave out its extension.
    ///   - warnings: what a reader should know about the table, such as those of `CSVResult`.
    ///   - key: the source of the split; the same key holds out the same rows.
    /// - Throws: ``DataProblem`` if there is no feature, the columns differ in length, a value is missing, there are fewer
    ///   than three rows, or the target is constant.
    public init(_ table: Table, name: String, warnings: [String] = [], key: RandomKey) throws(DataProblem) {
        guard table.columns.count >= 2 else {
            throw DataProblem("'\(name)' needs at least two columns: a feature, and the target as the last one")
        }
        for column in table.columns {
            guard column.values.count == table.rowCount else {
                throw DataProblem(
                    "the column '\(column.name)' of '\(name)' has \(column.values.count) values where the first has \(table.rowCount): give columns of one length"
                )
            }
            if let row = column.values.firstIndex(where: { !$0.isFinite }) {
                throw DataProblem(
                    "the column '\(column.name)' of '\(name)' has no finite number in row \(row + 1): leave such rows out"
                )
            }
        }
        self = try TableDataSet(table: table, file: name, notes: warnings).make(key: key)
    }
}
