import Predictions
import Synchronization

/// Does the same work for many inputs, at most `limit` at a time, and gives the results in the order of the inputs.
///
/// The first error, or the cancellation of the task, ends what has not begun.
func inParallel<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], limit: Int, _ work: @escaping @Sendable (Input) async throws -> Output
) async throws -> [Output] {
    let hasFailed = Mutex(false)
    let results: [Result<Output, any Error>] = await Workers(limit).map(inputs) { input in
        do {
            try Task.checkCancellation()
            // Whoever comes after a failure is not asked for; the failure itself is thrown below.
            guard !hasFailed.withLock({ $0 }) else { throw CancellationError() }
            return .success(try await work(input))
        } catch {
            hasFailed.withLock { $0 = true }
            return .failure(error)
        }
    }
    let failures = results.compactMap { result -> (any Error)? in
        if case .failure(let error) = result { error } else { nil }
    }
    if let cause = failures.first(where: { !($0 is CancellationError) }) ?? failures.first { throw cause }
    return try results.map { try $0.get() }
}
