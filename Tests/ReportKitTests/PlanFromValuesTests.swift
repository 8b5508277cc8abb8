import Figures
import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct PlanFromValuesTests {
    private struct Silence: RunObserver {
        func observe(_ event: RunEvent) {}
    }

    @Test func `A plan of values makes a report of just these`() async throws {
        let directory = try TemporaryDirectory()
        let x = (0..<12).map { Double($0) / 2 }
        let rows = Observations(x: x, y: x.map { $0 * $0 })
        let data = DataSet(
            name: "parabola", title: "Parabola", summary: "Twelve points.", features: ["x"], target: "y",
            training: rows, test: rows, shown: 0...6)
        let plan = try RunPlan(
            dataSets: [data], methods: [GaussianProcess()], scores: [.rootMeanSquareError], figures: [.band],
            output: directory.path + "/report", seedCount: 2)
        #expect(plan.command == nil && plan.warnings.isEmpty)
        let paths = try await plan.run(Silence()).paths.map { String($0.dropFirst(directory.path.count + 8)) }
        #expect(paths.filter { $0.hasSuffix(".csv") }.sorted() == ["figures/parabola-gp-band.csv", "metrics.csv"])
        let metrics = String(
            decoding: try RegularFile.read(directory.path + "/report/metrics.csv", limit: 1 << 20), as: UTF8.self)
        let scores = Set(metrics.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",")[3] })
        #expect(scores == ["rmse", "epistemic-ratio"])
        #expect(metrics.contains(",1,") && metrics.contains(",2\r\n"))
    }

    @Test func `A plan without methods, or with two of one name, is refused`() {
        #expect(throws: SettingError.self) {
            try RunPlan(dataSets: [Chapters.line], methods: [], output: "reports")
        }
        #expect(throws: SettingError.self) {
            try RunPlan(dataSets: [Chapters.line], methods: [GaussianProcess(), GaussianProcess()], output: "reports")
        }
        #expect(throws: SettingError.self) {
            try RunPlan(dataSets: [Chapters.line, Chapters.line], methods: [GaussianProcess()], output: "reports")
        }
        #expect(throws: SettingError.self) {
            try RunPlan(dataSets: [Chapters.line], methods: [GaussianProcess()], output: "")
        }
    }
}
