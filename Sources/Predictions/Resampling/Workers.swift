/// Does the same work for many inputs, at most some at a time.
///
/// One queue serves all workers, so that none waits while there is work; which worker does what changes nothing in the
/// results.
public struct Workers: Sendable {
    private let limit: Int

    /// At least one worker.
    public init(_ limit: Int) {
        self.limit = max(1, limit)
    }

    /// The results in the order of the inputs, whoever made them.
    public func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ work: @escaping @Sendable (Input) async -> Output
    ) async -> [Output] {
        await withTaskGroup(of: (Int, Output).self) { group in
            var results = [Output?](repeating: nil, count: inputs.count)
            for index in 0..<min(limit, inputs.count) { group.addTask { (index, await work(inputs[index])) } }
            var next = min(limit, inputs.count)
            for await (index, output) in group {
                results[index] = output
                if next < inputs.count {
                    let index = next
                    group.addTask { (index, await work(inputs[index])) }
                    next += 1
                }
            }
            return results.compactMap(\.self)
        }
    }
}
