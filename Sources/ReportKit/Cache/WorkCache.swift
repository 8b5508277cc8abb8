#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Work that was done before: files in a directory that anybody may remove at any time.
///
/// A file is named after the digest of everything that its content was made from, the build of the program among it; it
/// repeats that digest, and ends with a checksum. One that is torn, or that another has put there, is as good as none
/// and is made again. A file takes its place when it is whole, so that several runs may share a directory; nothing
/// that fails here fails a run.
struct WorkCache: Sendable {
    /// The path of the directory.
    let directory: String
    /// The most bytes of all files together; beyond them the least recently used go.
    let limit: Int
    /// Whether the user named the directory, and must know if it can't be used.
    let isGiven: Bool
    /// The build of the program.
    private let program: Digest

    /// The most bytes that are kept where nobody says otherwise.
    static let usualLimit = 1_000_000_000

    private static let mark = Array("uncertainty-report cache 1\n".utf8)
    /// What begins the name of a file that is being written.
    private static let unfinished = ".part-"
    /// After so many seconds nobody writes to such a file any more.
    private static let patience = 3600

    /// Keeps work in a directory; nil where this build can't be told from another one, which would take its work.
    init?(
        directory: String, isGiven: Bool = false, limit: Int = usualLimit, program: Digest? = .program
    ) {
        guard let program else { return nil }
        self.isGiven = isGiven
        self.directory = directory
        self.limit = limit
        self.program = program
    }

    /// What finds a piece of work.
    struct Key: Hashable, Sendable {
        /// What kind of work it is, a word.
        let kind: String
        /// Of everything that it was made from.
        let digest: Digest
    }

    /// The key of work that was made from something by this build.
    func key(_ kind: String, _ write: (inout DigestWriter) -> Void) -> Key {
        var writer = DigestWriter()
        writer.append(kind)
        writer.append(program)
        write(&writer)
        return Key(kind: kind, digest: writer.digest)
    }

    /// What was kept under a key, if all of it is there.
    func bytes(_ key: Key) -> ArraySlice<UInt8>? {
        let path = path(key)
        guard let bytes = try? RegularFile.read(path, limit: limit) else { return nil }
        let head = Self.mark + key.digest.bytes
        let end = bytes.count - 8
        guard end >= head.count, bytes.starts(with: head) else { return nil }
        var tail = ByteReader(bytes[end...])
        guard let sum = try? tail.word(), sum == Checksum.of(bytes[..<end]) else { return nil }
        // Used now: among the last to be removed.
        _ = utimensat(AT_FDCWD, path, nil, 0)
        return bytes[head.count..<end]
    }

    /// Whether something lies under a key; it may yet be damaged.
    func holds(_ key: Key) -> Bool { access(path(key), R_OK) == 0 }

    /// What was kept under a key, in its own form; nil if it is not there or has another form.
    func value<Value>(
        _ key: Key, _ read: (inout ByteReader) throws(ByteReader.Damage) -> Value
    ) -> Value? {
        guard let bytes = bytes(key) else { return nil }
        var reader = ByteReader(bytes)
        guard let value = try? read(&reader), reader.count == 0 else { return nil }
        return value
    }

    /// Keeps work under a key, if that succeeds.
    func keep(_ key: Key, _ write: (inout ByteWriter) -> Void) {
        var writer = ByteWriter(Self.mark + key.digest.bytes)
        write(&writer)
        writer.append(Checksum.of(writer.bytes))
        // One piece of work must not push out all others.
        guard writer.bytes.count <= limit / 4 else { return }
        put(writer.bytes, path(key))
    }

    private func path(_ key: Key) -> String { "\(directory)/\(key.kind)-\(key.digest.text)" }

    private func put(_ bytes: [UInt8], _ path: String) {
        var name = Array("\(directory)/\(Self.unfinished)XXXXXX\0".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return }
        var isWhole = true
        var offset = 0
        while isWhole, offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                SystemCall.write(file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
            }
            if count < 0 && errno == EINTR { continue }
            isWhole = count > 0
            offset += count
        }
        // What the device lost would be found damaged: there is no need to wait for it.
        isWhole = close(file) == 0 && isWhole
        if !isWhole || rename(name, path) != 0 { _ = SystemCall.unlink(name) }
    }

    /// Makes the directory, for the user alone.
    ///
    /// - Returns: what the user should know if that can't be done, or nothing can be written there.
    func prepare() -> String? {
        var path = directory.hasPrefix("/") ? "/" : ""
        for part in directory.split(separator: "/") {
            path += part
            if access(path, F_OK) != 0 { _ = mkdir(path, 0o700) }
            path += "/"
        }
        guard access(directory, R_OK | W_OK | X_OK) == 0 else {
            return "work is not kept for the next run: can't use '\(directory)': \(SystemError.last)"
        }
        return nil
    }

    /// Removes the least recently used files until the rest is within the limit, and what was never finished.
    ///
    /// - Parameter now: the present, in seconds since 1970.
    func trim(now: Int = time(nil)) {
        guard let names = try? Disk().names(in: BytePath(directory)) else { return }
        var files: [(path: [CChar], size: Int, used: (Int, Int))] = []
        for name in names {
            let path = (BytePath(directory) / name).cString
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            #if canImport(Darwin)
                let used = status.st_mtimespec
            #else
                let used = status.st_mtim
            #endif
            if name.text.hasPrefix(Self.unfinished) {
                if now - used.tv_sec > Self.patience { _ = SystemCall.unlink(path) }
            } else if Self.isOwn(name.text) {
                files.append((path, Int(status.st_size), (used.tv_sec, used.tv_nsec)))
            }
        }
        var total = files.reduce(0) { $0 + $1.size }
        guard total > limit else { return }
        for file in files.sorted(by: { $0.used < $1.used }) where total > limit {
            _ = SystemCall.unlink(file.path)
            total -= file.size
        }
    }

    /// Whether a name is one that a key gives: what else lies in the directory is somebody else's.
    private static func isOwn(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].utf8.count == 64 && parts[1].allSatisfy(\.isHexDigit)
    }
}
