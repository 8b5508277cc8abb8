import Tables

extension InputArray {
    /// Arrays that are numbered, such as `mean1`, `mean2` …, as one with a row for each.
    ///
    /// - Throws: ``PredictionFileError`` if one of them has more than one axis or another length.
    init(joining arrays: [InputArray]) throws(PredictionFileError) {
        guard let first = arrays.first, let last = arrays.last, arrays.count > 1 else {
            self = arrays.first ?? InputArray(column: "", [])
            return
        }
        for array in arrays {
            try array.needNumbers()
            guard array.count == first.count, array.shape.filter({ $0 != 1 }).count <= 1 else {
                throw .shape(array.name, found: array.shape, expected: "[\(first.count)] like \(first.name)")
            }
        }
        self.init(
            "\(first.name) … \(last.name)", shape: [arrays.count, first.count], .numbers(arrays.flatMap(\.doubles)))
    }

    /// Numbers between the first and the last of a series that no array has.
    static func holes(in numbers: [Int]) -> [Int] {
        guard let first = numbers.min(), let last = numbers.max(), last - first < 100_000 else { return [] }
        let known = Set(numbers)
        return (first...last).filter { !known.contains($0) }
    }
}
