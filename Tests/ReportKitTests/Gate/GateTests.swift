import Foundation
import Predictions
import Testing

@testable import ReportKit

/// What the gate says of two results.
@Suite struct GateTests {
    private let models = SyntheticModels(count: 200, effect: .small)

    private func gate(_ baseline: RecordedResults, _ scores: [String] = [], _ tolerances: [String] = []) throws -> Gate
    {
        Gate(baseline: baseline, policy: try GatePolicy(scores: scores, tolerances: tolerances))
    }

    @Test func `The same results are not distinguishable, and differ by nothing`() async throws {
        let results = try await models.results(.nothing, seeds: 2, data: 1, models: 2)
        let result = try gate(results).compare(results)
        #expect(result.isPassed)
        // Three scores everywhere, inside and outside.
        #expect(result.comparisons.count == 9)
        #expect(result.comparisons.allSatisfy { $0.outcome == .notDistinguishable && $0.evidence?.worsening == 0 })
        #expect(result.comparisons.allSatisfy { $0.evidence?.pairing != .intervals })
    }

    @Test func `What is worse one way is better the other way`() async throws {
        let models = SyntheticModels(count: 2000, effect: .small)
        let good = try await models.results(.nothing, seeds: 3, data: 1, models: 2)
        let bad = try await models.results(.narrow, seeds: 3, data: 1, models: 50)
        let forth = try gate(good).compare(bad)
        #expect(!forth.isPassed)
        #expect(forth.worse.contains { $0.score.name == "coverage" && $0.region == .everywhere })
        let severities = forth.worse.map(\.severity)
        #expect(severities == severities.sorted(by: >))
        let back = try gate(bad).compare(good)
        #expect(back.isPassed && !back.better.isEmpty)
        // What is tolerated is not worse.
        let lenient = try gate(good, ["coverage"], ["coverage=30%"]).compare(bad)
        #expect(lenient.isPassed)
        #expect(lenient.comparisons.allSatisfy { $0.evidence?.margin == 0.3 })
    }

    @Test func `Without predictions the intervals of both take their place`() throws {
        func results(_ value: Double, _ low: Double?, _ high: Double?, points: Int = 400) -> RecordedResults {
            RecordedResults(
                MetricsFile(
                    metrics: [
                        Metric(
                            dataSet: "d", method: "m", region: "everywhere", score: "crps", value: value, low: low,
                            high: high, points: points)
                    ], seed: 0))
        }
        let before = results(1, 0.902, 1.098)
        // Standard errors of 0.05 each make one of 0.0707 of the difference; 2 % are tolerated.
        let worse = try gate(before).compare(results(1.3, 1.202, 1.398))
        let evidence = try #require(worse.comparisons.first?.evidence)
        #expect(evidence.pairing == .intervals)
        #expect(abs(evidence.worsening - 0.3) < 1e-12)
        // scipy.stats.t(798).sf((0.3 − 0.02) / 0.0707107)
        #expect(abs(evidence.probabilityIfNotWorse - 4.1e-05) < 2e-6)
        #expect(worse.comparisons.first?.outcome == .worse)
        #expect(try gate(before).compare(results(1.15, 1.05, 1.25)).isPassed)
        // One point has no interval.
        #expect(throws: GateError.self) { try gate(before).compare(results(1.3, nil, nil)) }
    }

    @Test func `What the baseline has and the new results don't is missing`() throws {
        func metric(_ dataSet: String, _ method: String, _ score: String, _ value: Double?) -> Metric {
            Metric(
                dataSet: dataSet, method: method, region: "everywhere", score: score, value: value,
                low: value.map { $0 - 0.1 }, high: value.map { $0 + 0.1 }, points: 100, reason: "diverged")
        }
        func results(_ metrics: Metric...) -> RecordedResults {
            RecordedResults(MetricsFile(metrics: metrics, seed: 0))
        }
        let baseline = results(
            metric("a", "m", "crps", 1), metric("a", "m", "rmse", 1), metric("a", "n", "crps", 1),
            metric("b", "m", "crps", 1), metric("a", "failed", "crps", nil))
        let new = results(metric("a", "m", "crps", 1), metric("a", "m", "rmse", nil), metric("a", "new", "crps", 1))
        let result = try gate(baseline).compare(new)
        #expect(!result.isPassed && result.worse.isEmpty)
        #expect(
            result.missing == [
                .numbers(.init(dataSet: "a", name: "m"), names: ["rmse everywhere"], reason: "diverged"),
                .method(.init(dataSet: "a", name: "n")), .dataSet("b"),
            ])
        #expect(result.added == [.init(dataSet: "a", name: "new")])
        #expect(
            throws: GateError.nothingInCommon(before: ["m on a"], after: ["m on c"])
        ) {
            try gate(results(metric("a", "m", "crps", 1))).compare(results(metric("c", "m", "crps", 1)))
        }
    }

    @Test func `A method that gives an interval alone is judged by the coverage of its own level`() throws {
        func results(_ coverage: Double) -> RecordedResults {
            RecordedResults(
                MetricsFile(
                    metrics: [("coverage-80-percent", coverage), ("coverage-50-percent", 0.5)].map { name, value in
                        Metric(
                            dataSet: "d", method: "m", region: "everywhere", score: name, value: value,
                            low: value - 0.02, high: value + 0.02, points: 1000)
                    }, seed: 0))
        }
        let result = try gate(results(0.8)).compare(results(0.6))
        #expect(result.worse.map(\.key) == ["coverage-80-percent"])
        #expect(abs((result.worse.first?.evidence?.worsening ?? 0) - 0.2) < 1e-12)
        // Too much is as far from what is promised as too little.
        #expect(try gate(results(0.8)).compare(results(1)).worse.count == 1)
    }
}

