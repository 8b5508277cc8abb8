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
