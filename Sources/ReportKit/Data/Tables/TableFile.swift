import Predictions
public import Tables
import Training

extension TableDataSet {
    /// Reads a user's table and makes a data set of it for each column that is predicted.
    ///
    /// - Parameters:
    ///   - options: the file and how to read it.
    ///   - keepsValidation: whether rows for validation are kept for calibration.
    ///   - memory: what it may take.
    ///   - key: the source of randomness.
    /// - Throws: ``FileError`` if the file can't be read, ``SettingError`` if the columns asked for don't fit together,
    ///   ``DataProblem`` if the content can't be learned from.
    static func load(
        _ options: TableOptions, keepsValidation: Bool, _ memory: MemoryLimit, key: RandomKey
    ) throws -> [DataSet] {
        guard options.x != [] else {
            throw SettingError.combination(
                "--x none goes with --predictions; training needs columns that predict: name them with --x")
        }
        try options.split.check(test: nil)
        let table = try UserTable(options, memory)
        let choice = try ColumnChoice(table, path: options.path)
        let test = try options.test.map { try TestTable($0, choice, options, memory) }
        if test?.isObserved == true { try options.split.check(test: options.test) }
        var split = try RowSplit(options.split, of: table, path: options.path)
        if let test, test.isObserved { split.rule = .given(test.roles(after: table.rowCount), by: "'\(test.name)'") }
        return try choice.targets.enumerated().map { place, target in
            let used = choice.features + [target] + table.asked.ofSplit.compactMap { table.column(at: $0) }
            let rows = try CompleteRows(used, options.missing, isListed: table.asked.features == nil, options.path)
            var columns = (choice.features + [target]).flatMap { $0.form.columns(of: $0) }
            var (numbers, warnings) = (rows.numbers, table.warnings + rows.warnings)
            if let test, test.isObserved {
                let others = try test.complete(for: place)
                columns = zip(columns, others.columns).map {
                    Table.Column(name: $0.name, values: $0.values + $1.values)
                }
                numbers += others.rows.numbers.map { $0 + table.rowCount }
                warnings += others.rows.warnings
            }
            let kept = columns.map { column in
                Table.Column(name: column.name, values: numbers.map { column.values[$0] })
            }
            var data = TableDataSet(table: Table(columns: kept), file: options.fileName, notes: warnings)
            data.remarks = choice.remarks
            data.rows = numbers
            data.split = split
            data.testFile = test?.isObserved == true ? test?.name : nil
            data.times = choice.times
            data.keepsValidation = keepsValidation
            if let name = options.by, let kinds = table.kinds {
                guard name != target.name else {
                    throw SettingError.combination(
                        "--by \(name) would part rows by what is predicted, and no band can know that: name another column"
                    )
                }
                data.parting = (name, kinds + (test?.kinds ?? []))
            }
            if choice.targets.count > 1 { data.title = "\(FileName.stem(options.fileName)): \(target.name)" }
            guard let test, !test.isObserved else { return try data.make(key: key) }
            data.notes += try test.complete(for: place).rows.warnings
            data.newRows = try test.newRows()
            return try data.make(key: key)
        }
    }

    /// Reads the columns of a table of points, the observed one last, all of them numbers.
    static func read(_ options: TableOptions, _ memory: MemoryLimit) throws -> CSVResult {
        let names = (options.x ?? []) + options.y
        guard options.x != nil, options.y.count == 1, options.split == SplitOptions(), options.test == nil,
            options.drop.isEmpty, options.categories.isEmpty, options.by == nil
        else {
            throw SettingError.combination(
                "--predictions take their points from --data by --x and --y alone, with one column in --y")
        }
        guard Set(names).count == names.count else {
            throw SettingError.combination("--x and --y name a column twice: \(names.joined(separator: ", "))")
        }
        let reader = try CSVReader(options)
        let bytes = try bytes(of: options.path, memory)
        do throws(CSVError) {
            return try reader.table(from: bytes, columns: names)
        } catch {
            throw DataProblem("'\(options.path)': \(error)")
        }
    }

    /// The text of a table, unpacked where it is compressed.
    static func bytes(of path: String, _ memory: MemoryLimit) throws -> [UInt8] {
        let bytes = try RegularFile.read(path, limit: memory.table)
        guard Gzip.isGzip(bytes) else { return bytes }
        do {
            return try Gzip.inflated(bytes, limit: memory.table)
        } catch {
            throw DataProblem("'\(path)': \(error)")
        }
    }
}

extension CSVReader {
    /// Reads as a user asks for.
    ///
    /// - Throws: ``SettingError`` for a separator or a decimal sign that there is not.
    init(_ options: TableOptions) throws(SettingError) {
        try self.init(
            hasHeader: options.hasHeader, separator: options.separator, decimal: options.decimal,
            missing: options.missing)
    }

    /// Reads as words on a command line say.
    ///
    /// - Throws: ``SettingError`` for a separator or a decimal sign that there is not.
    public init(
        hasHeader: Bool, separator: String?, decimal: String?, missing: MissingValues
    ) throws(SettingError) {
        self.init(hasHeader: hasHeader, missing: missing)
        if let separator {
            guard let found = CSVSeparator(separator) else {
                throw SettingError.value(
                    "separator", found: "'\(separator)'",
                    expected: "one of \(CSVSeparator.allCases.map(\.name).joined(separator: ", "))")
            }
            self.separator = found
        }
        if let decimal {
            guard let found = CSVDecimal(decimal) else {
                throw SettingError.value("decimal", found: "'\(decimal)'", expected: "point or comma")
            }
            self.decimal = found
        }
    }
}
