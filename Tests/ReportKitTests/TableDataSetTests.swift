import Tables
import Testing
import Training

@testable import ReportKit

@Suite struct TableDataSetTests {
    private func table(_ columns: [(String, [Double])]) -> Table {
        Table(columns: columns.map { Table.Column(name: $0.0, values: $0.1) })
    }

    private func make(
        _ columns: [(String, [Double])], x: [String] = ["a"], y: String = "y",
        missing: TableOptions.Missing = .fail
    ) throws -> DataSet {
        let options = TableOptions(path: "data.csv", x: x, y: y, missing: missing)
        return try TableDataSet(table(columns), options: options, file: "data.csv").make(key: RandomKey(seed: 0))
    }

    private let rising = (0..<20).map(Double.init)

    @Test func `A fifth is held out, no row is lost or doubled, and the order of the file stays`() throws {
        let data = try make([("a", rising), ("b", rising.map { -$0 }), ("y", rising.map { $0 * 2 })], x: ["b", "a"])
        #expect(data.features == ["b", "a"])
        #expect(data.training.count == 16)
        #expect(data.test.count == 4)
        #expect((data.training.y + data.test.y).sorted() == rising.map { $0 * 2 })
        #expect(data.training.y == data.training.y.sorted())
        #expect(data.training.feature(0) == data.training.y.map { -$0 / 2 })
        #expect(data.training.feature(1) == data.training.y.map { $0 / 2 })
    }

    @Test func `An unknown column is refused with the nearest name`() {
        #expect(throws: DataProblem("'data.csv' has no column 'heigth'. Did you mean 'height'? Columns: 'height', 'y'")) {
            try make([("height", rising), ("y", rising)], x: ["heigth"])
        }
    }

    @Test func `A column is not named twice and does not predict itself`() {
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", rising)], x: ["a", "a"]) }
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", rising)], x: ["y"]) }
    }

    @Test func `A missing value is refused with its row, or its row is left out and counted`() throws {
        var gaps = rising
        gaps[4] = .nan
        gaps[9] = .nan
        #expect(
            throws: DataProblem(
                "row 5 of 'data.csv' has no value in column 'a'; complete it, or leave such rows out with --missing drop")
        ) { try make([("a", gaps), ("y", rising)]) }
        let data = try make([("a", gaps), ("y", rising)], missing: .drop)
        #expect(data.training.count + data.test.count == 18)
        #expect(data.warnings == ["2 of 20 rows lacked a value and were left out"])
    }

    @Test func `A gap in a column that is not used harms nobody`() throws {
        var gaps = rising
        gaps[4] = .nan
        #expect(try make([("a", rising), ("unused", gaps), ("y", rising)]).warnings == [])
    }

    @Test func `An infinite value is refused with its row`() {
        var infinite = rising
        infinite[2] = .infinity
        #expect(throws: DataProblem("row 3 of 'data.csv' has an infinite value in column 'a'")) {
            try make([("a", infinite), ("y", rising)], missing: .drop)
        }
    }

    @Test func `A constant feature is a warning, a constant target and a single row are refused`() throws {
        let constant = [Double](repeating: 1, count: 20)
        #expect(try make([("a", constant), ("y", rising)]).warnings.count == 1)
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", constant)]) }
        #expect(throws: DataProblem.self) { try make([("a", [1]), ("y", [2])]) }
    }
}
