import Foundation
import Testing

/// Another level than that of ±2σ is drawn, judged and said, of methods trained here and of predictions of others.
@Suite struct BandLevelTests {
    @Test func `A report is about the band of the level that was asked for`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run(
            "--method", "laplace,quantile", "--epochs", "20", "--dataset", "cubic", "--level", "0.9", "--figure-format",
            "svg", "--theme", "light", "--output", "one")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("one")
        let page = String(decoding: try #require(files["README.md"]), as: UTF8.self)
        #expect(page.contains("where 90 % are promised") && page.contains("±1.64σ"))
        #expect(page.contains("--level 0.9") && !page.contains("±2σ band") && !page.contains("95.45"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("cubic,laplace,everywhere,coverage-band-90-percent,"))
        let band = String(decoding: try #require(files["figures/cubic-laplace-band.svg"]), as: UTF8.self)
        #expect(band.contains("±1.64σ total"))
        let interval = String(decoding: try #require(files["figures/cubic-quantile-band.svg"]), as: UTF8.self)
        #expect(interval.contains("90 % interval"))
    }

    @Test func `What the band of others' predictions holds is held against the level`() throws {
        let workspace = try Workspace()
        // Errors from −2 to 2 in even steps beside σ = 1: ±1.64σ holds 82 %.
        let rows = (0..<200).map { (row: Int) -> String in
            let error = 4 * (Double(row * 37 % 200) + 0.5) / 200 - 2
            return "\(row),\(row),1,\(Double(row) + error)\n"
        }
        try workspace.write("x,mean,sd,y\n" + rows.joined(), to: "model.csv")
        let outcome = try workspace.report.run(
            "--predictions", "model.csv", "--level", "0.9", "--figure-format", "svg", "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["README.md"]), as: UTF8.self)
        #expect(
            page.contains("| ±1.64σ covers |") && page.contains("It covers 82 % (76–87)")
                && page.contains("where 90 % are promised"), "\(page)")
    }
}
