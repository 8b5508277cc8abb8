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
    /// The options that make the report again, as a file of options has them; nil if none do.
    public var options: String?
    /// The files that the report was made from, by name, in the order in which the options name them.
    public var inputs: [Input] = []

    /// A file that a report was made from.
    public struct Input: Sendable, Equatable {
        /// The name without the directories around it.
        public let name: String
        /// The SHA-256 of its bytes in hexadecimal digits, as `sha256sum` prints it.
        public let sha256: String
    }

    /// Makes the files of a run.
    public init(metrics: [Metric], seed: Int) {
        self.metrics = metrics
        self.seed = seed
    }

    /// An object with the schema, the version that wrote it, what makes the report again, the seed and the rows, one
    /// row to a line.
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
            \(origin)  "seed": \(seed),
              "metrics": [
            \(rows.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// The members that say what the report was made from; nothing where nobody knows.
    private var origin: String {
        let files = inputs.map {
            "    {\"name\": \(JSONText.string($0.name)), \"sha256\": \(JSONText.string($0.sha256))}"
        }
        let members =
            (options.map { text in
                let lines = text.split(separator: "\n").joined(separator: "\n  ")
                return ["  \"options\": \(lines),\n"]
            } ?? [])
            + (files.isEmpty ? [] : ["  \"inputs\": [\n\(files.joined(separator: ",\n"))\n  ],\n"])
        return members.joined()
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
