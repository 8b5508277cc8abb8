import CExchange

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The temporary directory that a report is prepared in, locked against other runs.
///
/// The lock is on the directory itself and ends with the process, however that ends: a directory that can be locked
/// is either new or was left behind. Nobody removes one that is locked, and after locking the path is looked at
/// again, because the directory may have been removed in between.
struct Staging: ~Copyable {
    private let path: String
    private let lock: Int32
    private var isDone = false

    /// Makes and locks the directory; one that an interrupted run left behind is emptied.
    init(for destination: Destination) throws(PublishingError) {
        lock = try Self.reserve(destination)
        path = destination.staging
    }

    deinit {
        if !isDone {
            try? FileTree.empty(path, last: Manifest.name)
            rmdir(path)
        }
        close(lock)
    }

    /// Removes whatever is in the directory, but never the sign that it is ours.
    func clear() throws(PublishingError) {
        try Self.clear(path)
    }

    private static func clear(_ path: String) throws(PublishingError) {
        try FileTree.empty(path, last: Manifest.name)
        do throws(PublishingError) {
            try FileTree.write(Array(Manifest(paths: []).text.utf8), to: path + "/" + Manifest.name)
        } catch {
            unlink(path + "/" + Manifest.name)
            rmdir(path)
            throw error
        }
    }

    /// Whether a directory was made by a run that was interrupted: it has a list or, because that comes first, nothing
    /// but a beginning of one.
    private static func isOurs(_ path: String) throws(PublishingError) -> Bool {
        try FileTree.names(in: path).allSatisfy { $0 == Manifest.name } || Manifest(in: path) != nil
    }

    /// Writes a file with the directories around it.
    func write(_ file: PublishedFile) throws(PublishingError) {
        let target = path + "/" + file.path
        if file.path == Manifest.name { try FileTree.remove(target) }
        try makeParent(of: target)
        try FileTree.write(file.bytes, to: target)
    }

    /// Gives files of others a second name in the new report.
    func carry(_ foreign: [String], from destination: Destination) throws(PublishingError) {
        var taken: [String] = []
        for name in foreign where try FileTree.kind(path + "/" + name) != nil && !name.hasSuffix("/") {
            taken.append(name)
        }
        guard taken.isEmpty else { throw .wouldReplace(destination.given, examples: taken) }
        for name in foreign {
            if name.hasSuffix("/") {
                try FileTree.makeDirectories(path + "/" + name.dropLast())
            } else {
                try makeParent(of: path + "/" + name)
                try FileTree.carry(destination.path + "/" + name, to: path + "/" + name)
            }
        }
    }

    /// Waits until the device has all names.
    func synchronise() throws(PublishingError) {
        try synchronise(path)
    }

    /// Lets the new report and the earlier one trade places, then removes the earlier one.
    mutating func takePlace(of destination: Destination) throws(PublishingError) {
        if try FileTree.kind(destination.path) == nil {
            guard rename(path, destination.path) == 0 else {
                throw .system(operation: "publish", path: destination.given, .last)
            }
            isDone = true
            try synchroniseParent(of: destination)
            return
        }
        // From the exchange on, the earlier report has the temporary name: the lock keeps others from clearing it too.
        let earlier = open(destination.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard earlier >= 0 else { throw .system(operation: "open", path: destination.given, .last) }
        defer { close(earlier) }
        guard flock(earlier, LOCK_EX | LOCK_NB) == 0 else { throw .busy(destination.given) }
        var status = stat()
        if fstat(earlier, &status) == 0 { _ = fchmod(lock, status.st_mode & 0o7777) }
        let mark = try Self.mark(destination)
        let left = try exchange(with: destination) { if let mark { unlink(mark) } }
        isDone = true
        flock(lock, LOCK_UN)
        try synchroniseParent(of: destination)
        // The new report is in place; what can't be removed now is recognised and removed by the next run.
        try? FileTree.empty(left, last: Manifest.name)
        rmdir(left)
    }

    /// Trades places and returns where the earlier report is now.
    private func exchange(
        with destination: Destination, onFailure undo: () -> Void
    ) throws(PublishingError) -> String {
        if exchange_paths(path, destination.path) == 0 { return path }
        let error = SystemError.last
        guard [EINVAL, ENOSYS, ENOTSUP].contains(error.code) else {
            undo()
            throw .system(operation: "publish", path: destination.given, error)
        }
        guard rename(destination.path, destination.previous) == 0 else {
            let error = SystemError.last
            undo()
            throw .system(operation: "publish", path: destination.given, error)
        }
        guard rename(path, destination.path) == 0 else {
            let error = SystemError.last
            rename(destination.previous, destination.path)
            undo()
            throw .system(operation: "publish", path: destination.given, error)
        }
        return destination.previous
    }

    /// Marks a directory without a list as one in which nothing is ours, so that after the exchange it is recognised.
    private static func mark(_ destination: Destination) throws(PublishingError) -> String? {
        guard Manifest(in: destination.path) == nil else { return nil }
        guard try !FileTree.names(in: destination.path).isEmpty else { return nil }
        let path = destination.path + "/" + Manifest.name
        try FileTree.write(Array(Manifest(paths: []).text.utf8), to: path)
        return path
    }

    private func makeParent(of path: String) throws(PublishingError) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try FileTree.makeDirectories(String(path[..<slash]))
    }

    private func synchronise(_ directory: String) throws(PublishingError) {
        for name in try FileTree.names(in: directory) {
            if try FileTree.kind(directory + "/" + name) == .directory { try synchronise(directory + "/" + name) }
        }
        try FileTree.synchronise(directory: directory)
    }

    private func synchroniseParent(of destination: Destination) throws(PublishingError) {
        guard let slash = destination.path.lastIndex(of: "/"), slash != destination.path.startIndex else { return }
        try FileTree.synchronise(directory: String(destination.path[..<slash]))
    }

    /// Makes the directory or takes over one that was left behind; returns the open file that holds the lock.
    private static func reserve(_ destination: Destination) throws(PublishingError) -> Int32 {
        let path = destination.staging
        for _ in 0..<100 {
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .notWritable(destination.given, .last) }
            let file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if file < 0 && errno == ENOENT { continue }
            guard file >= 0 else {
                throw errno == ENOTDIR || errno == ELOOP
                    ? .foreignStaging(path) : .system(operation: "open", path: path, .last)
            }
            do throws(PublishingError) {
                guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                    let error = SystemError.last
                    throw error.code == EWOULDBLOCK
                        ? .busy(destination.given) : .system(operation: "lock", path: path, error)
                }
                if leads(path, to: file) {
                    guard try isOurs(path) else { throw .foreignStaging(path) }
                    try clear(path)
                    return file
                }
                close(file)
            } catch {
                close(file)
                throw error
            }
        }
        throw .busy(destination.given)
    }

    private static func leads(_ path: String, to file: Int32) -> Bool {
        var named = stat()
        var opened = stat()
        return lstat(path, &named) == 0 && fstat(file, &opened) == 0
            && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
    }
}
