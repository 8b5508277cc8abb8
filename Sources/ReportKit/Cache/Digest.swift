import CExchange

/// What stands for bytes: no two pieces of work have the same (SHA-256, FIPS 180-4).
struct Digest: Hashable, Sendable {
    /// 32 bytes.
    let bytes: [UInt8]

    /// The same as `sha256sum` prints it.
    var text: String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}

extension Digest {
    /// The digest of bytes.
    init(of bytes: [UInt8]) {
        var writer = DigestWriter()
        bytes.withUnsafeBytes { writer.append(raw: $0) }
        self = writer.digest
    }

    /// The digest of a text in UTF-8.
    init(of text: String) { self.init(of: Array(text.utf8)) }
}

/// Collects what a digest stands for.
struct DigestWriter: ByteSink {
    private var state = sha256()

    init() { sha256_start(&state) }

    /// The digest of everything so far.
    var digest: Digest {
        var copy = state
        var bytes = [UInt8](repeating: 0, count: 32)
        sha256_finish(&copy, &bytes)
        return Digest(bytes: bytes)
    }

    mutating func append(raw bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        sha256_add(&state, start, bytes.count)
    }

    mutating func append(_ digest: Digest) { append(digest.bytes) }
}

extension Digest {
    /// The digest of a file's bytes, a piece at a time.
    ///
    /// - Throws: ``FileError`` if it can't be read.
    init(ofFile path: String) throws(FileError) {
        var writer = DigestWriter()
        try RegularFile.scan(path, limit: .max) { writer.append(raw: $0) }
        self = writer.digest
    }

    /// What tells this build of the program, with all libraries that it has loaded, from every other; nil where that
    /// can't be told.
    static let program: Digest? = {
        var state = sha256()
        sha256_start(&state)
        guard add_program(&state) != 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 32)
        sha256_finish(&state, &bytes)
        return Digest(bytes: bytes)
    }()
}