/// Names, numbers and what is refused.
@Suite struct GatePolicyTests {
    @Test func `Scores have short names, and those of which neither more nor less is better are refused`() throws {
        #expect(try GatePolicy().scores.map(\.name) == ["crps", "nll", "coverage"])
        #expect(try GatePolicy(scores: ["rmse", "crps", "rmse"]).scores.map(\.name) == ["rmse", "crps"])
        #expect(throws: SettingError.self) { try GatePolicy(scores: ["width-90-percent"]) }
        let error = #expect(throws: SettingError.self) { try GatePolicy(scores: ["crsp"]) }
        #expect(error?.description.contains("Did you mean 'crps'?") == true)
    }

    @Test func `Tolerances are shares or amounts of scores that are judged`() throws {
        let policy = try GatePolicy(tolerances: ["crps=2%", "nll=0.05", "coverage=3%"])
        #expect(policy.tolerances == ["crps": .share(0.02), "nll": .amount(0.05), "coverage": .amount(0.03)])
        let crps = try JudgedScore("crps")
        #expect(policy.tolerance(of: crps, isOneModel: true).margin(before: -4) == 0.08)
        #expect(try GatePolicy().tolerance(of: crps, isOneModel: true) == .share(0.02))
        #expect(try GatePolicy().tolerance(of: JudgedScore("coverage"), isOneModel: false) == .amount(0.01))
        for text in ["crps", "crps=", "crps=-1%", "crps=x", "nll=2%", "rmse=1%", "crps=inf"] {
            #expect(throws: SettingError.self, "\(text)") { try GatePolicy(tolerances: [text]) }
        }
        #expect(throws: SettingError.self) { try GatePolicy(tolerances: ["crps=1%", "crps=2%"]) }
    }

    @Test func `A place is a path or a commit`() throws {
        #expect(try ResultLocation("reports") == .path("reports"))
        #expect(try ResultLocation("git:main") == .commit(reference: "main", path: "reports"))
        #expect(try ResultLocation("git:HEAD~1:docs/r") == .commit(reference: "HEAD~1", path: "docs/r"))
        for text in ["", "git:", "git::reports", "git:--upload-pack=x", "git:main:"] {
            #expect(throws: SettingError.self, "\(text)") { try ResultLocation(text) }
        }
    }

    @Test func `Figures stand in a repository at a commit`() throws {
        let figures = try CommittedFigures("me/my-repo.x@0123abc:docs/report")
        #expect(
            figures.address("figures/sine-band~dark@2x.png")
                == "https://github.com/me/my-repo.x/blob/0123abc/docs/report/figures/sine-band~dark@2x.png?raw=true")
        #expect(try CommittedFigures("me/r@0123abc:.").address("a b%.png").hasSuffix("/0123abc/a%20b%25.png?raw=true"))
        for text in [
            "me/r", "me@0123abc:x", "me/r@main:x", "me/r@0123abc", "me/r/s@0123abc:x", "me/r@0123abc:../x",
            "m e/r@0123abc:x",
        ] {
            #expect(throws: SettingError.self, "\(text)") { try CommittedFigures(text) }
        }
    }

    @Test func `The surroundings are read from an environment`() {
        #expect(GateSurroundings([:]) == GateSurroundings(["GITHUB_ACTIONS": "false", "GITHUB_STEP_SUMMARY": ""]))
        let actions = GateSurroundings(["GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/tmp/s"])
        #expect(actions.isActions && actions.stepSummary == "/tmp/s")
    }
}
