import Tables

extension UnderstoodFile {
    /// Reads a file in the form that its first bytes tell: an archive of arrays, an array, or else a table; compressed by
    /// gzip or not.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most bytes that it may have, decompressed.
    ///   - choices: what the user says beyond what stands in it.
    /// - Throws: ``PredictionFileError`` if it can't be read, or its meaning is not certain.
    public init(
        _ bytes: [UInt8], limit: Int = PredictionFile.defaultSizeLimit, choices: ReadingChoices = ReadingChoices()
    ) throws(PredictionFileError) {
        let content = try Gzip.isGzip(bytes) ? Gzip.inflated(bytes, limit: limit) : bytes
        if let foreign = ForeignForm.of(content) { throw .foreign(foreign) }
        if content.starts(with: [0x93] + Array("NUMPY".utf8)) {
            let array: NumPyArray
            do {
                array = try NumPyArray(content)
            } catch {
                throw .array("draws", error)
            }
            try self.init(array, choices: choices)
        } else if content.starts(with: [0x50, 0x4B]) {
            try self.init(npz: content, limit: limit, choices: choices)
        } else {
            try self.init(csv: content, choices: choices)
        }
    }

    /// Reads an `.npz` file.
    ///
    /// - Throws: ``PredictionFileError``.
    init(
        npz bytes: [UInt8], limit: Int = PredictionFile.defaultSizeLimit, choices: ReadingChoices = ReadingChoices()
    ) throws(PredictionFileError) {
        let archive: ZipArchive
        do {
            archive = try ZipArchive(bytes, limit: limit)
        } catch {
            throw .archive(error)
        }
        if let foreign = ForeignForm.of(archive.members.map(\.name)) { throw .foreign(foreign) }
        var arrays: [InputArray] = []
        for member in archive.members {
            let name = member.name.hasSuffix(".npy") ? String(member.name.dropLast(4)) : member.name
            let content: ArraySlice<UInt8>
            do {
                content = try archive.content(of: member)
            } catch {
                throw .archive(error)
            }
            do {
                let array = try NumPyArray(content)
                arrays.append(InputArray(name, shape: array.shape, .array(array)))
            } catch {
                // An array that nobody needs may be of any type.
                arrays.append(InputArray(name, shape: [], .unreadable(error)))
            }
        }
        try self.init(arrays, isTable: false, form: "NumPy archive", choices: choices)
    }

    /// Reads a table: a row for each point, for each point and draw, or for each draw as CmdStan writes them.
    ///
    /// - Throws: ``PredictionFileError``.
    init(csv bytes: [UInt8], choices: ReadingChoices = ReadingChoices()) throws(PredictionFileError) {
        let table: CSVColumns
        do {
            table = try choices.csv.columns(in: bytes)
        } catch {
            throw .table(error)
        }
        if let draws = try SamplerTable(table, choices: choices) {
            try self.init(
                draws.arrays, isTable: false, form: Self.samplerForm, choices: choices, remarks: draws.remarks)
        } else if let long = try LongTable(table, choices: choices) {
            try self.init(long.arrays, isTable: true, form: "table of draws", choices: choices, remarks: long.remarks)
        } else {
            let arrays = table.columns.enumerated().map { InputArray($1, number: $0 + 1) }
            try self.init(arrays, isTable: true, form: "table", choices: choices, remarks: table.warnings)
        }
    }

    /// Understands a bare array of draws, `[S × N]`; its points come from elsewhere.
    ///
    /// - Throws: ``PredictionFileError``.
    init(_ array: NumPyArray, choices: ReadingChoices) throws(PredictionFileError) {
        var choices = choices
        choices.columns = []
        try self.init(
            [InputArray("mean", shape: array.shape, .array(array))], isTable: false, form: Self.arrayForm,
            choices: choices)
    }
}

extension InputArray {
    /// A column of a table; one without a name is called by its number.
    init(_ column: CSVColumns.Column, number: Int) {
        let content = column.text.map { Content.text("\($0)") } ?? .numbers(column.values)
        self.init(
            column.name.isEmpty ? "column \(number)" : column.name, shape: [column.values.count], content,
            leftOut: column.name.isEmpty ? "it has no name" : nil, gap: (column.gap ?? column.infinity)?.description)
    }
}
