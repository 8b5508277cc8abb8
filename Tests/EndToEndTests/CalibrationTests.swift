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

    @Test func `Predictions of other programs are calibrated by a file of their own`() throws {
        let workspace = try Workspace()
        // A model whose σ is half of what it should be.
        func rows(_ range: Range<Int>) -> String {
            range.map { "\($0 % 17),\(10 + $0 * 37 % 61),\(10 + 30),9\n" }.joined()
        }
        try workspace.write("x,y,mean,sd\n" + rows(0..<61), to: "own.csv")
        try workspace.write("x,y,mean,sd\n" + rows(100..<150), to: "kept.csv")
        let outcome = try report(
            workspace, "--predictions", "own.csv", "--calibration", "kept.csv", "--conformal", "split,distribution",
            "--recalibrate", "variance")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("own is calibrated by 50 rows of 'kept.csv'"), "\(outcome.errors)")
        let files = try workspace.contents("reports")
        let page = String(decoding: try #require(files["index.html"]), as: UTF8.self)
        for title in ["own + conformal", "own + conformal distribution", "own + variance scaling"] {
            #expect(page.contains("<summary>\(title)</summary>"), "\(title)")
        }
        #expect(page.contains("50 rows of kept.csv, which own must not have learned from"))
        #expect(page.contains("--calibration kept.csv --conformal split,distribution --recalibrate variance"))
        let metrics = String(decoding: try #require(files["metrics.csv"]), as: UTF8.self)
        func value(_ method: String, _ score: String) throws -> Double {
            let line = try #require(
                metrics.split(separator: "\r\n").first { $0.contains(",\(method),everywhere,\(score),") })
            return try #require(Double(line.split(separator: ",")[4]))
        }
        #expect(try value("own", "coverage-90-percent") < 0.6)
        for method in ["own-conformal-split", "own-conformal-distribution"] {
            #expect(try abs(value(method, "coverage-90-percent") - 0.9) < 0.06)
        }
        #expect(try value("own-conformal-distribution", "crps") < value("own", "crps"))
        // Rows that are tested on, too, are no calibration rows.
        let twice = try report(
            workspace, "--predictions", "own.csv", "--calibration", "own.csv", "--conformal", "split", "-o", "twice")
        #expect(twice.errors.contains("are calibration rows of 'own.csv', too"), "\(twice.errors)")
    }

    @Test(arguments: [
        (["--recalibrate", "isotonic"], 64, "give --calibration FILE"),
        (["--calibration", "kept.csv"], 64, "needs something to calibrate"),
        (["--calibration", "few.csv", "--conformal", "split"], 64, "3 in 'few.csv' have a prediction"),
        (["--calibration", "silent.csv", "--conformal", "split"], 65, "holds no observations"),
        (["--calibration", "other.csv", "--conformal", "split"], 65, "calibrate with the same model's"),
        (["--calibration", "kept.csv", "kept2.csv", "--conformal", "split"], 65, "there are predictions of 1"),
        (["--calibration", "kept.csv", "--conformal", "split", "--calibration-share", "0.2"], 64, "keeps rows"),
    ])
    func `A calibration that can't be made is refused`(arguments: [String], status: Int32, hint: String) throws {
        let workspace = try Workspace()
        let rows = (0..<40).map { "\($0),\($0 % 7),3,2\n" }
        for name in ["own.csv", "kept.csv", "kept2.csv"] {
            try workspace.write("x,y,mean,sd\n" + rows.joined(), to: name)
        }
        try workspace.write("x,y,mean,sd\n" + rows.prefix(3).joined(), to: "few.csv")
        try workspace.write("x,mean,sd\n" + (0..<40).map { "\($0),3,2\n" }.joined(), to: "silent.csv")
        try workspace.write("x,y,q05,q50,q95\n" + (0..<40).map { "\($0),3,2,3,4\n" }.joined(), to: "other.csv")
        let outcome = try ReportCommand.finish(
            workspace.report.start(["--predictions", "own.csv"] + arguments + Self.quick))
        #expect(outcome.status == status && outcome.errors.contains(hint), "\(outcome.errors)")
    }

    @Test func `A conformal distribution competes with a score, in folds too`() throws {
        let workspace = try Workspace()
        let rows = (0..<90).map { "\($0 % 9),\($0 * $0 % 11 + $0 % 9)\n" }.joined()
        try workspace.write("u,b\n" + rows, to: "data.csv")
        let outcome = try report(
            workspace, "--method", "heteroscedastic", "--data", "data.csv", "--conformal", "distribution")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let metrics = String(decoding: try #require(workspace.contents("reports")["metrics.csv"]), as: UTF8.self)
        #expect(metrics.contains(#/heteroscedastic-conformal-distribution,everywhere,crps,[0-9.]+,/#))
    }

    @Test func `A target whose name holds a comma is one target`() throws {
        let workspace = try Workspace()
        try workspace.write(
            "a,b,\"a,b\"\n" + (0..<40).map { "\($0),\($0 % 7),\($0 % 5)\n" }.joined(), to: "data.csv")
        let outcome = try report(
            workspace, "--method", "heteroscedastic", "--data", "data.csv", "--x", "a", "--y", "a,b")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func `Calibration rows in another unit are told`() throws {
        let workspace = try Workspace()
        func rows(_ unit: Double) -> String {
            let lines = (0..<60).map { (row: Int) -> String in
                let (x, error) = (Double(row) / 10, Double(row * 37 % 60 - 30) / 30)
                return "\(x),\(unit * x),\(unit * 0.6),\(unit * (x + error))\n"
            }
            return "x,mean,sd,y\n" + lines.joined()
        }
        try workspace.write(rows(1), to: "model.csv")
        try workspace.write(rows(1000), to: "kept.csv")
        let outcome = try workspace.report.run(
            "--predictions", "model.csv", "--calibration", "kept.csv", "--conformal", "split", "--figure-format", "pdf",
            "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("are they of the same target, in the same unit?"))
    }
}
