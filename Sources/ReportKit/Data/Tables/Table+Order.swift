import Tables

extension Table {
    /// The places of the rows in the order of what stands in them, `[N]`.
    ///
    /// The first column decides, then the next; rows that are alike keep their order. All columns have as many values.
    var orderOfContent: [Int] {
        func precedes(_ first: Int, _ second: Int) -> Bool {
            for column in columns where column.values[first] != column.values[second] {
                return column.values[first] < column.values[second]
            }
            return first < second
        }
        return (0..<rowCount).sorted(by: precedes)
    }

    /// Some of the rows.
    ///
    /// - Parameter places: which, in the order that they are to have.
    func rows(_ places: [Int]) -> Table {
        Table(
            columns: columns.map { column in
                Column(name: column.name, values: places.map { column.values[$0] })
            })
    }
}
