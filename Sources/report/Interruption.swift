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
struct Interruption {
    private final class Received: Sendable {
        let number = Mutex<Int32?>(nil)
    }

    /// A queue of its own, so that work on all cores keeps no signal waiting.
    private static let queue = DispatchQueue(label: "signals")

    private let received = Received()
    private let sources: [any DispatchSourceSignal]

    /// The signal that came, if one did.
    var number: Int32? { received.number.withLock(\.self) }

    /// Cancels a task when a signal comes, for as long as this lives.
    init(cancelling task: Task<some Sendable, any Error>) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { [received] number in
            // Dispatch delivers what the process itself ignores.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
            source.setEventHandler {
                received.number.withLock { $0 = $0 ?? number }
                signal(number, SIG_DFL)
                task.cancel()
            }
            source.resume()
            return source
        }
    }
}
