import Synchronization

/// Passes on what happens, and remembers the warnings.
final class WarningRecord: RunObserver {
    private let observer: any RunObserver
    private let record = Mutex<[String]>([])

    init(passingOnTo observer: any RunObserver) { self.observer = observer }

    /// The warnings so far.
    var warnings: [String] { record.withLock(\.self) }

    func observe(_ event: RunEvent) {
        if case .warning(let text) = event { record.withLock { $0.append(text) } }
        observer.observe(event)
    }
}
