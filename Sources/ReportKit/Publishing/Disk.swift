import CExchange

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The file system of this machine.
struct Disk: FileSystem {
    func resolve(_ path: BytePath) throws(PublishingError) -> BytePath? {
        guard let resolved = realpath(path.cString, nil) else {
            let error = SystemError.last
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw .notWritable(path.text, error)
        }
        defer { free(resolved) }
        return BytePath(
            bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map(UInt8.init(bitPattern:)))
    }

    func status(_ path: BytePath) throws(PublishingError) -> FileStatus? {
        var status = stat()
        guard lstat(path.cString, &status) == 0 else {
            let error = SystemError.last
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw .system(operation: "look at", path: path.text, error)
        }
        return FileStatus(status)
    }

    func canChange(_ directory: BytePath) -> Bool { access(directory.cString, R_OK | W_OK | X_OK) == 0 }

    func names(in directory: BytePath) throws(PublishingError) -> [BytePath] {
        guard let stream = opendir(directory.cString) else {
            throw .system(operation: "list", path: directory.text, .last)
        }
        defer { closedir(stream) }
        var names: [BytePath] = []
        while true {
            // The end of the list and an error look the same but for this.
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { BytePath(bytes: $0.prefix { $0 != 0 }) }
            if name.bytes != Array(".".utf8) && name.bytes != Array("..".utf8) { names.append(name) }
        }
        guard errno == 0 else { throw .system(operation: "list", path: directory.text, .last) }
        return names.sorted()
    }

    func read(_ path: BytePath) throws(PublishingError) -> [UInt8]? {
        var bytes: [UInt8] = []
        return try scan(path) { bytes += $0 } ? bytes : nil
    }

    func checksum(_ path: BytePath) throws(PublishingError) -> UInt64? {
        var checksum = Checksum.ofNothing
        return try scan(path) { checksum = Checksum.of($0, after: checksum) } ? checksum : nil
    }

    /// Passes on the bytes of a regular file, a piece at a time; false if there is none of that name.
    private func scan(
        _ path: BytePath, _ use: (UnsafeRawBufferPointer) -> Void
    ) throws(PublishingError) -> Bool {
        let file = open(path.cString, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else {
            let error = SystemError.last
            if error.code == ENOENT || error.code == ENOTDIR { return false }
            // A link and a socket can't be opened so; a regular file that can't is one all the same.
            if error.code == ELOOP || error.code == ENXIO, try self.status(path)?.kind != .regular { return false }
            throw .system(operation: "open", path: path.text, error)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(operation: "look at", path: path.text, .last) }
        guard FileStatus(status).kind == .regular else { return false }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = SystemCall.read(file, piece.baseAddress, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(operation: "read", path: path.text, .last) }
            if count == 0 { return true }
            use(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
    }

    func makeDirectory(_ path: BytePath, _ access: FileStatus.Access?) throws(PublishingError) -> Bool {
        guard mkdir(path.cString, access == nil ? 0o777 : 0o700) == 0 else {
            let error = SystemError.last
            if error.code == EEXIST { return false }
            throw .notWritable(path.text, error)
        }
        guard let access else { return true }
        let file = open(path.cString, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .system(operation: "open", path: path.text, .last) }
        defer { close(file) }
        try give(file, access, path)
        return true
    }

    func write(_ bytes: [UInt8], to path: BytePath, _ access: FileStatus.Access?) throws(PublishingError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = open(path.cString, flags, access == nil ? 0o666 : 0o600)
        guard file >= 0 else { throw .system(operation: "create", path: path.text, .last) }
        defer { close(file) }
        do throws(PublishingError) {
            if let access { try give(file, access, path) }
            try write(bytes, to: file, path)
        } catch {
            // Nobody but this call knows of it.
            _ = SystemCall.unlink(path.cString)
            throw error
        }
    }

    /// Adds bytes to the end of a file that others may add to as well; makes it if it is missing.
    func append(_ bytes: [UInt8], to path: BytePath) throws(PublishingError) {
        let file = open(path.cString, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .system(operation: "open", path: path.text, .last) }
        defer { close(file) }
        try write(bytes, to: file, path)
    }

    private func write(_ bytes: [UInt8], to file: Int32, _ path: BytePath) throws(PublishingError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                SystemCall.write(file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system(operation: "write", path: path.text, .last) }
            offset += count
        }
        guard fsync(file) == 0 else { throw .system(operation: "write", path: path.text, .last) }
    }

    /// Gives an open file to an owner, where that is allowed, with a mode.
    private func give(_ file: Int32, _ access: FileStatus.Access, _ path: BytePath) throws(PublishingError) {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(operation: "look at", path: path.text, .last) }
        if status.st_uid != access.owner { _ = fchown(file, access.owner, gid_t.max) }
        if status.st_gid != access.group { _ = fchown(file, uid_t.max, access.group) }
        guard fchmod(file, mode_t(access.mode)) == 0 else {
            throw .system(operation: "set the mode of", path: path.text, .last)
        }
    }

