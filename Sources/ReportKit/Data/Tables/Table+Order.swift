import Tables

extension Table {
    /// The same rows in the order of what stands in them.
    ///
    /// The first column decides, then the next; rows that are alike keep their order. All columns have as many values.
    func inOrderOfContent() -> Table {
        func precedes(_ first: Int, _ second: Int) -> Bool {
            for column in columns where column.values[first] != column.values[second] {
                return column.values[first] < column.values[second]
            }
            return first < second
        }
        let order = (0..<rowCount).sorted(by: precedes)
        return Table(
            columns: columns.map { column in
                Column(name: column.name, values: order.map { column.values[$0] })
            })
    }
}
