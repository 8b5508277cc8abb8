/// The order in which rows are learned: each epoch is a new permutation of all rows, cut into batches.
struct MiniBatches {
    private let problem: Problem
    private let size: Int
    private let key: RandomKey
    private var order: [Int32]
    private var bits: [UInt32]

    init(problem: Problem, size: Int, key: RandomKey) {
        self.problem = problem
        self.size = min(size, problem.count)
        self.key = key
        order = (0..<Int32(problem.count)).map { $0 }
        bits = [UInt32](repeating: 0, count: problem.count)
    }

    /// Batches in an epoch.
    var count: Int { (problem.count + size - 1) / size }

    /// Shuffles the rows for an epoch (Fisher & Yates).
    mutating func shuffle(epoch: Int) {
        let count = order.count
        bits.withUnsafeMutableBufferPointer { bits in
            guard let base = bits.baseAddress else { return }
            problem.kernels.randomBits(base, count: count, key: key, stream: epoch)
        }
        order.withUnsafeMutableBufferPointer { order in
            for index in stride(from: count - 1, to: 0, by: -1) {
                let other = Int((UInt64(bits[index]) * UInt64(index + 1)) >> 32)
                order.swapAt(index, other)
            }
        }
    }

    /// Copies a batch of the present epoch to where the network reads it, and returns its number of rows.
    func load(_ batch: Int, into workspace: Workspace) -> Int {
        let start = batch * size
        let rows = min(size, order.count - start)
        let features = problem.featureCount
        problem.x.withUnsafeBufferPointer { x in
            for row in 0..<rows {
                let from = Int(order[start + row])
                for feature in 0..<features {
                    workspace.input[row * features + feature] = x[from * features + feature]
                }
                workspace.target[row] = problem.y[from]
            }
        }
        return rows
    }
}