    func move(_ source: BytePath, to target: BytePath) throws(PublishingError) -> Renaming {
        if move_path(source.cString, target.cString) == 0 { return .done }
        let outcome = try outcome(moving: source, .last)
        return outcome == .impossible ? try moveInSteps(source, to: target) : outcome
    }

    /// Moves where a single step can't be kept from replacing: a file gets its second name first.
    private func moveInSteps(_ source: BytePath, to target: BytePath) throws(PublishingError) -> Renaming {
        if try status(source)?.kind == .directory {
            // This replaces an empty directory at most.
            if rename(source.cString, target.cString) == 0 { return .done }
        } else if linkat(AT_FDCWD, source.cString, AT_FDCWD, target.cString, 0) == 0 {
            try self.unlink(source)
            return .done
        }
        return try outcome(moving: source, .last)
    }

    func exchange(_ first: BytePath, _ second: BytePath) throws(PublishingError) -> Renaming {
        if exchange_paths(first.cString, second.cString) == 0 { return .done }
        return try outcome(moving: second, .last)
    }

    private func outcome(moving path: BytePath, _ error: SystemError) throws(PublishingError) -> Renaming {
        switch error.code {
        case EEXIST, ENOTEMPTY: .occupied
        case ENOENT: .missing
        // The last two say that one of the paths is a mount.
        case EINVAL, ENOSYS, ENOTSUP, EXDEV, EBUSY: .impossible
        default: throw .system(operation: "move", path: path.text, error)
        }
    }

    func unlink(_ path: BytePath) throws(PublishingError) {
        guard SystemCall.unlink(path.cString) == 0 else { throw .system(operation: "remove", path: path.text, .last) }
    }

    func removeDirectory(_ path: BytePath) throws(PublishingError) -> Bool {
        if rmdir(path.cString) == 0 { return true }
        let error = SystemError.last
        if error.code == ENOTEMPTY || error.code == EEXIST { return false }
        throw .system(operation: "remove", path: path.text, error)
    }

    func synchronise(_ directory: BytePath) throws(PublishingError) {
        let file = open(directory.cString, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .system(operation: "open", path: directory.text, .last) }
        defer { close(file) }
        // Some file systems can't do this for directories; then there is nothing to wait for.
        guard fsync(file) == 0 || errno == EINVAL else {
            throw .system(operation: "write", path: directory.text, .last)
        }
    }

    func lock(_ directory: BytePath) throws(PublishingError) -> DirectoryLock? {
        let file = open(directory.cString, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .system(operation: "open", path: directory.text, .last) }
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let error = SystemError.last
            if error.code == EINTR { continue }
            close(file)
            if error.code == EWOULDBLOCK { return nil }
            throw .system(operation: "lock", path: directory.text, error)
        }
        return DirectoryLock(descriptor: file)
    }

    func status(of lock: DirectoryLock) throws(PublishingError) -> FileStatus {
        var status = stat()
        guard fstat(lock.descriptor, &status) == 0 else {
            throw .system(operation: "look at", path: "a locked directory", .last)
        }
        return FileStatus(status)
    }

    func unlock(_ lock: DirectoryLock) { close(lock.descriptor) }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: .directory
            case S_IFREG: .regular
            case S_IFLNK: .link
            default: .other
            }
        let access = Access(mode: UInt32(status.st_mode) & 0o7777, owner: status.st_uid, group: status.st_gid)
        self.init(
            kind: kind, device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino), access: access)
    }
}
