/// The directory that a report is prepared in, marked as ours and locked.
///
/// It stands beside the output, to trade places with it, or in it.
struct Workshop {
    /// What it is called in the output.
    static let name = BytePath(".report-staging")
    /// A file that is being written; it gets its name when it is whole.
    private static let part = BytePath(".report-part")
    /// Whether a path is one that the program keeps for itself.
    static func reserves(_ place: BytePath) -> Bool { place.bytes.starts(with: Array(".report-".utf8)) }

    /// Where it is.
    let path: BytePath
    /// The output directory.
    let output: BytePath
    let lock: DirectoryLock
    let files: any FileSystem

    /// Whether it stands in the output.
    var isInside: Bool { path == output / Self.name }

    /// Makes, locks and marks the directory, with the mode and the owner of the output from the beginning.
    init(at path: BytePath, for destination: Destination, _ files: any FileSystem) throws(PublishingError) {
        guard let output = try files.status(destination.path) else {
            throw .notWritable(destination.given, .missing)
        }
        _ = try files.makeDirectory(path, output.access)
        guard let workshop = try Workshop(existing: path, for: destination, files) else {
            throw .busy(destination.given)
        }
        self = workshop
        do throws(PublishingError) {
            // Nobody else's directory is taken, but an empty one is nobody's loss.
            guard try files.names(in: path).isEmpty else { throw .foreignStaging(path.text) }
            try files.write(Mark.bytes(try files.status(of: lock)), to: path / Mark.name, nil)
        } catch {
            _ = try? files.removeDirectory(path)
            files.unlock(lock)
            throw error
        }
    }

    /// Locks a directory that is there; nil if there is none.
    init?(existing path: BytePath, for destination: Destination, _ files: any FileSystem) throws(PublishingError) {
        guard let status = try files.status(path) else { return nil }
        guard status.kind == .directory else { throw .foreignStaging(path.text) }
        guard let lock = try files.lock(path) else { throw .busy(destination.given) }
        (self.path, output, self.lock, self.files) = (path, destination.path, lock, files)
        do throws(PublishingError) {
            guard try files.status(of: lock).isSame(as: try files.status(path)) else { throw .busy(destination.given) }
        } catch {
            files.unlock(lock)
            throw error
        }
    }

    /// Ends or takes back what an interrupted run has left in a directory; refuses one that no run has made.
    static func recover(
        at path: BytePath, for destination: Destination, _ files: any FileSystem
    ) throws(PublishingError) -> [Kept] {
        guard let workshop = try Workshop(existing: path, for: destination, files) else { return [] }
        defer { files.unlock(workshop.lock) }
        guard try Mark.isOn(path, files.status(of: workshop.lock), files) else {
            // Between making it and marking it there is nothing in it.
            if try files.removeDirectory(path) { return [] }
            throw .foreignStaging(path.text)
        }
        if let journal = try workshop.journal() {
            do throws(PublishingError) {
                return try workshop.install(journal) + workshop.clear()
            } catch {
                throw .unfinished(destination.given, cause: error.description)
            }
        }
        return try workshop.clear()
    }

    /// What an interrupted run had begun to put in place.
    private func journal() throws(PublishingError) -> Journal? {
        try files.read(path / Journal.name).flatMap(Journal.init)
    }

    /// Writes a report, its list first; each file has its name only when it is whole.
    ///
    /// Files and directories that the earlier report has too get their modes and owners from there.
    func write(_ report: [PublishedFile], _ manifest: Manifest) throws {
        try writeWhole(manifest.bytes, to: Manifest.name)
        for file in report {
            try Task.checkCancellation()
            try writeWhole(file.bytes, to: BytePath(file.path))
        }
        try synchronise(manifest)
    }

    private func writeWhole(_ bytes: [UInt8], to place: BytePath) throws(PublishingError) {
        for directory in place.ancestors {
            _ = try files.makeDirectory(path / directory, try access(of: directory, as: .directory))
        }
        try writeWhole(bytes, to: place, try access(of: place, as: .regular))
    }

    private func writeWhole(_ bytes: [UInt8], to place: BytePath, _ access: FileStatus.Access?) throws(PublishingError)
    {
        try files.write(bytes, to: path / Self.part, access)
        guard try files.move(path / Self.part, to: path / place) == .done else {
            throw .unsafePath(place.text)
        }
    }

    private func access(of place: BytePath, as kind: FileStatus.Kind) throws(PublishingError) -> FileStatus.Access? {
        let status = try files.status(output / place)
        return status?.kind == kind ? status?.access : nil
    }

    private func synchronise(_ manifest: Manifest) throws(PublishingError) {
        for directory in manifest.directories { try files.synchronise(path / directory) }
        try files.synchronise(path)
    }

    /// Writes down what is to be put in place; from here on, it will be.
    func commit(_ journal: Journal) throws(PublishingError) {
        try writeWhole(journal.bytes, to: Journal.name, nil)
        do throws(PublishingError) {
            try files.synchronise(path)
        } catch {
            do throws(PublishingError) {
                try files.unlink(path / Journal.name)
            } catch let second {
                throw .unfinished(output.text, cause: second.description)
            }
            throw error
        }
    }

    /// Lets the new report and the directory of the earlier one trade places in one step; false where that can't be done.
    func takePlace(of earlier: DirectoryLock) throws(PublishingError) -> Bool {
        // What this place holds afterwards is to be cleared away, too.
        try removePart()
        try files.write(Mark.bytes(try files.status(of: earlier)), to: path / Self.part, nil)
        guard try files.move(path / Self.part, to: output / Mark.name) == .done else { return false }
        do throws(PublishingError) {
            if try files.exchange(path, output) == .done { return true }
            try files.unlink(output / Mark.name)
            return false
        } catch {
            try? files.unlink(output / Mark.name)
            throw error
        }
    }

    /// Removes what is left of a file that was not written to its end.
    func removePart() throws(PublishingError) {
        if try files.status(path / Self.part) != nil { try files.unlink(path / Self.part) }
    }
}
