internal import Dispatch
import Synchronization

/// Does work that may not look at its cancellation for long, and stops waiting for it as soon as the task is cancelled.
///
/// Work that was given up goes on unheard until it looks, or the program ends. It has threads of its own: where it keeps all
/// of those that tasks share, nobody would be left to go on.
func abandoning<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let outcome = FirstOutcome<Value>()
    let task = Task(executorPreference: WorkThreads.shared) {
        do {
            outcome.settle(.success(try await work()))
        } catch {
            outcome.settle(.failure(error))
        }
    }
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { outcome.wait($0) }
    } onCancel: {
        task.cancel()
        outcome.settle(.failure(CancellationError()))
    }
}

/// What comes first of several outcomes, for one who waits.
private final class FirstOutcome<Value: Sendable>: Sendable {
    private enum State {
        case pending
        case waiting(CheckedContinuation<Value, any Error>)
        case settled(Result<Value, any Error>)
        case done
    }

    private let state = Mutex(State.pending)

    /// Hands over whatever comes, or has come.
    func wait(_ continuation: CheckedContinuation<Value, any Error>) {
        let result = state.withLock { state -> Result<Value, any Error>? in
            guard case .settled(let result) = state else {
                state = .waiting(continuation)
                return nil
            }
            state = .done
            return result
        }
        if let result { continuation.resume(with: result) }
    }

    /// Takes an outcome if it is the first.
    func settle(_ result: Result<Value, any Error>) {
        let continuation = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            switch state {
            case .pending:
                state = .settled(result)
                return nil
            case .waiting(let continuation):
                state = .done
                return continuation
            case .settled, .done: return nil
            }
        }
        continuation?.resume(with: result)
    }
}

/// Threads for long work beside those that all tasks share; how many work at a time is for ``inParallel`` to say.
private final class WorkThreads: TaskExecutor {
    static let shared = WorkThreads()

    // Queues of one quality share threads, as do all tasks; of this one there are no others.
    private let queue = DispatchQueue(label: "work", qos: .userInitiated, attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
