#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What stderr leads to.
struct Terminal: Sendable {
    /// Whether lines can be written over.
    let isInteractive: Bool
    /// Whether colours are welcome (https://no-color.org).
    let hasColor: Bool

    /// Looks at stderr and the environment.
    init() {
        let kind = Self.variable("TERM")
        isInteractive = isatty(STDERR_FILENO) == 1 && kind != "dumb"
        hasColor = isInteractive && (Self.variable("NO_COLOR") ?? "").isEmpty
    }

    /// Characters in a line, and lines on the screen.
    var size: (width: Int, height: Int) {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
        return (Int(size.ws_col), max(2, Int(size.ws_row)))
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Writes to stderr.
enum StandardError {
    /// Writes text at once; if nobody reads it, that is no reason to stop.
    static func show(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// The cores that this process may use.
enum Processors {
    /// Their number, at least one.
    static var count: Int {
        max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }
}

/// Text that others gave, made harmless for a terminal.
enum TerminalText {
    /// The text without control characters.
    static func inert(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
            result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
