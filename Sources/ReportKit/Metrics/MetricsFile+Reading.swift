internal import Foundation

extension MetricsFile {
    /// The form before several seeds: rows without a seed of their own.
    private static let firstSchema = "uncertainty-report metrics 1"

    /// Reads a `metrics.json` of this program, in its present form or an earlier one.
    ///
    /// In the first form a row has no seed; it gets that of the run.
    ///
    /// - Parameter bytes: the contents of the file.
    /// - Throws: ``MetricsFileError`` if it is no such file, or its form is not known.
    public static func read(_ bytes: [UInt8]) throws(MetricsFileError) -> MetricsFile {
        let data = Data(bytes)
        let decoder = JSONDecoder()
        let form: Form
        do {
            form = try decoder.decode(Form.self, from: data)
        } catch {
            throw .notMetrics
        }
        guard [schema, firstSchema].contains(form.schema) else { throw .unknownForm(form.schema) }
        let contents: Contents
        do {
            contents = try decoder.decode(Contents.self, from: data)
        } catch {
            throw .damaged(form.schema)
        }
        guard form.schema == firstSchema || contents.metrics.allSatisfy({ $0.seed != nil }) else {
            throw .damaged(form.schema)
        }
        return MetricsFile(metrics: contents.metrics.map { $0.metric(seed: contents.seed) }, seed: contents.seed)
    }

    /// What every form says of itself.
    private struct Form: Decodable {
        let schema: String
    }

    private struct Contents: Decodable {
        let seed: Int
        let metrics: [Row]
    }

    private struct Row: Decodable {
        let dataSet, method, region, score: String
        let value, low, high: Double?
        let points: Int?
        let form, reason: String?
        let seed: Int?
        let mean, standardError: Double?
        let seeds: Int?

        func metric(seed seedOfRun: Int) -> Metric {
            var metric = Metric(
                dataSet: dataSet, method: method, region: region, score: score, value: value, low: low, high: high,
                points: points, form: form, reason: reason)
            metric.seed = seed ?? seedOfRun
            if let mean, let seeds {
                metric.overSeeds = OverSeeds(mean: mean, standardError: standardError, count: seeds)
            }
            return metric
        }
    }
}
