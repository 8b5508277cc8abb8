import Foundation
import Predictions
import Testing

/// `report check` and `report comment` as a user meets them.
@Suite struct CheckTests {
    /// A report on predictions, made once for all tests.
    private static let report = Result { () throws -> [String: Data] in
        let workspace = try Workspace()
        try workspace.write(predictions(deviation: 0.3), to: "model.npz")
        let made = try workspace.report.run(
            "--predictions", "model.npz", "--save-predictions", "--figure-format", "pdf", "--theme", "light", "--quiet")
        try #require(made.status == 0, "\(made.errors)")
        return try workspace.contents("reports")
    }

    /// A report on predictions, and the same model with σ 30 % too small in `new/`.
    private func prepare(_ workspace: borrowing Workspace) throws {
        try workspace.write(Self.predictions(deviation: 0.3), to: "model.npz")
        try workspace.write(Self.predictions(deviation: 0.21), to: "new/model.npz")
        for (name, data) in try Self.report.get() { try workspace.write([UInt8](data), to: "reports/" + name) }
    }

    private func commit(_ workspace: borrowing Workspace) throws {
        let outcome = try workspace.report.shell(
            "git init -q . && git add reports && git -c user.email=a@b.c -c user.name=a commit -q -m base")
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    private static func predictions(deviation: Float) throws -> [UInt8] {
        let count = 500
        var state: UInt64 = 1
        func uniform() -> Double {
            state &+= SplitMix64.step
            return (Double(SplitMix64.mix(state) >> 11) + 0.5) / 9_007_199_254_740_992
        }
        let x = (0..<count).map { Double($0) / 50 }
        let y = x.map { sin($0) + 0.3 * (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: count, mean: x.map { Float(sin($0)) },
            noise: .perPoint([Float](repeating: deviation * deviation, count: count)))
        return try PredictionFile(x: x, samples: samples, y: y).npz()
    }

    @Test func `What did not change passes, against a directory, a file and a commit`() throws {
        let workspace = try Workspace()
        try prepare(workspace)
        try commit(workspace)
        for baseline in ["reports/metrics.json", "git:HEAD", "git:HEAD:reports/metrics.json"] {
            let outcome = try workspace.report.run("check", "--predictions", "model.npz", "--against", baseline)
            #expect(outcome.status == 0, "\(baseline): \(outcome.errors)")
            #expect(outcome.output.hasPrefix("All 3 numbers are what they were.\n"), "\(baseline)")
        }
        // A report is as good as what it was made of.
        #expect(try workspace.report.run("check", "reports", "--against", "git:HEAD:reports").status == 0)
    }

    @Test func `A model that is too sure fails, and the words say what to look at`() throws {
        let workspace = try Workspace()
        try prepare(workspace)
        let outcome = try workspace.report.run(
            "check", "--predictions", "new/model.npz", "--against", "reports", "--save", "out")
        #expect(outcome.status == 1)
        #expect(outcome.lines[0].hasPrefix("Worse: model: coverage of 90 % everywhere, "))
        #expect(outcome.lines[1].hasPrefix("Compared at the same points; "))
        #expect(outcome.lines[2].hasPrefix("Its σ is too small now (the 90 % band holds "))
        let files = try workspace.contents("out")
        #expect(files["check.txt"] == Data(outcome.output.utf8))
        #expect(files.count == 10 && files["manifest.txt"] != nil)
        let comment = try workspace.report.run("comment", "--predictions", "new/model.npz", "--against", "reports")
        #expect(comment.status == 0)
        #expect(files["comment.md"] == Data(comment.output.utf8))
        // A wide tolerance is the user's decision.
        let tolerant = try workspace.report.run(
            "check", "--predictions", "new/model.npz", "--against", "reports", "--fail-on", "nll,coverage",
            "--tolerance",
            "nll=0.5,coverage=40%")
        #expect(tolerant.status == 0, "\(tolerant.output)")
    }

    @Test func `A workflow gets annotations and a summary, and files of others are not replaced`() throws {
        let workspace = try Workspace()
        try prepare(workspace)
        try workspace.write("# Step\n", to: "summary.md")
        let environment = [
            "PATH": "/usr/bin:/bin", "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": workspace.path + "/summary.md",
        ]
        let outcome = try workspace.report.run(
            "check", "--predictions", "new/model.npz", "--against", "reports", environment: environment)
        #expect(outcome.status == 1)
        #expect(outcome.lines.contains { $0.hasPrefix("::error title=report check%3A worse::model: coverage") })
        let summary = String(decoding: try #require(try workspace.contents(".")["summary.md"]), as: UTF8.self)
        #expect(summary.hasPrefix("# Step\n\n<!-- uncertainty-report check -->\n\n# Against the baseline, "))
        try workspace.write("mine", to: "out/mine.txt")
        let refused = try workspace.report.run(
            "check", "--predictions", "model.npz", "--against", "reports", "--save", "out")
        #expect(refused.status == 73)
        #expect(try workspace.contents("out").keys.sorted() == ["mine.txt"])
    }

    @Test func `What can't be compared has a code of its own`() throws {
        let workspace = try Workspace()
        try prepare(workspace)
        try workspace.write(#"{"schema": "uncertainty-report metrics 9"}"#, to: "later/metrics.json")
        for (arguments, status, words) in [
            (["reports", "--against", "later"], 4, "metrics 9"),
            (["--predictions", "other.npz", "--against", "reports"], 4, "the baseline is about model on model"),
            (["reports", "--against", "nowhere"], 66, "there is no report at 'nowhere'"),
            (["reports", "--against", "new"], 66, "there is no report at 'new'"),
            (["reports", "--against", "git:HEAD"], 66, "can't read 'reports' of 'HEAD'"),
            (["--against", "reports"], 64, "say what is compared"),
            (["reports", "--all", "--against", "reports"], 64, "leave out the options of a run"),
            (
                ["reports", "--against", "reports", "--fail-on", "width-90-percent"], 64,
                "neither more nor less is better"
            ),
            (["reports", "--against", "reports", "--tolerance", "crps"], 64, "such as crps=2%"),
            (
                ["reports", "--against", "reports", "--config", "a.json"], 64,
                "--config has no effect in 'report check'"
            ),
            (["reports", "--against", "reports", "--output", "out"], 64, "--output has no effect in 'report check'"),
            (["reports", "--against", "reports", "--force"], 64, "--force has no effect in 'report check'"),
        ] {
            try workspace.write(try Self.predictions(deviation: 0.3), to: "other.npz")
            let outcome = try ReportCommand.finish(workspace.report.start(["check"] + arguments))
            #expect(outcome.status == Int32(status), "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
        }
    }

    @Test func `A run is held against models of the same data, as many as the baseline has`() throws {
        let workspace = try Workspace()
        let options = ["--method", "heteroscedastic", "--epochs", "2", "--data-seed", "3", "--quiet"]
        let made = try ReportCommand.finish(
            workspace.report.start(
                options + ["--seeds", "2", "--save-predictions", "--figure-format", "png", "--theme", "light"]))
        #expect(made.status == 0, "\(made.errors)")
        let same = try ReportCommand.finish(workspace.report.start(["check", "--against", "reports"] + options))
        #expect(same.status == 0)
        #expect(same.output.hasPrefix("All 9 numbers are what they were.\n"))
        #expect(same.output.contains("2 models on either side"))
        // Other models of the same data are held against them at the same points.
        let other = try ReportCommand.finish(
            workspace.report.start(["check", "--against", "reports", "--seed", "7"] + options))
        #expect(other.status != 64 && other.output.contains("Compared at the same points; "))
        // Without a seed of its own, the data change with the models.
        let moved = try ReportCommand.finish(
            workspace.report.start(
                ["check", "--against", "reports", "--method", "heteroscedastic", "--epochs", "2", "--seed", "8"]))
        #expect(moved.output.contains("Compared by the interval of each"))
    }
}
