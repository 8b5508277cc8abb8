#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The three standard streams, whatever they lead to.
enum Streams {
    /// Makes sure that nothing written to a stream ends the program or gets into a file of the report.
    static func prepare() {
        // Writing to a pipe that nobody reads is an error like others.
        signal(SIGPIPE, SIG_IGN)
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            // The first file that is opened would get the number of a stream that is closed.
            _ = open("/dev/null", O_RDWR)
        }
    }
}
