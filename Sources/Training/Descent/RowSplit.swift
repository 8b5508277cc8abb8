/// Which rows a run learns from, and which it holds out to watch.
struct RowSplit {
    /// Rows to learn from; with replacement if resampled.
    let training: [Int32]
    /// Rows held out; empty without a patience.
    let validation: [Int32]

    init(training: [Int32], validation: [Int32]) {
        self.training = training
        self.validation = validation
    }

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
