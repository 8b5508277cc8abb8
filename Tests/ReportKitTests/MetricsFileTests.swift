import Foundation
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
        #expect(contents.schema == "uncertainty-report metrics 1")
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
                data_set,method,region,score,value,low,high,points,form,reason
                sine,bnn,inside,rmse,0.1,1e-05,0.5,200,mean,
                "a,""b""
                <c>",'=1+1,'-x,nll,,,,,,not a number
                sine,bnn,all,nll,,,,,,infinite
                sine,bnn,all,crps,,,,,,diverged

                """)
    }
}
