import Predictions
public import Tables
import Training

extension TableDataSet {
    /// Reads a user's table and makes a data set from it.
    ///
    /// - Throws: ``FileError`` if the file can't be read, ``SettingError`` if the columns asked for don't fit together,
    ///   ``DataProblem`` if the content can't be learned from.
    static func load(_ options: TableOptions, _ memory: MemoryLimit, key: RandomKey) throws -> DataSet {
        guard !options.x.isEmpty else {
            throw SettingError.combination(
                "--x none goes with --predictions; training needs columns that predict: name them with --x")
        }
        let result = try read(options, memory)
        return try TableDataSet(table: result.table, file: options.fileName, notes: result.warnings).make(key: key)
    }

    /// Reads the columns of a user's table, the predicted one last.
    static func read(_ options: TableOptions, _ memory: MemoryLimit) throws -> CSVResult {
        guard Set(options.x).count == options.x.count else {
            throw SettingError.combination("--x names a column twice: \(options.x.joined(separator: ", "))")
        }
        guard !options.x.contains(options.y) else {
            throw SettingError.combination(
                "the column '\(options.y)' can't predict itself; name it in --x or in --y, and others in the other")
        }
        let reader = try CSVReader(options)
        var bytes = try RegularFile.read(options.path, limit: memory.table)
        if Gzip.isGzip(bytes) {
            do {
                bytes = try Gzip.inflated(bytes, limit: memory.table)
            } catch {
                throw DataProblem("'\(options.path)': \(error)")
            }
        }
        let result: CSVResult
        do throws(CSVError) {
            result = try reader.table(from: bytes, columns: options.x + [options.y])
        } catch {
            if let targets = targets(options.y, missing: error) { throw SettingError.targets(targets) }
            throw DataProblem("'\(options.path)': \(error)")
        }
        return result
    }

    /// The columns that a missing one names with commas between them, if all of them are there.
    private static func targets(_ y: String, missing error: CSVError) -> [String]? {
        guard case .unknownColumn(y, _, let names, _) = error else { return nil }
        let parts = y.split(separator: ",").map { String($0.drop { $0 == " " }) }
        return parts.count > 1 && parts.allSatisfy(names.contains) ? parts : nil
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
