import Predictions
import Foundation
import ReportKit
import Tables
import Testing
import Training

/// Examples in the documentation of `ReportKit` and `Tables`.
@Suite struct ReportKitExamples {
    private func folder() -> URL {
        FileManager.default.temporaryDirectory.appending(component: "example-\(UUID().uuidString)")
    }

    @Test func `A plan of values gives the paths of a report`() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, observer) = (folder.path(), Silence())
        let rows = Observations(x: (0..<20).map(Double.init), y: (0..<20).map { Double($0 * $0 % 7) })
        let mine = DataSet(
            name: "mine", title: "Mine", summary: "Made up.", features: ["x"], target: "y", training: rows, test: rows,
            shown: 0...20)
        let plan = try RunPlan(dataSets: [mine], methods: [DeepEnsemble(), GaussianProcess()], output: output)
        let paths = try await plan.run(observer).paths
        #expect(paths.contains { $0.hasSuffix("index.html") })
    }

    @Test func `A publication takes its place as a whole`() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, page) = (folder.path(), "<p>")
        let publication = try Publication(to: output, force: false)
        let paths = try publication.publish([PublishedFile("index.html", page)])
        #expect(paths.count == 2)
    }

    @Test func `Prose takes its parts in a string`() {
        let title = "Tides"
        let prose: Prose = "Trained with \(code: "--epochs 100") on \(strong: title)."
        #expect(prose.plainText == "Trained with --epochs 100 on Tides.")
    }

    @Test func `A table is read from bytes and written to text`() throws {
        let bytes = Array("x,y\n1,2\n3,4\n".utf8)
        let result = try CSVReader().table(from: bytes, columns: ["x", "y"])
        #expect(result.table.columns[1].values == [2, 4])
        var writer = CSVWriter(header: ["score", "value"])
        writer.append([.text("RMSE"), .number(0.1)])
        #expect(String(decoding: writer.bytes, as: UTF8.self).contains("RMSE,0.1"))
    }
}
