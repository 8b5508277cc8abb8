import Foundation
import Predictions
import Testing

@testable import ReportKit

/// Where a change is seen: both bands over x, and the stretches that are worse.
@Suite struct MethodChangeTests {
    private let method = RecordedResults.Method(dataSet: "d", name: "m")

    /// Predictions at N points over 0…10 of observations around 0 with σ = 0.3; the mean is off where x lies in a range.
    private func predictions(off range: Range<Double>? = nil, by bias: Float = 0.6, features: Int = 1, count: Int = 300)
        throws -> PointPredictions
    {
        let x = (0..<count).map { 10 * Double($0) / Double(count) }
        let y = (0..<count).map { 0.3 * StandardNormal.quantile((Double(($0 * 7919) % count) + 0.5) / Double(count)) }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: count, mean: x.map { range?.contains($0) == true ? bias : 0 },
            noise: .perPoint([Float](repeating: 0.09, count: count)))
        let inputs = features == 1 ? x : x.flatMap { [$0] + [Double](repeating: 0, count: features - 1) }
        return try #require(PointPredictions(inputs: inputs, observed: y, range: nil, samples: samples))
    }

    @Test func `The stretches that are worse are those where the mean is off`() throws {
        let change = try #require(try MethodChange(method, from: predictions(), to: predictions(off: 2.5..<5)))
        #expect(change.stretches.count == 12 && change.x == change.x.sorted())
        #expect(change.worse.count == 1)
        #expect(abs(change.worse[0].lowerBound - 2.5) < 0.1 && abs(change.worse[0].upperBound - 5) < 0.1)
        #expect(change.finding == "Worse from 2.50 to 4.97")
        // The band is 1.645 σ to each side.
        #expect(change.before.upper.allSatisfy { abs($0 - 0.4935) < 0.001 })
        #expect(abs((change.after.lower.max() ?? 0) - 0.1065) < 0.001)
    }

    @Test func `Where one side knows the feature, the figure goes by its name, and by dates if it is a time`() throws {
        var now = try predictions(off: 2.5..<5)
        #expect(try MethodChange(method, from: predictions(), to: now)?.axis == "x")
        now.feature = .init(name: "day", isTime: true)
        let change = try #require(try MethodChange(method, from: predictions(), to: now))
        #expect(change.axis == "day" && change.finding == "Worse from 1970-01-01 00:00:03 to 1970-01-01 00:00:05")
    }

    @Test func `What did not change is not worse, and what got better neither`() throws {
        let same = try #require(try MethodChange(method, from: predictions(), to: predictions()))
        #expect(same.worse.isEmpty && same.stretches.allSatisfy { $0.difference.value == 0 })
        let better = try #require(try MethodChange(method, from: predictions(off: 0..<10), to: predictions()))
        #expect(better.worse.isEmpty && better.stretches.allSatisfy { $0.difference.value < 0 })
        #expect(better.finding == "No stretch is worse than before")
    }

    @Test func `Points with several features are ordered by what the baseline predicts`() throws {
        let change = try #require(
            try MethodChange(
                method, from: predictions(off: 0..<5, features: 2), to: predictions(off: 0..<10, features: 2)))
        #expect(change.axis == "mean that the baseline predicts" && change.x.first == 0)
        #expect(change.worse.count == 1 && change.worse[0].upperBound < 0.6)
        #expect(try MethodChange(method, from: predictions(), to: predictions(count: 299)) == nil)
        #expect(try MethodChange(method, from: predictions(count: 10), to: predictions(count: 10)) == nil)
    }

    @Test func `The page shows both bands, loads nothing, and has no link to a file that is not there`() throws {
        func results(_ predictions: PointPredictions?, _ value: Double) -> RecordedResults {
            let metric = Metric(
                dataSet: "d", method: "m", region: "everywhere", score: "crps", value: value, low: value - 0.001,
                high: value + 0.001, points: 300)
            let known = predictions.map { [RecordedResults.Method(dataSet: "d", name: "m"): $0] } ?? [:]
            return RecordedResults(MetricsFile(metrics: [metric], seed: 0), predictions: known)
        }
        let policy = try GatePolicy(scores: ["crps"])
        let result = try Gate(baseline: results(predictions(), 0.17), policy: policy).compare(
            results(predictions(off: 2.5..<5), 0.25))
        let page = ChangePage().write(result)
        #expect(page.contains("Worse from 2.50 to 4.97") && page.contains("<svg") && page.contains("m on d"))
        #expect(
            !page.contains("figures/") && !page.contains("<script") && !page.contains("src=")
                && !page.contains("href=\"http"))
        let blind = try Gate(baseline: results(nil, 0.17), policy: policy).compare(results(nil, 0.25))
        #expect(ChangePage().write(blind).contains("Where it changed can&#39;t be shown"))
    }
}
