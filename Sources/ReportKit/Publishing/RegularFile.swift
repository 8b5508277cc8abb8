#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Why a file could not be read.
public enum FileError: Error, Sendable, Equatable {
    /// Nothing is there.
    case missing(String)
    /// It is a directory, a pipe or a device.
    case notRegular(String, found: String)
    /// It has more bytes than are accepted.
    case tooLarge(String, bytes: Int, limit: Int)
    /// The system can't read it.
    case unreadable(String, SystemError)
}

extension FileError: CustomStringConvertible {
    /// What happened and what would be right.
    public var description: String {
        switch self {
        case .missing(let path): "there is no file '\(path)'"
        case .notRegular(let path, let found): "'\(path)' is \(found); give a regular file"
        case .tooLarge(let path, let bytes, let limit):
            "'\(path)' has \(bytes) bytes; at most \(limit) are accepted; allow more with --memory"
        case .unreadable(let path, let error): "can't read '\(path)': \(error)"
        }
    }
}

/// Reads files without ever waiting for a pipe or reading a device without end.
public enum RegularFile {
    /// All bytes of a regular file.
    ///
    /// - Parameters:
    ///   - path: the path of the file.
    ///   - limit: the largest size in bytes that is accepted.
    /// - Throws: ``FileError`` if there is none, it is no regular file, is larger, or can't be read.
    public static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try scan(path, limit: limit, begin: { bytes.reserveCapacity($0) }) { bytes += $0 }
        return bytes
    }

    /// Passes on the bytes of a regular file, a piece at a time.
    ///
    /// - Parameters:
    ///   - begin: told the size before the first piece.
    ///   - use: takes a piece.
    static func scan(
        _ path: String, limit: Int, begin: (Int) -> Void = { _ in }, _ use: (UnsafeRawBufferPointer) -> Void
    ) throws(FileError) {
        // A pipe without a writer would make `open` wait forever; O_NONBLOCK opens it at once, to be refused.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            let error = SystemError.last
            throw error.code == ENOENT ? .missing(path) : .unreadable(path, error)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(path, .last) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notRegular(path, found: name(ofKind: status.st_mode & S_IFMT))
        }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(path, bytes: size, limit: limit) }
        begin(size)
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { piece.deallocate() }
        var total = 0
        while true {
            let count = SystemCall.read(file, piece.baseAddress, piece.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, .last) }
            if count == 0 { return }
            total += count
            // A file may grow while it is read.
            guard total <= limit else { throw .tooLarge(path, bytes: total, limit: limit) }
            use(UnsafeRawBufferPointer(rebasing: piece[..<count]))
        }
    }

    private static func name(ofKind kind: mode_t) -> String {
        switch kind {
        case S_IFDIR: "a directory"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
