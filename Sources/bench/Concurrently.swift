import Dispatch

/// Does the same work for all inputs, as many at a time as there are cores, and gives the results in their order.
func concurrently<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ work: @Sendable (Input) -> Output
) -> [Output] {
    let results = Results<Output>(count: inputs.count)
    DispatchQueue.concurrentPerform(iterations: inputs.count) { results.set($0, work(inputs[$0])) }
    return results.values
}

/// Results that come in any order.
private final class Results<Output: Sendable>: @unchecked Sendable {
    // Guarded by the queue.
    private var outputs: [Output?]
    private let queue = DispatchQueue(label: "results")

    init(count: Int) { outputs = Array(repeating: nil, count: count) }

    func set(_ index: Int, _ output: Output) { queue.sync { outputs[index] = output } }
    var values: [Output] { queue.sync { outputs.compactMap(\.self) } }
}
