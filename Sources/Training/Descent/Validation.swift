/// Which rows a run learns from, and which it holds out to watch.
struct RowSplit {
    /// Rows to learn from; with replacement if resampled.
    let training: [Int32]
    /// Rows held out; empty without a patience.
    let validation: [Int32]

    init(problem: Problem, settings: TrainingSettings, resampled: Bool, key: RandomKey) {
        var rows = (0..<Int32(problem.count)).map { $0 }
        var held: [Int32] = []
        if settings[Descent.patience] > 0 {
            let order = problem.kernels.randomOrder(rows.count, key: key.child("validation")).map { Int32($0) }
            let count = min(max(Int(settings[Descent.validationShare] * Double(rows.count)), 1), rows.count - 1)
            held = order.prefix(count).sorted()
            rows = order.dropFirst(count).sorted()
        }
        if resampled {
            let pool = rows
            rows = problem.kernels.uniforms(pool.count, key: key.child("bootstrap"))
                .map { pool[Int($0 * Double(pool.count))] }
        }
        training = rows
        validation = held
    }
}

/// Early stopping: watches the loss on rows that are not learned from, and keeps the best state.
struct Validation {
    /// The state with the lowest loss so far; nil without a patience.
    private(set) var best: [Float]?
    private let batches: MiniBatches?
    private let rowCount: Int
    private let patience: Int
    private var lowest = Double.infinity
    private var epochsSince = 0

    init(problem: Problem, rows: [Int32], settings: TrainingSettings) {
        batches =
            rows.isEmpty
            ? nil : MiniBatches(problem: problem, rows: rows, size: settings[Descent.batch], key: RandomKey(seed: 0))
        rowCount = rows.count
        patience = settings[Descent.patience]
    }

    /// Measures the loss after an epoch and says whether training should go on.
    mutating func allowsMore(
        after objective: inout some Objective, state: ConstantFloats, gradient: Floats, count: Int, step: Int
    ) -> Bool {
        guard let batches else { return true }
        var total = 0.0
        for batch in 0..<batches.count {
            let rows = batches.load(batch, into: objective.workspace)
            total += objective.evaluate(state, gradient: gradient, rows: rows, step: -1 - batch) * Double(rows)
        }
        let loss = total / Double(rowCount)
        if loss < lowest {
            lowest = loss
            best = Array(UnsafeBufferPointer(start: state, count: count))
            epochsSince = 0
        } else {
            epochsSince += 1
        }
        return epochsSince < patience
    }
}
