/// Rows that repeat an earlier one in every feature and in the target.
///
/// Where equal features never come with different targets, such rows are copies and not a second observation: to a method
/// that learns how far the target is determined by the features, they would say that it is determined wholly.
struct CopiedRows {
    /// How many there are; 0 where equal features also come with different targets, so that rows may well be alike.
    let count: Int
    /// The rows without them, in their order.
    let kept: [Int]

    /// Looks for copies.
    init(in problem: Problem) {
        let (x, features) = (problem.x, problem.featureCount)
        func precedes(_ a: Int, _ b: Int) -> Bool {
            for feature in 0..<features {
                let (left, right) = (x[a * features + feature], x[b * features + feature])
                if left != right { return left < right }
            }
            return (problem.y[a], a) < (problem.y[b], b)
        }
        let order = (0..<problem.count).sorted(by: precedes)
        var copies = Set<Int>()
        var areCopies = true
        for (row, next) in zip(order, order.dropFirst()) {
            guard (0..<features).allSatisfy({ x[row * features + $0] == x[next * features + $0] }) else { continue }
            if problem.y[row] == problem.y[next] { copies.insert(next) } else { areCopies = false }
        }
        count = areCopies ? copies.count : 0
        kept = areCopies ? (0..<problem.count).filter { !copies.contains($0) } : Array(0..<problem.count)
    }
}

extension Problem {
    /// The same data, of which each copied row is seen once.
    var withoutCopies: Problem {
        let copies = CopiedRows(in: self)
        return copies.count == 0 ? self : Problem(self, rows: copies.kept)
    }
}
