import Synchronization
import Testing

@testable import ReportKit

/// Work that does not look at its cancellation.
@Suite struct AbandoningTests {
    private final class Flag: Sendable {
        let value = Mutex(false)
    }

    @Test func `What work gives or throws is handed over`() async throws {
        #expect(try await abandoning { 3 } == 3)
        await #expect(throws: SettingError.self) { try await abandoning { throw SettingError.combination("x") } }
    }

    @Test(.timeLimit(.minutes(1))) func `Deaf work on every core is given up at once`() async throws {
        let isOver = Flag()
        let begun = AsyncStream.makeStream(of: Void.self)
        let task = Task {
            try await abandoning {
                await withTaskGroup(of: Void.self) { group in
                    for _ in 0..<16 {
                        group.addTask {
                            begun.continuation.yield()
                            while !isOver.value.withLock(\.self) {}
                        }
                    }
                }
            }
        }
        for await _ in begun.stream { break }
        task.cancel()
        // It would wait for ever otherwise.
        await #expect(throws: CancellationError.self) { try await task.value }
        isOver.value.withLock { $0 = true }
    }
}
