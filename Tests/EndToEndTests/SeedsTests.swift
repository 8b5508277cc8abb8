import Foundation
import Testing

/// One run for each of several seeds.
@Suite struct SeedsTests {
    private let quick = SmallReport.arguments

    @Test func `Several seeds give means with standard errors, the same bytes whatever the jobs`() throws {
        let workspace = try Workspace()
        for (jobs, folder) in [("1", "one"), ("3", "three")] {
            let outcome = try ReportCommand.finish(
                workspace.report.start(quick + ["--seeds", "3", "--seed", "4", "--jobs", jobs, "--output", folder]))
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        let files = try workspace.contents("one")
        #expect(try files == workspace.contents("three"))
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("Means over 3 seeds, ± standard error"))
        #expect(page.contains("--seed 4 --seeds 3"))
        let table = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        let rows = table.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let values = try rows.filter { $0[2] == "everywhere" && $0[3] == "rmse" }.map { try #require(Double($0[4])) }
        let first = try #require(rows.first { $0[2] == "everywhere" && $0[3] == "rmse" })
        #expect(values.count == 3 && Set(values).count == 3)
        #expect(first[13] == "3")
        let mean: Double = values.reduce(0, +) / 3
        #expect(abs(try #require(Double(first[11])) - mean) < 1e-12)
        // A run with one seed says nothing of several.
        let single = String(decoding: try #require(SmallReport.made.get().files["index.html"]), as: UTF8.self)
        #expect(!single.contains("standard error"))
    }
}
