import Foundation
import Testing

/// Conformal intervals and recalibration, seen from outside.
@Suite struct CalibrationTests {
    private static let quick = ["--figure-format", "pdf", "--theme", "light"]

    private func report(_ workspace: borrowing Workspace, _ arguments: String...) throws -> ReportCommand.Outcome {
        let training = arguments.contains("--predictions") ? [] : ["--epochs", "3", "--members", "2"]
        return try ReportCommand.finish(workspace.report.start(Self.quick + training + arguments))
    }

    @Test func `Every adjustment stands beside its method, with its guarantee and its rows`() throws {
        let workspace = try Workspace()
        let outcome = try report(
            workspace, "--method", "deep-ensemble", "quantile", "--conformal", "cqr,split,cqr", "--coverage", "0.8",
            "--recalibrate", "isotonic,variance,isotonic", "--calibration-share", "0.3")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        for title in [
            "Deep ensemble + conformal", "Deep ensemble + CQR", "Deep ensemble + variance scaling",
            "Deep ensemble + isotonic", "Quantile regression + conformal",
        ] { #expect(page.contains("<summary>\(title)</summary>"), "\(title)") }
        #expect(page.contains("90 of the 300 training rows"))
        #expect(page.contains("at least 80\u{A0}% of new observations"))
        #expect(page.contains("90 rows kept for calibration"))
        #expect(page.contains("Quantile regression has no variance scaling"))
        #expect(page.contains("before and is"))
        #expect(
            page.contains(
                "--conformal split,cqr --coverage 0.8 --recalibrate variance,isotonic --calibration-share 0.3"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("sine,deep-ensemble-conformal-split,in-range,coverage-80-percent,0."))
        #expect(metrics.contains(",intervals,"))
        #expect(metrics.contains("sine,deep-ensemble,in-range,coverage-80-percent,0."))
        #expect(files.keys.contains("figures/sine-deep-ensemble-conformal-split-band.pdf"))
    }

    @Test func `Several features are calibrated too`() throws {
        let workspace = try Workspace()
        let rows = (0..<80).map { "\($0 % 9),\($0 * 7 % 13),\($0 * $0 % 11)\n" }.joined()
        try workspace.write("u,v,b\n" + rows, to: "data.csv")
        let outcome = try report(
            workspace, "--method", "heteroscedastic", "--data", "data.csv", "--x", "u", "v", "--y", "b", "--conformal",
            "cqr", "--recalibrate", "isotonic")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let metrics = String(decoding: try #require(workspace.contents("reports")["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("heteroscedastic-conformal-cqr,everywhere,coverage-90-percent,"))
    }

    @Test func `Without an adjustment no row is kept, and the report says nothing of it`() throws {
        let page = String(decoding: try #require(SmallReport.made.get().files["index.html"]), as: UTF8.self)
        #expect(!page.contains("kept for calibration"))
        #expect(page.contains("from 300 rows"))
    }

    @Test(arguments: [
        (["--conformal", "spilt"], "'split'"), (["--recalibrate", "isotonc"], "'isotonic'"),
        (["--conformal", "split", "--coverage", "90"], "0.5 to 0.9999"),
        (["--conformal", "split", "--coverage", "nan"], "0.5 to 0.9999"),
        (["--coverage", "0.9"], "--conformal"), (["--calibration-share", "0.2"], "--recalibrate"),
        (["--conformal", "cqr", "--calibration-share", "1"], "0.01 to 0.9"),
        (["--conformal", "split", "--dataset", "cubic"], "9 calibration rows"),
        (["--conformal", "split", "--coverage", "0.99"], "99 calibration rows"),
        (["--recalibrate", "variance", "--dataset", "cubic"], "10 calibration rows"),
    ])
    func `What can't be promised is refused before any work`(arguments: [String], hint: String) throws {
        let refusal = try #require(Refusal(["--method", "bnn"] + arguments))
        #expect(refusal.status == 64)
        #expect(refusal.errors.contains(hint), "\(refusal.errors)")
    }

    @Test func `Several seeds are summed up for adjusted predictions too`() throws {
        let workspace = try Workspace()
        let outcome = try report(workspace, "--method", "heteroscedastic", "--seeds", "2", "--recalibrate", "variance")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let metrics = String(decoding: try #require(workspace.contents("reports")["metrics.csv"]), as: UTF8.self)
        let rows = metrics.split(whereSeparator: \.isNewline).filter {
            $0.contains(",heteroscedastic-variance-scaling,everywhere,crps,")
        }
        #expect(rows.count == 2)
        #expect(rows.first?.hasSuffix(",2") == true)
    }

    @Test func `The band of imported quantiles is scored at its own level`() throws {
        let workspace = try Workspace()
        let rows = (0..<30).map { "\($0),\($0 % 3),-1,1,3\n" }.joined()
        try workspace.write("x,y,quantile0.025,quantile0.5,quantile0.975\n" + rows, to: "own.csv")
        let outcome = try report(workspace, "--predictions", "own.csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        #expect(page.contains("95\u{A0}% interval covers"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains("own,everywhere,coverage-95-percent,1"))
    }

    @Test func `Predictions from files are not calibrated`() throws {
        let refusal = try #require(Refusal(["--predictions", "own.npz", "--recalibrate", "isotonic"]))
        #expect(refusal.status == 64)
        #expect(refusal.errors.contains("--recalibrate"), "\(refusal.errors)")
    }

    @Test func `A target whose name holds a comma is one target`() throws {
        let workspace = try Workspace()
        try workspace.write(
            "a,b,\"a,b\"\n" + (0..<40).map { "\($0),\($0 % 7),\($0 % 5)\n" }.joined(), to: "data.csv")
        let outcome = try report(
            workspace, "--method", "heteroscedastic", "--data", "data.csv", "--x", "a", "--y", "a,b")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
