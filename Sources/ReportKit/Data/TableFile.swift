import Tables
import Training

extension TableDataSet {
    /// Reads a user's table and makes a data set from it.
    ///
    /// - Throws: ``FileError`` if the file can't be read, ``SettingError`` if the columns asked for don't fit together,
    ///   ``DataProblem`` if the content can't be learned from.
    static func load(_ options: TableOptions, _ memory: MemoryLimit, key: RandomKey) throws -> DataSet {
        let result = try read(options, memory)
        return try TableDataSet(table: result.table, file: options.fileName, notes: result.warnings).make(key: key)
    }

    /// Reads the columns of a user's table, the predicted one last.
    static func read(_ options: TableOptions, _ memory: MemoryLimit) throws -> CSVResult {
        guard Set(options.x).count == options.x.count else {
            throw SettingError.combination("--x names a column twice: \(options.x.joined(separator: ", "))")
        }
        guard !options.x.isEmpty, !options.x.contains(options.y) else {
            throw SettingError.combination(
                "the column '\(options.y)' can't predict itself; name it in --x or in --y, and others in the other")
        }
        var reader = CSVReader(hasHeader: options.hasHeader, missing: options.missing)
        if let name = options.separator {
            guard let separator = CSVSeparator(name) else {
                throw SettingError.value(
                    "separator", found: "'\(name)'",
                    expected: "one of \(CSVSeparator.allCases.map(\.name).joined(separator: ", "))")
            }
            reader.separator = separator
        }
        let bytes = try RegularFile.read(options.path, limit: memory.table)
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
