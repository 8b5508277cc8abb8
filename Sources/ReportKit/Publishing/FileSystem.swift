/// The calls that publishing consists of; whatever it does to a disk, it does through these.
///
/// None of them replaces or removes what it was not told of by that very path, and none follows a symbolic link but
/// ``resolve(_:)``. A test has an implementation of its own, which lets other programs act, or the power fail, before
/// any of these calls.
protocol FileSystem: Sendable {
    /// The absolute path without links; nil if it leads to nothing.
    func resolve(_ path: BytePath) throws(PublishingError) -> BytePath?
    /// What a path leads to; nil if there is nothing.
    func status(_ path: BytePath) throws(PublishingError) -> FileStatus?
    /// Whether this process may list, enter and change a directory.
    func canChange(_ directory: BytePath) -> Bool
    /// The names in a directory in the order of their bytes.
    func names(in directory: BytePath) throws(PublishingError) -> [BytePath]
    /// The bytes of a regular file; nil if there is none of that name.
    func read(_ path: BytePath) throws(PublishingError) -> [UInt8]?
    /// The checksum of a regular file; nil if there is none of that name.
    func checksum(_ path: BytePath) throws(PublishingError) -> UInt64?
    /// Makes a directory, never more open than asked for; false if something has that name.
    func makeDirectory(_ path: BytePath, _ access: FileStatus.Access?) throws(PublishingError) -> Bool
    /// Writes a file that must be new, and waits until the device has it.
    func write(_ bytes: [UInt8], to path: BytePath, _ access: FileStatus.Access?) throws(PublishingError)
    /// Gives what a path leads to another path, if nothing has that one already.
    func move(_ source: BytePath, to target: BytePath) throws(PublishingError) -> Renaming
    /// Lets two paths trade places in one step.
    func exchange(_ first: BytePath, _ second: BytePath) throws(PublishingError) -> Renaming
    /// Removes a name that is not a directory's.
    func unlink(_ path: BytePath) throws(PublishingError)
    /// Removes a directory; false if it is not empty.
    func removeDirectory(_ path: BytePath) throws(PublishingError) -> Bool
    /// Waits until the device has the names in a directory.
    func synchronise(_ directory: BytePath) throws(PublishingError)
    /// Locks a directory; nil if another process has.
    func lock(_ directory: BytePath) throws(PublishingError) -> DirectoryLock?
    /// What was locked, wherever it is now.
    func status(of lock: DirectoryLock) throws(PublishingError) -> FileStatus
    /// Ends a lock.
    func unlock(_ lock: DirectoryLock)
}

/// What came of a change of names; nothing has changed unless it is done.
enum Renaming: Hashable {
    case done
    /// Something has the new name already.
    case occupied
    /// There is nothing of the old name, or no directory for the new one.
    case missing
    /// The file system or the kernel can't, or one of the paths is a mount.
    case impossible
}

/// A lock on a directory, which goes where the directory goes and ends with the process.
struct DirectoryLock: Hashable, Sendable {
    /// The open file that holds the lock.
    let descriptor: Int32
}

extension FileSystem {
    /// Makes a directory and those around it that are missing.
    func makeDirectories(
        _ path: BytePath, _ access: (BytePath) throws(PublishingError) -> FileStatus.Access? = { _ in nil }
    ) throws(PublishingError) {
        guard try resolve(path) == nil else { return }
        if let parent = path.parent { try makeDirectories(parent, access) }
        _ = try makeDirectory(path, try access(path))
    }

    /// Everything below a directory that is not a directory with content, relative to it, in a fixed order.
    func leaves(below directory: BytePath) throws(PublishingError) -> [Leaf] {
        guard let top = try status(directory) else { return [] }
        return try leaves(below: directory, device: top.device, around: nil)
    }

    private func leaves(
        below directory: BytePath, device: UInt64, around: BytePath?
    ) throws(PublishingError) -> [Leaf] {
        var leaves: [Leaf] = []
        for name in try names(in: directory) {
            let place = around.map { $0 / name } ?? name
            // What went since it was listed is not there.
            guard let status = try status(directory / name) else { continue }
            guard status.device == device else { throw .mounted((directory / name).text) }
            let isDirectory = status.kind == .directory
            let inner = isDirectory ? try self.leaves(below: directory / name, device: device, around: place) : []
            leaves += inner.isEmpty ? [Leaf(place: place, isDirectory: isDirectory)] : inner
        }
        return leaves
    }
}

/// What stands at the end of a path into a directory: anything but a directory with content.
struct Leaf: Hashable {
    /// The path, relative to the directory.
    let place: BytePath
    /// Whether it is an empty directory.
    let isDirectory: Bool

    /// The path for a reader; that of a directory ends with a slash.
    var text: String { place.text + (isDirectory ? "/" : "") }
}
