/// Does the same work for many inputs, at most `limit` at a time, and gives the results in the order of the inputs.
///
/// One queue serves all workers, so that none waits while there is work; which worker does what changes nothing in
/// the results. The first error, or the cancellation of the task, ends what has not begun.
func inParallel<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], limit: Int, _ work: @escaping @Sendable (Input) async throws -> Output
) async throws -> [Output] {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
        var results = [Output?](repeating: nil, count: inputs.count)
        var next = 0
        func start() {
            let index = next
            let input = inputs[index]
            next += 1
            group.addTask {
                try Task.checkCancellation()
                return (index, try await work(input))
            }
        }
        while next < min(max(limit, 1), inputs.count) { start() }
        while let (index, output) = try await group.next() {
            results[index] = output
            if next < inputs.count { start() }
        }
        return results.compactMap(\.self)
    }
}
