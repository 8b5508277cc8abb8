internal import Slices

/// Early stopping: watches the loss on rows that are not learned from, and keeps the best state.
struct Validation {
    /// The state with the lowest loss so far; nil if no rows are held out.
    private(set) var best: [Float]?
    /// The loss after each epoch.
    private(set) var losses: [Double] = []
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
        after objective: inout some Objective, state: ConstantFloats, gradient: Floats, step: Int
    ) -> Bool {
        guard let batches else { return true }
        var total = 0.0
        for batch in 0..<batches.count {
            let rows = batches.load(batch, into: objective.workspace)
            total += objective.evaluate(state, gradient: gradient, rows: rows, step: -1 - batch) * Double(rows)
        }
        let loss = total / Double(rowCount)
        losses.append(loss)
        if loss < lowest {
            lowest = loss
            best = state.array
            epochsSince = 0
        } else {
            epochsSince += 1
        }
        return patience == 0 || epochsSince < patience
    }
}
