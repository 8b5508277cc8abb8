import Foundation
import Predictions
import Testing

@testable import ReportKit

@Suite struct MetricsFileTests {
    private let file = MetricsFile(
        metrics: [
            Metric(
                dataSet: "sine", method: "bnn", region: "inside", score: "rmse", value: 0.1, low: 1e-5, high: 0.5,
                points: 200, form: "mean"),
            Metric(dataSet: "a,\"b\"\n<c>", method: "=1+1", region: "-x", score: "nll", value: .nan),
            Metric(dataSet: "sine", method: "bnn", region: "all", score: "nll", value: -.infinity, low: 0, high: 1),
            Metric(dataSet: "sine", method: "bnn", region: "all", score: "crps", value: nil, reason: "diverged"),
        ], seed: 7)

    @Test func `JSON reads back as it was meant, without numbers that are none`() throws {
        struct Row: Decodable, Equatable {
            var dataSet, method, region, score: String
            var value, low, high: Double?
            var reason: String?
        }
        struct Contents: Decodable {
            var schema: String
            var seed: Int
            var metrics: [Row]
        }
        let contents = try JSONDecoder().decode(Contents.self, from: Data(file.json.utf8))
        #expect(contents.schema == "uncertainty-report metrics 2")
        #expect(contents.seed == 7)
        #expect(
            contents.metrics == [
                Row(dataSet: "sine", method: "bnn", region: "inside", score: "rmse", value: 0.1, low: 1e-5, high: 0.5),
                Row(dataSet: "a,\"b\"\n<c>", method: "=1+1", region: "-x", score: "nll", reason: "not a number"),
                Row(dataSet: "sine", method: "bnn", region: "all", score: "nll", reason: "infinite"),
                Row(dataSet: "sine", method: "bnn", region: "all", score: "crps", reason: "diverged"),
            ])
    }

    @Test func `CSV quotes what must be quoted and disarms formulas`() {
        #expect(
            String(decoding: file.csv, as: UTF8.self).replacing("\r\n", with: "\n") == """
                data_set,method,region,score,value,low,high,points,form,reason,seed,mean,standard_error,seeds
                sine,bnn,inside,rmse,0.1,1e-05,0.5,200,mean,,0,,,
                "a,""b""
                <c>",'=1+1,'-x,nll,,,,,,not a number,0,,,
                sine,bnn,all,nll,,,,,,infinite,0,,,
                sine,bnn,all,crps,,,,,,diverged,0,,,

                """)
    }

    @Test func `What was written is read back, with one seed and with several`() throws {
        var first = file.metrics[0].of(seed: 7)
        first.overSeeds = OverSeeds([0.1, 0.3])
        let several = MetricsFile(metrics: [first, file.metrics[3].of(seed: 8)] + file.metrics, seed: 7)
        #expect(try MetricsFile.read(Array(several.json.utf8)) == several)
        #expect(several.metrics[0].overSeeds?.count == 2)
    }

    /// The first rows are those of the first report that was published.
    @Test func `The first form is read, and its rows have the seed of the run`() throws {
        let first = """
            {
              "schema": "uncertainty-report metrics 1",
              "seed": 3,
              "metrics": [
                {"dataSet": "sine", "method": "bnn", "region": "everywhere", "score": "rmse", "value": 0.4935791376241236, "low": 0.4468534534773094, "high": 0.536715756367802, "points": 200, "form": "mean", "reason": null},
                {"dataSet": "sine", "method": "laplace", "region": "in-range", "score": "nll", "value": null, "low": null, "high": null, "points": null, "form": null, "reason": "diverged"}
              ]
            }

            """
        let found = try MetricsFile.read(Array(first.utf8))
        let expected = [
            Metric(
                dataSet: "sine", method: "bnn", region: "everywhere", score: "rmse", value: 0.4935791376241236,
                low: 0.4468534534773094, high: 0.536715756367802, points: 200, form: "mean"),
            Metric(
                dataSet: "sine", method: "laplace", region: "in-range", score: "nll", value: nil, reason: "diverged"),
        ].map { $0.of(seed: 3) }
        #expect(found == MetricsFile(metrics: expected, seed: 3))
        let second = first.replacing("metrics 1", with: "metrics 2")
        #expect(throws: MetricsFileError.damaged("uncertainty-report metrics 2")) {
            try MetricsFile.read(Array(second.utf8))
        }
    }

    @Test(arguments: [
        ("", MetricsFileError.notMetrics), ("[]", .notMetrics), (#"{"seed": 1}"#, .notMetrics),
        (#"{"schema": "uncertainty-report metrics 3"}"#, .unknownForm("uncertainty-report metrics 3")),
        (#"{"schema": "uncertainty-report metrics 1", "seed": 1}"#, .damaged("uncertainty-report metrics 1")),
    ])
    func `Another file is refused`(text: String, error: MetricsFileError) {
        #expect(throws: error) { try MetricsFile.read(Array(text.utf8)) }
    }

    @Test func `Several seeds give a mean and its standard error, and leave out what has no value`() throws {
        func number(_ value: Double?, _ score: Score = .rootMeanSquareError) -> EvaluatedScore {
            EvaluatedScore(score.key, .everywhere, value)
        }
        let table = ScoreTable([number(1), number(nil, .continuousRankedProbability)]).summarised(with: [
            [number(2), number(3, .continuousRankedProbability)], [number(nil)], [number(4.5)],
        ])
        let rows = table.numbers
        // numpy.mean([1, 2, 4.5]), numpy.std([1, 2, 4.5], ddof=1) / numpy.sqrt(3).
        let first = try #require(rows[0].overSeeds)
        #expect(first.mean == 2.5)
        #expect(abs((first.standardError ?? 0) - 1.0408329997330663) < 1e-15)
        #expect(first.count == 3)
        #expect(rows[1].overSeeds == OverSeeds([3]))
        #expect(rows[1].overSeeds?.standardError == nil)
        #expect(ScoreTable([number(1)]).summarised(with: []).numbers[0].overSeeds == nil)
        let file = MetricsFile(
            metrics: rows.map { Metric($0, dataSet: "sine", method: "bnn", seed: 5) }, seed: 5)
        #expect(file.json.contains(#""seed": 5, "mean": 2.5, "standardError": 1.0408329997330663, "seeds": 3}"#))
        #expect(String(decoding: file.csv, as: UTF8.self).contains(",5,2.5,1.0408329997330663,3"))
    }
}

extension Metric {
    /// The same number as that of a run with a seed.
    fileprivate func of(seed: Int) -> Metric {
        var metric = self
        metric.seed = seed
        return metric
    }
}
