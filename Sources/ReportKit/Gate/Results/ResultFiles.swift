/// The files of a report, wherever they lie.
protocol ResultFiles: Sendable {
    /// What a file holds; nil if there is none of that name.
    ///
    /// - Parameter path: the path within the report.
    /// - Throws: ``GateError`` or ``FileError`` if it can't be read.
    func read(_ path: String) throws -> [UInt8]?

    /// The names in a directory of the report, in a fixed order; none if it is not there.
    func names(in directory: String) throws -> [String]
}

/// A report in a directory.
struct DirectoryFiles: ResultFiles {
    /// The directory.
    let path: String

    func read(_ path: String) throws -> [UInt8]? {
        do {
            return try RegularFile.read(self.path + "/" + path, limit: MemoryLimit.usual.predictionFile)
        } catch FileError.missing {
            return nil
        }
    }

    func names(in directory: String) throws -> [String] {
        let place = BytePath(path) / directory
        guard try Disk().status(place)?.kind == .directory else { return [] }
        return try Disk().names(in: place).map(\.text)
    }
}
