#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The few operations on directories and their content that publishing needs; symbolic links are never followed.
enum FileTree {
    /// What a path leads to.
    enum Kind { case directory, regular, link, other }

    /// What a path leads to, or nil if there is nothing.
    static func kind(_ path: String) throws(PublishingError) -> Kind? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            let error = SystemError.last
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw .system(operation: "look at", path: path, error)
        }
        return switch status.st_mode & S_IFMT {
        case S_IFDIR: .directory
        case S_IFREG: .regular
        case S_IFLNK: .link
        default: .other
        }
    }

    /// The names in a directory in the order of their bytes.
    static func names(in directory: String) throws(PublishingError) -> [String] {
        guard let stream = opendir(directory) else {
            throw .system(operation: "list", path: directory, .last)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Everything below a directory that is not a directory with content, as paths relative to it, in a fixed order.
    static func leaves(below directory: String, prefix: String = "") throws(PublishingError) -> [String] {
        var leaves: [String] = []
        for name in try names(in: directory) {
            let path = directory + "/" + name
            if try kind(path) == .directory {
                let inner = try Self.leaves(below: path, prefix: prefix + name + "/")
                leaves += inner.isEmpty ? [prefix + name + "/"] : inner
            } else {
                leaves.append(prefix + name)
            }
        }
        return leaves
    }

    /// Removes everything in a directory, one name at the very end.
    static func empty(_ directory: String, last: String) throws(PublishingError) {
        let names = try names(in: directory)
        for name in names where name != last { try remove(directory + "/" + name) }
        if names.contains(last) { try remove(directory + "/" + last) }
    }

    /// Removes a file, a link, or a directory with all it holds.
    static func remove(_ path: String) throws(PublishingError) {
        if try kind(path) == .directory {
            for name in try names(in: path) { try remove(path + "/" + name) }
            guard rmdir(path) == 0 else { throw .system(operation: "remove", path: path, .last) }
        } else {
            guard unlink(path) == 0 else { throw .system(operation: "remove", path: path, .last) }
        }
    }

    /// Makes a directory and those around it that are missing; returns the ones that were made, innermost first.
    @discardableResult
    static func makeDirectories(_ path: String) throws(PublishingError) -> [String] {
        if mkdir(path, 0o777) == 0 { return [path] }
        let error = SystemError.last
        switch error.code {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(path) }
            return []
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { break }
            let made = try makeDirectories(String(path[..<slash]))
            if mkdir(path, 0o777) == 0 { return [path] + made }
        case ENOTDIR: throw .notADirectory(path)
        default: break
        }
        throw .notWritable(path, error)
    }

    /// Writes a new file and waits until the device has it.
    static func write(_ bytes: [UInt8], to path: String) throws(PublishingError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .system(operation: "create", path: path, .last) }
        defer { close(file) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer -> Int in
                guard let base = buffer.baseAddress else { return 0 }
                #if canImport(Darwin)
                    return Darwin.write(file, base + offset, buffer.count - offset)
                #elseif canImport(Musl)
                    return Musl.write(file, base + offset, buffer.count - offset)
                #else
                    return Glibc.write(file, base + offset, buffer.count - offset)
                #endif
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system(operation: "write", path: path, .last) }
            offset += count
        }
        guard fsync(file) == 0 else { throw .system(operation: "write", path: path, .last) }
    }

    /// Waits until the device has the names in a directory.
    static func synchronise(directory: String) throws(PublishingError) {
        let file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .system(operation: "open", path: directory, .last) }
        defer { close(file) }
        // Some file systems can't do this for directories; then there is nothing to wait for.
        guard fsync(file) == 0 || errno == EINVAL else {
            throw .system(operation: "write", path: directory, .last)
        }
    }

    /// Gives a file a second name; where the file system can't, makes a copy.
    static func carry(_ source: String, to target: String) throws(PublishingError) {
        if linkat(AT_FDCWD, source, AT_FDCWD, target, 0) == 0 { return }
        let error = SystemError.last
        switch try kind(source) {
        case .link:
            guard let destination = destination(ofLink: source), symlink(destination, target) == 0 else {
                throw .system(operation: "carry over", path: source, .last)
            }
        case .regular:
            do {
                try write(RegularFile.read(source, limit: Int.max), to: target)
            } catch let error as PublishingError {
                throw error
            } catch let error {
                throw .system(operation: "carry over", path: source, (error as? SystemError) ?? SystemError(code: EIO))
            }
        default: throw .system(operation: "carry over", path: source, error)
        }
    }

    private static func destination(ofLink path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
            return readlink(path, start, bytes.count)
        }
        guard count > 0 && count < buffer.count else { return nil }
        return String(decoding: buffer.prefix(count), as: UTF8.self)
    }
}
