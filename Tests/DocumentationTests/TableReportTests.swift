import Figures
import Foundation
import Predictions
import ReportKit
import Tables
import Testing
import Training

struct Silence: RunObserver { func observe(_ event: RunEvent) {} }

func report(on file: String, in directory: String) async throws -> [String] {
    let bytes = try RegularFile.read(file, limit: 1 << 30)
    let result = try CSVReader(missing: .drop).table(from: bytes, columns: ["time", "height"])
    let data = try DataSet(result.table, name: "tides.csv", warnings: result.warnings, key: RandomKey(seed: 0))
    let plan = try RunPlan(
        dataSets: [data], methods: [DeepEnsemble(), GaussianProcess()], output: directory)
    return try await plan.run(Silence()).paths
}

/// The program of the article "From a table to a report", and what it says of it.
@Suite struct TableReportTests {
    @Test func `A table becomes a report, and its gaps stand in it`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(component: "tides-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (0..<40).map { "\(Double($0) / 4),pier,\(sin(Double($0) / 4))" }
        let file = folder.appending(component: "tides.csv")
        try Data((["time,place,height"] + rows + ["10.5,pier,"]).joined(separator: "\n").utf8).write(to: file)
        let paths = try await report(on: file.path(), in: folder.appending(component: "report").path())
        #expect(paths.contains { $0.hasSuffix("/index.html") } && paths.contains { $0.hasSuffix("/metrics.csv") })
        let page = try String(contentsOf: folder.appending(components: "report", "README.md"), encoding: .utf8)
        #expect(page.contains("Tides") || page.contains("tides"))
        #expect(page.contains("40 rows of tides.csv") && page.contains("1 row"))
    }

    @Test func `A table that can't be learned from is refused`() {
        func make(_ columns: [(String, [Double])]) throws -> DataSet {
            try DataSet(
                Table(columns: columns.map { Table.Column(name: $0.0, values: $0.1) }), name: "t",
                key: RandomKey(seed: 0))
        }
        #expect(throws: DataProblem.self) { try make([]) }
        #expect(throws: DataProblem.self) { try make([("y", [1, 2, 3, 4])]) }
        #expect(throws: DataProblem.self) { try make([("x", [1, 2, 3, 4]), ("y", [1, 2, 3])]) }
        #expect(throws: DataProblem.self) { try make([("x", [1, 2, .nan, 4]), ("y", [1, 2, 3, 4])]) }
        #expect(throws: DataProblem.self) { try make([("x", [1, 2, 3, 4]), ("y", [1, 2, .infinity, 4])]) }
    }

    @Test func `Scores, figures and seeds are arguments of a plan`() throws {
        let directory = "tides-report"
        let rows = Observations(x: [0, 1, 2, 3], y: [0.1, 0.9, 2.1, 2.9])
        let data = DataSet(
            name: "line", title: "Line", summary: "Four points near a line.", features: ["x (m)"], target: "y (m)",
            training: rows, test: rows, shown: -1...4)
        let plan = try RunPlan(
            dataSets: [data], methods: [GaussianProcess()], scores: [.rootMeanSquareError, .negativeLogLikelihood],
            figures: [.band], output: directory, seed: 7, seedCount: 2)
        #expect(plan.seed == 7 && plan.output == directory && plan.warnings.isEmpty)
    }
}
