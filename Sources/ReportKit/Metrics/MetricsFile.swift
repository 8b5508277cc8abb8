import Tables

/// One number of a report.
public struct Metric: Sendable, Equatable {
    /// The data set's name.
    public let dataSet: String
    /// The method's name.
    public let method: String
    /// The points that count: `everywhere`, `in-range` or `out-of-range` of the training data.
    public let region: String
    /// The score's name.
    public let score: String
    /// The score; nil if there is none.
    public let value: Double?
    /// The lower end of its 95 % interval; nil if there is none.
    public let low: Double?
    /// The upper end of its 95 % interval; nil if there is none.
    public let high: Double?
    /// The number of points; nil if there is no value.
    public let points: Int?
    /// What of the predictions counts, as `Score.Form` names it, such as `mixture`; nil if there is no value.
    public let form: String?
    /// Why there is no value.
    public let reason: String?
    /// The root of all randomness of the run that it comes from.
    public var seed = 0
    /// What the runs with all seeds say together; nil if there was one.
    public var overSeeds: OverSeeds?

    /// Makes a number; a value that is not finite becomes none, with a reason.
    public init(
        dataSet: String, method: String, region: String, score: String, value: Double?, low: Double? = nil,
        high: Double? = nil, points: Int? = nil, form: String? = nil, reason: String? = nil
    ) {
        let finite = FiniteValue(value, low: low, high: high, reason: reason)
        self.dataSet = dataSet
        self.method = method
        self.region = region
        self.score = score
        self.value = finite.value
        self.low = finite.low
        self.high = finite.high
        self.points = finite.value == nil ? nil : points
        self.form = finite.value == nil ? nil : form
        self.reason = finite.reason
    }
}

/// All numbers of a report as files for other programs: `metrics.json` and `metrics.csv` with the same rows.
///
/// Rows and keys have a fixed order; numbers are the shortest decimals that read back as the same double.
public struct MetricsFile: Sendable, Equatable {
    /// The form of the files; a change that a reader could trip over changes the number.
    public static let schema = "uncertainty-report metrics 2"

    /// The rows.
    public let metrics: [Metric]
    /// The root of all randomness of the run.
    public let seed: Int

    /// Makes the files of a run.
    public init(metrics: [Metric], seed: Int) {
        self.metrics = metrics
        self.seed = seed
    }

    /// An object with the schema, the version that wrote it, the seed and the rows, one row to a line.
    public var json: String {
        let rows = metrics.map { metric in
            let fields =
                [
                    ("dataSet", JSONText.string(metric.dataSet)), ("method", JSONText.string(metric.method)),
                    ("region", JSONText.string(metric.region)), ("score", JSONText.string(metric.score)),
                    ("value", JSONText.number(metric.value)), ("low", JSONText.number(metric.low)),
                    ("high", JSONText.number(metric.high)), ("points", metric.points.map { "\($0)" } ?? "null"),
                    ("form", metric.form.map(JSONText.string) ?? "null"),
                    ("reason", metric.reason.map(JSONText.string) ?? "null"), ("seed", "\(metric.seed)"),
                ] + (metric.overSeeds.map(Self.fields) ?? [])
            return "    {" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
        }
        return """
            {
              "schema": \(JSONText.string(Self.schema)),
              "version": \(JSONText.string(Version.current)),
              "seed": \(seed),
              "metrics": [
            \(rows.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// What several seeds say together; a run with one says nothing.
    private static func fields(_ overSeeds: OverSeeds) -> [(String, String)] {
        [
            ("mean", JSONText.number(overSeeds.mean)), ("standardError", JSONText.number(overSeeds.standardError)),
            ("seeds", "\(overSeeds.count)"),
        ]
    }

    /// A header and the rows; where there is no number, the cell is empty.
    public var csv: [UInt8] {
        var writer = CSVWriter(
            header: [
                "data_set", "method", "region", "score", "value", "low", "high", "points", "form", "reason", "seed",
                "mean", "standard_error", "seeds",
            ])
        for metric in metrics {
            let numbers = [metric.value, metric.low, metric.high].map { CSVWriter.Cell.number($0 ?? .nan) }
            writer.append(
                [.text(metric.dataSet), .text(metric.method), .text(metric.region), .text(metric.score)] + numbers
                    + [
                        metric.points.map { .integer($0) } ?? .text(""), .text(metric.form ?? ""),
                        .text(metric.reason ?? ""), .integer(metric.seed),
                        .number(metric.overSeeds?.mean ?? .nan), .number(metric.overSeeds?.standardError ?? .nan),
                        metric.overSeeds.map { .integer($0.count) } ?? .text(""),
                    ])
        }
        return writer.bytes
    }
}
