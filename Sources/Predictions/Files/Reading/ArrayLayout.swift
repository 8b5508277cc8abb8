import Tables

/// How an array lies about N points: as rows of N values each, whatever axes the file has.
struct ArrayLayout {
    /// The number of rows: draws, levels, or one.
    let rows: Int
    /// Whether the points run along the first axis of the file, so that rows are its columns.
    let isTransposed: Bool
    /// What had to be decided, as a remark; nil if there was no choice.
    let remark: String?

    /// Finds the axis of the points.
    ///
    /// `[N]`, `[S × N]` and `[C × D × N]` – chains and their draws – have it last, `[N × S]` first; axes of length one mean
    /// nothing. Where both ends have N values, the last one is taken, and said.
    ///
    /// - Throws: ``PredictionFileError/shape(_:found:expected:)`` if no axis, or one in the middle, has N values.
    init(of array: InputArray, points: Int, rows kind: String) throws(PredictionFileError) {
        let lengths = Self.withoutOnes(array.shape, points: points)
        let others = lengths.count > 1 ? lengths.dropLast().reduce(1, *) : 1
        if lengths.last == points, lengths.count <= 3 {
            rows = others
            isTransposed = false
            let isSquare = lengths.count == 2 && lengths[0] == points && points > 1
            if isSquare {
                remark =
                    "\(array.name) has as many rows as columns, \(points): its rows are taken for \(kind), its columns for points; if it is the other way round, save its transpose"
            } else if lengths.count == 3 {
                remark =
                    "\(array.name) \(NumPyError.text(array.shape)) is taken for \(lengths[0]) chains of \(lengths[1]) \(kind)"
            } else {
                remark = nil
            }
        } else if lengths.first == points, lengths.count == 2 || lengths.count == 3 && lengths[1] != points {
            rows = lengths.dropFirst().reduce(1, *)
            isTransposed = true
            remark =
                "\(array.name) \(NumPyError.text(array.shape)) has a row for each point, so its columns are taken for \(kind)"
        } else {
            throw .shape(
                array.name, found: array.shape,
                expected:
                    "[\(points)] or [S × \(points)], a row for each of the \(kind) and a value for each of the \(points) points"
            )
        }
    }

    /// Axes of length one say nothing, unless there is one point alone.
    static func withoutOnes(_ shape: [Int], points: Int) -> [Int] {
        guard points == 1 else { return shape.filter { $0 != 1 } }
        let others = shape.filter { $0 != 1 }
        return others + [1]
    }

    /// Values in rows of N, from those of the file.
    func inRows<Value>(_ values: [Value], points: Int) -> [Value] {
        guard isTransposed, rows > 1 else { return values }
        return (0..<rows).flatMap { row in (0..<points).map { values[$0 * rows + row] } }
    }
}
