import Foundation
import Testing

/// Methods held against a sampled posterior, seen from outside.
@Suite struct ReferenceTests {
    static let short = [
        "--method", "mc-dropout", "--reference", "--dataset", "cubic", "--epochs", "2", "--hidden", "4",
        "--activation", "tanh", "--figure-format", "pdf", "--theme", "light",
    ]
    /// Chains that agree soon, because the prior is narrow.
    static let chains = ["--set", "nuts.prior-deviation=0.2", "tree-depth=4", "warm-up=100", "draws=150"]

    @Test func `A reference that has converged judges, and its kept draws give the same bytes`() throws {
        let workspace = try Workspace()
        func run(_ output: String, _ more: String...) throws -> ReportCommand.Outcome {
            try ReportCommand.finish(
                workspace.report.start(Self.short + Self.chains + ["--output", output] + more))
        }
        let first = try run("one", "--cache", "cache", "--jobs", "1")
        #expect(first.status == 0, "\(first.errors)")
        let page = String(decoding: try #require(workspace.contents("one")["index.html"]), as: UTF8.self)
        #expect(page.contains("How wrong is the band?"))
        #expect(page.contains("Distance inside"))
        #expect(page.contains("Inside the training range its band is"))
        #expect(page.contains("--method mc-dropout --reference"))
        #expect(first.lines.contains { $0.hasSuffix("cubic-distance.pdf") })
        let metrics = String(decoding: try #require(workspace.contents("one")["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("cubic,mc-dropout,in-range,distance-to-reference,"))
        #expect(metrics.contains("cubic,nuts,everywhere,r-hat,1."))

        // Without the report itself, four chains and a network are left.
        for name in try workspace.contents("cache").keys where !name.hasPrefix("run-") {
            try FileManager.default.removeItem(atPath: workspace.path + "/cache/" + name)
        }
        let kept = try workspace.contents("cache")
        #expect(kept.count == 5)
        // Damaged, cut off or foreign files are replaced by new draws, which are the same as those that were kept.
        for (index, name) in kept.keys.sorted().enumerated() {
            var bytes = Array(try #require(kept[name]))
            if index == 0 { bytes[bytes.count / 2] ^= 1 }
            if index == 1 { bytes.removeLast(100) }
            if index == 2 { bytes = Array("not a chain".utf8) }
            try workspace.write(bytes, to: "cache/" + name)
        }
        let second = try run("two", "--reference-cache", "cache", "--jobs", "2")
        #expect(second.status == 0, "\(second.errors)")
        #expect(try workspace.contents("one") == workspace.contents("two"))
        #expect(try workspace.contents("cache").filter { $0.key.hasPrefix("run-") } == kept)
        // The first run found nothing kept; in the long form one is asked for nothing.
        guard TestLength.isLong else { return }
        let without = try run("three")
        #expect(without.status == 0, "\(without.errors)")
        #expect(try workspace.contents("one") == workspace.contents("three"))
    }

    /// Its chains take a while to agree; the test before is its short form.
    @Test(.enabled(if: TestLength.isLong))
    func `For the original notebook's settings it finds where the band is wide because of the method`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run(
            "--method", "bnn", "--reference", "--epochs", "100", "--set", "schedule=constant", "bnn.hidden=32,32",
            "bnn.objective=mse", "bnn.divergence-weight=0.158", "bnn.initial-deviation=0.000911",
            "bnn.prior-scale=equal", "bnn.prior-deviation=1", "nuts.hidden=16", "nuts.activation=tanh", "warm-up=300",
            "draws=500", "tree-depth=8", "--figure-format", "pdf", "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = String(decoding: try #require(workspace.contents("reports")["index.html"]), as: UTF8.self)
        #expect(page.contains("Inside the training range its band is too wide for x from −7.0 to −5."))
        #expect(page.contains("because of the method, not because of the data: its epistemic σ is"))
        #expect(page.contains("it models no noise"))
    }

    @Test func `A reference that has not converged says so, and judges nobody`() throws {
        let workspace = try Workspace()
        let outcome = try ReportCommand.finish(
            workspace.report.start(Self.short + ["--set", "tree-depth=3", "warm-up=20", "draws=20"]))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("class=\"callout alarm\""))
        #expect(page.contains("The reference has not converged"))
        #expect(!page.contains("Distance inside"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        let rows = metrics.split(separator: "\n").filter { $0.contains("distance-to-reference") }
        #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("the reference has not converged") })
    }

    @Test func `A place for draws that is no directory is refused`() throws {
        let workspace = try Workspace()
        try workspace.write("", to: "file")
        let outcome = try ReportCommand.finish(
            workspace.report.start(Self.short + ["--cache", "file"]))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("the path of a directory"))
        #expect(try workspace.names() == ["file"])
    }
}
