import Dispatch
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Turns the first Ctrl-C, hang-up or request to terminate into the cancellation of a task; a second one ends the
/// program at once.
final class Interruption: Sendable {
    private let received = Mutex<Int32?>(nil)
    private let sources = Mutex<[any DispatchSourceSignal]>([])

    /// The signal that came, if one did.
    var number: Int32? { received.withLock(\.self) }

    /// Cancels a task when a signal comes.
    func cancel(_ task: Task<some Sendable, any Error>) {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // Dispatch delivers what the process itself ignores.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { [self] in
                received.withLock { $0 = $0 ?? number }
                signal(number, SIG_DFL)
                task.cancel()
            }
            source.resume()
            sources.withLock { $0.append(source) }
        }
    }
}
