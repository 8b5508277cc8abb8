/// One of several parts of some rows, which is held out, and the rest, which is learned from.
struct HeldOutPart {
    /// The numbers of the rows that are learned from, rising.
    let training: [Int]
    /// The numbers of those that are held out, rising.
    let held: [Int]

    /// - Parameters:
    ///   - part: which one, from 0.
    ///   - count: the number of parts.
    ///   - order: the numbers of all rows in a random order.
    init(_ part: Int, of count: Int, in order: some RandomAccessCollection<Int>) {
        var (training, held): ([Int], [Int]) = ([], [])
        for (place, row) in order.enumerated() {
            if place % count == part { held.append(row) } else { training.append(row) }
        }
        self.training = training.sorted()
        self.held = held.sorted()
    }
}

extension Problem {
    /// The rows that are learned from while a part of some rows is held out, and that part.
    func holding(
        _ part: Int, of count: Int, in order: some RandomAccessCollection<Int>
    ) -> (training: Problem, held: Problem) {
        let rows = HeldOutPart(part, of: count, in: order)
        return (Problem(self, rows: rows.training), Problem(self, rows: rows.held))
    }
}
