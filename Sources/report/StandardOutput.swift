#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

import ReportKit

/// Why stdout did not take what was written to it.
struct OutputError: Error, CustomStringConvertible {
    let cause: SystemError

    /// What happened and what would be right.
    var description: String { "can't write to the standard output: \(cause); what was to be made is made" }
}

/// Writes to stdout.
enum StandardOutput {
    /// Writes text as a whole; if nobody reads it, that is no error.
    ///
    /// - Throws: ``OutputError`` if that fails, such as on a full disk.
    static func show(_ text: String) throws(OutputError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EPIPE { return }
            guard count > 0 else { throw OutputError(cause: SystemError(code: errno)) }
            rest = rest.dropFirst(count)
        }
    }
}
