/// The training rows in the order of each feature, sorted once for all trees.
struct SortedRows {
    /// The values of each feature: `[d][N]`.
    let columns: [[Float]]
    /// The targets: `[N]`.
    let targets: [Float]
    /// The rows in the order of each feature, equal ones in their own order: `[d][N]`.
    let orders: [[Int]]

    /// Sorts the rows of a problem.
    init(_ problem: Problem) {
        let features = problem.featureCount
        targets = problem.y
        columns = (0..<features).map { feature in
            (0..<problem.count).map { problem.x[$0 * features + feature] }
        }
        orders = columns.map { column in
            column.indices.sorted { (column[$0], $0) < (column[$1], $1) }
        }
    }
}
