internal import Slices

/// The order in which rows are learned: each epoch is a new permutation of the rows, cut into batches.
struct MiniBatches {
    private let problem: Problem
    private let size: Int
    private let key: RandomKey
    private var order: [Int32]
    private var bits: [UInt32]

    /// - Parameters:
    ///   - rows: the rows to learn from; one that is named twice is learned twice.
    ///   - size: rows in a batch.
    init(problem: Problem, rows: [Int32], size: Int, key: RandomKey) {
        self.problem = problem
        self.size = min(size, rows.count)
        self.key = key
        order = rows
        bits = [UInt32](repeating: 0, count: rows.count)
    }

    /// Batches in an epoch.
    var count: Int { (order.count + size - 1) / size }

    /// Shuffles the rows for an epoch (Fisher & Yates).
    mutating func shuffle(epoch: Int) {
        let count = order.count
        problem.kernels.randomBits(&bits, count: count, key: key, stream: epoch)
        for index in stride(from: count - 1, to: 0, by: -1) {
            let other = Int((UInt64(bits[index]) * UInt64(index + 1)) >> 32)
            order.swapAt(index, other)
        }
    }

    /// Copies a batch of the present epoch to where the network reads it, and returns its number of rows.
    func load(_ batch: Int, into workspace: Workspace) -> Int {
        let start = batch * size
        let rows = min(size, order.count - start)
        let features = problem.featureCount
        let (input, target) = (workspace.input, workspace.target)
        for row in 0..<rows {
            let from = Int(order[start + row])
            for feature in 0..<features {
                input[row * features + feature] = problem.x[from * features + feature]
            }
            target[row] = problem.y[from]
            workspace.rows[row] = order[start + row]
        }
        return rows
    }
}
