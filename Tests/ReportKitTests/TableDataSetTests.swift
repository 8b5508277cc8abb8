import Predictions
import Tables
import Testing
import Training

@testable import ReportKit

@Suite struct TableDataSetTests {
    private func table(_ columns: [(String, [Double])]) -> Table {
        Table(columns: columns.map { Table.Column(name: $0.0, values: $0.1) })
    }

    private func make(_ columns: [(String, [Double])]) throws -> DataSet {
        try TableDataSet(table: table(columns), file: "data.csv").make(key: RandomKey(seed: 0))
    }

    private let rising = (0..<20).map(Double.init)

    @Test func `A fifth is held out, no row is lost or doubled, and the order of the file stays`() throws {
        let data = try make([("b", rising.map { -$0 }), ("a", rising), ("y", rising.map { $0 * 2 })])
        #expect(data.features == ["b", "a"])
        #expect(data.training.count == 16)
        #expect(data.test.count == 4)
        #expect((data.training.y + data.test.y).sorted() == rising.map { $0 * 2 })
        #expect(data.training.y == data.training.y.sorted())
        #expect(data.training.feature(0) == data.training.y.map { -$0 / 2 })
        #expect(data.training.feature(1) == data.training.y.map { $0 / 2 })
    }

    @Test func `What reading the table had to say stands in the report`() throws {
        let table = table([("a", rising), ("y", rising)])
        let data = try TableDataSet(table: table, file: "data.csv", notes: ["2 rows were left out"])
            .make(key: RandomKey(seed: 0))
        #expect(data.warnings == ["2 rows were left out"])
    }

    @Test func `A constant feature is a warning, a constant target and a single row are refused`() throws {
        let constant = [Double](repeating: 1, count: 20)
        #expect(try make([("a", constant), ("y", rising)]).warnings.count == 1)
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", constant)]) }
        #expect(throws: DataProblem.self) { try make([("a", [1]), ("y", [2])]) }
    }
}
