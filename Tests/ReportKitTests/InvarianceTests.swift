import Foundation
import Predictions
import Tables
import Testing
import Training

@testable import ReportKit

/// What must not change what is found: where zero lies, the unit, the order of the rows.
@Suite struct InvarianceTests {
    private struct Silence: RunObserver {
        func observe(_ event: RunEvent) {}
    }

    /// Rows whose numbers are multiples of 1/64, so that sums with round numbers are exact.
    private static let rows: [(x: Double, y: Double)] = (0..<32).map { row in
        let x = Double(row * 37 % 64 - 32) / 16
        return (x, (x * x * 16).rounded() / 32 + Double(row * 29 % 17 - 8) / 64)
    }

    private static let settings = [
        ("epochs", "3"), ("samples", "6"), ("members", "2"), ("hidden", "6"), ("trees", "8"), ("chains", "2"),
        ("warm-up", "20"), ("draws", "20"), ("tree-depth", "3"), ("calibration-folds", "2"), ("folds", "2"),
    ]

    private static func options(_ path: String, _ methods: [String]) -> RunOptions {
        var options = RunOptions()
        options.methods = methods
        options.table = TableOptions(path: path)
        let known = Set(Methods.all.filter { methods.contains($0.description.name) }.flatMap(\.settings).map(\.name))
        options.settings = settings.filter { known.contains($0.0) }.map { .init(name: $0.0, value: $0.1) }
        return options
    }

    /// Every number of a report of a table, by method, region and score.
    private static func numbers(_ rows: [(x: Double, y: Double)], of methods: [String]) async throws -> [String: Metric]
    {
        let directory = try TemporaryDirectory()
        try directory.write("a,b\n" + rows.map { "\($0.x),\($0.y)\n" }.joined(), to: "table.csv")
        let plan = try RunPlan(options(directory.path + "/table.csv", methods), processors: 1)
        let (evaluations, _) = try await plan.evaluations(Silence())
        let chapter = ReportModel.Chapter(dataSet: plan.dataSets[0], evaluations: evaluations[0])
        #expect(evaluations[0].count == methods.count)
        let metrics = metrics(of: ReportModel(chapters: [chapter]), seed: 0)
        return Dictionary(uniqueKeysWithValues: metrics.map { ("\($0.method) \($0.region) \($0.score)", $0) })
    }

    /// One run of each method on the rows as they are.
    private static let base = Task { try await numbers(rows, of: Methods.all.map(\.description.name)) }

    private static func base(of method: String) async throws -> [String: Metric] {
        try await base.value.filter { $0.value.method == method }
    }

    private static let methods = Methods.all.map(\.description.name)

    @Test(arguments: methods)
    func `Another zero of the target, far away, changes no number`(method: String) async throws {
        let base = try await Self.base(of: method)
        for shift in TestLength.isLong ? [1e6, -1e12] : [-1e12] {
            let numbers = try await Self.numbers(Self.rows.map { ($0.x, $0.y + shift) }, of: [method])
            #expect(numbers == base)
        }
    }

    @Test(arguments: methods)
    func `The order of the rows changes no number`(method: String) async throws {
        let base = try await Self.base(of: method)
        if TestLength.isLong { #expect(try await Self.numbers(Self.rows.reversed(), of: [method]) == base) }
        let mixed = Self.rows.indices.map { Self.rows[$0 * 5 % 32] }
        #expect(try await Self.numbers(mixed, of: [method]) == base)
    }

    @Test(arguments: methods)
    func `Other units change scores by their factor, and no more`(method: String) async throws {
        let base = try await Self.base(of: method)
        // Powers of two round nothing; others tell in ranks of what is all but equal, and in how little draws differ where
        // they have 24 bits (by 1.03e-6 in one number of `ngboost`).
        for factor in TestLength.isLong ? [0x1p30, 0x1p-30, 1e9, 1e-9] : [0x1p30, 1e-9] {
            let sensitive = factor.significand == 1 ? [] : ["rank-correlation", "ause", "epistemic-ratio"]
            let target = try await Self.numbers(Self.rows.map { ($0.x, $0.y * factor) }, of: [method])
            let feature = try await Self.numbers(Self.rows.map { ($0.x * factor, $0.y) }, of: [method])
            #expect(target.keys == base.keys && feature.keys == base.keys)
            for (key, metric) in base where !sensitive.contains(metric.score) {
                let known = [metric.value, metric.low, metric.high]
                let scaled = try #require(target[key])
                let moved = try #require(feature[key])
                for (value, found) in zip(known, [scaled.value, scaled.low, scaled.high]) {
                    #expect(
                        Self.agree(
                            value.map { Self.scaled($0, metric.score, by: factor) }, found,
                            isShare: metric.score == "r-squared"),
                        "\(key) by \(factor)")
                }
                for (value, found) in zip(known, [moved.value, moved.low, moved.high]) {
                    #expect(
                        Self.agree(value, found, isShare: metric.score == "r-squared"), "\(key) with x by \(factor)")
                }
            }
        }
    }

    /// A score of a target in another unit.
    private static func scaled(_ value: Double, _ score: String, by factor: Double) -> Double {
        if score.hasPrefix("negative-log-likelihood") { return value + log(factor) }
        let hasUnit = ["rmse", "mae", "crps", "width", "sharpness", "interval-score"].contains {
            score.hasPrefix($0)
        }
        return hasUnit ? value * factor : value
    }

    private static func agree(_ first: Double?, _ second: Double?, isShare: Bool) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return abs(first - second) <= 1e-6 * max(abs(first), abs(second), isShare ? 1 : 0) || first == second
    }

    @Test(arguments: [1e30, 1e-30, 1e300, 1e-300])
    func `Units that can't be computed with are refused before the work, with the name and the spread`(factor: Double)
        throws
    {
        let directory = try TemporaryDirectory()
        for (rows, name) in [
            (Self.rows.map { ($0.x, $0.y * factor) }, "'b'"), (Self.rows.map { ($0.x * factor, $0.y) }, "'a'"),
        ] {
            try directory.write("a,b\n" + rows.map { "\($0.0),\($0.1)\n" }.joined(), to: "table.csv")
            let error = #expect(throws: TrainingError.self) {
                try RunPlan(Self.options(directory.path + "/table.csv", ["gp"]), processors: 1)
            }
            let text = try #require(error?.description)
            #expect(text.contains("the values of \(name) are spread over "), "\(text)")
            #expect(text.contains(factor > 1 ? "too large" : "too small"), "\(text)")
            #expect(!text.contains("inf") && !text.contains("over 0"), "\(text)")
        }
    }

    @Test func `What is taken off is said, and comes back in files of predictions`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("a,b\n" + Self.rows.map { "\($0.x),\($0.y + 1e12)\n" }.joined(), to: "table.csv")
        let plan = try RunPlan(Self.options(directory.path + "/table.csv", ["gp"]), processors: 1)
        let data = try #require(plan.dataSets.first)
        #expect(data.offset == 1e12 && data.target == TargetOffset(1e12).name(of: "b"))
        #expect(data.remarks.contains { $0 == TargetOffset(1e12).remark })
        #expect(data.coarseColumns.isEmpty)
        #expect(Set(data.test.y) == Set(Self.rows.map(\.y)))
    }
}
