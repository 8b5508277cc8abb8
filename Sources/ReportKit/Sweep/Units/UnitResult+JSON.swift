internal import Foundation
import Predictions

extension UnitResult {
    /// The form of the file; a change that a reader could trip over changes the number.
    static let schema = "uncertainty-report unit 1"

    /// The result as a file; the same result gives the same bytes.
    var json: String {
        let outcomes = outcomes.map { outcome in
            let regions = Region.allCases.compactMap { region -> String? in
                let own = outcome.scores.filter { $0.region == region }
                guard !own.isEmpty else { return nil }
                let values = own.map { "\(JSONText.string($0.name)): \(JSONText.number($0.value))" }
                return
                    "      {\"region\": \"\(region.rawValue)\", \"points\": \(outcome.points[region] ?? 0), \"scores\": {\(values.joined(separator: ", "))}}"
            }
            return """
                    {"dataSet": \(JSONText.string(outcome.dataSet)), "dataSetTitle": \(JSONText.string(outcome.dataSetTitle)), \
                "method": \(JSONText.string(outcome.method)), "methodTitle": \(JSONText.string(outcome.methodTitle)), \
                "base": \(Self.text(outcome.base)), "failure": \(Self.text(outcome.failure)), \
                "divergedCount": \(outcome.divergedCount), "gradientRows": \(Self.number(outcome.gradientRows)), \
                "overlap": \(JSONText.number(outcome.overlap)), "rows": \(outcome.rows), "regions": [
                \(regions.joined(separator: ",\n"))
                    ]}
                """
        }
        return """
            {
              "schema": \(JSONText.string(Self.schema)),
              "version": \(JSONText.string(version)),
              "key": \(JSONText.string(key)),
              "source": \(JSONText.string(source)),
              "method": \(JSONText.string(method)),
              "share": \(share),
              "split": \(Self.number(split)),
              "seed": \(seed),
              "error": \(Self.text(error)),
              "outcomes": [
            \(outcomes.joined(separator: ",\n"))
              ]
            }

            """
    }

    private static func text(_ value: String?) -> String { value.map(JSONText.string) ?? "null" }
    private static func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "null" }

    /// Reads such a file; nil if it is none, or of another unit.
    init?(_ bytes: [UInt8], key: String) {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)), file.schema == Self.schema,
            file.key == key
        else { return nil }
        self.init(
            version: file.version, key: file.key, source: file.source, method: file.method, share: file.share,
            split: file.split,
            seed: file.seed, error: file.error, outcomes: file.outcomes.map(\.outcome))
    }

    private struct File: Decodable {
        let schema, version, key, source, method: String
        let share: Int
        let split: Int?
        let seed: Int
        let error: String?
        let outcomes: [Row]
    }

    private struct Row: Decodable {
        let dataSet, dataSetTitle, method, methodTitle: String
        let base, failure: String?
        let divergedCount: Int
        let gradientRows: Int?
        let overlap: Double
        let rows: Int
        let regions: [Part]

        var outcome: Outcome {
            var outcome = Outcome(
                dataSet: dataSet, dataSetTitle: dataSetTitle, method: method, methodTitle: methodTitle, base: base,
                failure: failure, divergedCount: divergedCount, gradientRows: gradientRows, overlap: overlap, rows: rows
            )
            for part in regions {
                guard let region = Region(rawValue: part.region) else { continue }
                outcome.points[region] = part.points
                outcome.scores += part.scores.sorted { $0.key < $1.key }.map {
                    Score(region: region, name: $0.key, value: $0.value)
                }
            }
            return outcome
        }
    }

    private struct Part: Decodable {
        let region: String
        let points: Int
        let scores: [String: Double]
    }
}
