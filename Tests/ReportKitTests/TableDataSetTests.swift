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

    private let rising = (0..<40).map(Double.init)

    @Test func `A fifth is held out, no row is lost or doubled, and the order of the file changes nothing`() throws {
        let many = (0..<301).map(Double.init)
        let data = try make([("b", many.map { -$0 }), ("a", many), ("y", many.map { $0 * 2 })])
        #expect(data.features == ["b", "a"])
        #expect(data.training.count == 241 && data.folds.isEmpty)
        #expect(data.test.count == 60)
        #expect((data.training.y + data.test.y).sorted() == many.map { $0 * 2 })
        // The first column decides the order.
        #expect(data.training.feature(0) == data.training.feature(0).sorted())
        let turned = try make([
            ("b", many.map { $0 - 300 }), ("a", many.map { 300 - $0 }), ("y", many.map { 600 - $0 * 2 }),
        ])
        #expect(turned.training == data.training && turned.test == data.test)
        #expect(data.training.feature(0) == data.training.y.map { -$0 / 2 })
        #expect(data.training.feature(1) == data.training.y.map { $0 / 2 })
    }

    @Test func `Of up to 300 rows each is predicted by a fit that did not see it`() throws {
        for count in [3, 34, 300] {
            let few = (0..<count).map(Double.init)
            let data = try make([("a", few), ("y", few.map { $0 * 2 })])
            #expect(data.training.y == few.map { $0 * 2 } && data.test == data.training)
            #expect(data.folds.count == min(5, count))
            #expect(data.folds.flatMap(\.points).sorted() == Array(0..<count))
            for fold in data.folds {
                let part = data.part(fold)
                #expect(part.test.x == fold.points.map(Double.init))
                #expect(Set(part.test.x).isDisjoint(with: part.training.x))
                #expect(part.training.count + part.test.count == count)
            }
            #expect(data.warnings.contains { $0.contains("very few") } == (count < 30))
        }
        let kept = try make([("a", rising), ("y", rising)]).keepingForCalibration(share: 0.25, key: RandomKey(seed: 1))
        for fold in kept.folds {
            let calibration = try #require(fold.calibration)
            #expect(calibration.count == 8 && fold.training.count == 24 && fold.points.count == 8)
            #expect(Set(calibration.x + fold.training.x).isDisjoint(with: kept.part(fold).test.x))
        }
    }

    @Test func `Rows that repeat another are told, and a target that hardly varies is refused`() throws {
        let data = try make([("a", rising + [3, 4]), ("y", rising + [3, 4])])
        #expect(data.warnings == ["2 rows repeat another one, which flatters the scores"])
        let hardly = [1.0] + [Double](repeating: 0, count: 39)
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", hardly)]) }
    }

    @Test func `What reading the table had to say stands in the report`() throws {
        let table = table([("a", rising), ("y", rising)])
        let data = try TableDataSet(table: table, file: "data.csv", notes: ["2 rows were left out"])
            .make(key: RandomKey(seed: 0))
        #expect(data.warnings == ["2 rows were left out"])
    }

    @Test func `A constant feature is a warning, a constant target and a single row are refused`() throws {
        let constant = [Double](repeating: 1, count: 40)
        #expect(try make([("a", constant), ("y", rising)]).warnings.count == 1)
        #expect(throws: DataProblem.self) { try make([("a", rising), ("y", constant)]) }
        #expect(throws: DataProblem.self) { try make([("a", [1]), ("y", [2])]) }
    }
}
