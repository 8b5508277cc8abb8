import Predictions
import Plot

/// The numbers in the text form of OpenMetrics 1.0, which GitLab compares between branches.
struct OpenMetricsWriter: GateWriter {
    let fileName = "metrics.txt"

    func write(_ result: GateResult) -> String {
        let scores = result.comparisons.map { line("uncertainty_score", $0, $0.after) }
        let differences = result.comparisons.compactMap { comparison in
            comparison.evidence.map { line("uncertainty_score_worsening", comparison, $0.worsening) }
        }
        return family("uncertainty_score", "The score of a method in a region; the mean over seeds.", scores)
            + family(
                "uncertainty_score_worsening", "By how much the score is worse than that of the baseline.", differences)
            + family("uncertainty_worse", "How many scores are worse.", ["uncertainty_worse \(result.worse.count)\n"])
            + family(
                "uncertainty_missing", "How many results are missing.",
                ["uncertainty_missing \(result.missing.count)\n"])
            + "# EOF\n"
    }

    private func family(_ name: String, _ help: String, _ lines: [String]) -> String {
        "# TYPE \(name) gauge\n# HELP \(name) \(help)\n" + lines.joined()
    }

    private func line(_ name: String, _ comparison: NumberComparison, _ value: Double) -> String {
        let labels = [
            ("data_set", comparison.method.dataSet), ("method", comparison.method.name),
            ("region", comparison.region.rawValue), ("score", comparison.key),
        ]
        return name + "{" + labels.map { "\($0)=\"\(Self.label($1))\"" }.joined(separator: ",") + "} \(value)\n"
    }

    /// The value of a label: backslash, quote and line end are escaped, by scalars, since a sign with a combining mark
    /// after it is another `Character`.
    static func label(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(Legible.shown(scalar))
            }
        }
    }
}
