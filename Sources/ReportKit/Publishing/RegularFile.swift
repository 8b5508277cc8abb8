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
        return try bytes(of: file, path: path, size: size, limit: limit)
    }

    private static func bytes(of file: Int32, path: String, size: Int, limit: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Darwin)
                    Darwin.read(file, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    Musl.read(file, buffer.baseAddress, buffer.count)
                #else
                    Glibc.read(file, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, .last) }
            if count == 0 { return bytes }
            bytes += chunk[0..<count]
            // A file may grow while it is read.
            guard bytes.count <= limit else { throw .tooLarge(path, bytes: bytes.count, limit: limit) }
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
