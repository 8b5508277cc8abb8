import Predictions
import Tables
import Training

extension UCIBenchmark {
    /// A mean over splits with its standard error; none of one split.
    struct Summary: Equatable {
        let mean: Double
        let error: Double?

        /// - Parameter values: one of each split; NaN where there is none.
        init?(_ values: [Double]) {
            let values = values.filter(\.isFinite)
            guard !values.isEmpty else { return nil }
            let count = Double(values.count)
            let mean = values.reduce(0, +) / count
            let sum = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            self.mean = mean
            error = values.count > 1 ? (sum / (count - 1) / count).squareRoot() : nil
        }

        /// How it stands to a published value, of which less is better: within two standard errors of the difference they
        /// are equal.
        ///
        /// - Returns: nil if one split leaves the error unknown.
        func verdict(on published: PublishedResults.Value) -> String? {
            guard let error else { return nil }
            let allowance = 2 * (error * error + published.error * published.error).squareRoot()
            if abs(mean - published.mean) <= allowance { return "equal" }
            return mean < published.mean ? "better" : "worse"
        }
    }

    /// What came of a data set: a row for each method, and under it what papers report of the same method.
    func text(_ folder: UCIFolder, _ outcomes: [Outcome]) -> String {
        let splits = Set(outcomes.map(\.job.split)).count
        let rows = folder.splits.first?.training.count ?? 0
        var table: [[String]] = [["method", "RMSE", "NLL", "coverage of ±2σ, %", "CRPS"]]
        for method in methods {
            let own = outcomes.filter { $0.job.method == method.description.name && $0.failure == nil }
            let summaries = Self.scores.indices.map { score in
                Summary(own.map { score == 2 ? 100 * $0.scores[score] : $0.scores[score] })
            }
            table.append([method.description.name] + summaries.map(Self.text))
            for published in Self.published(of: method.description.name) {
                guard let value = published.value(of: folder.name) else { continue }
                table.append(
                    ["  \(published.source)"]
                        + zip([value.error, value.likelihood], summaries).map { Self.text($0, against: $1) } + ["", ""])
            }
        }
        let failures = outcomes.compactMap { outcome in
            outcome.failure.map { "\(outcome.job.method), split \(outcome.job.split), failed: \($0)\n" }
        }
        let title = NumberText.list([
            NumberText.count(folder.rows.featureCount, "feature"), "\(NumberText.count(rows, "row")) to learn from",
            NumberText.count(splits, "split"),
        ])
        return "\(folder.name): \(title)\n\(Self.aligned(table))\(failures.joined())"
    }

    /// What papers report of a method; of one that none does, what they report of the baseline.
    private static func published(of method: String) -> [PublishedResults] {
        let own = PublishedResults.all.filter { $0.methods.contains(method) }
        return own.isEmpty ? Array(PublishedResults.all.prefix(1)) : own
    }

    private static func text(_ summary: Summary?) -> String {
        guard let summary else { return "–" }
        guard let error = summary.error else { return NumberText.significant(summary.mean, digits: 3) }
        return "\(NumberText.significant(summary.mean, digits: 3)) ± \(NumberText.significant(error, digits: 1))"
    }

    private static func text(_ published: PublishedResults.Value?, against own: Summary?) -> String {
        guard let published else { return "–" }
        let value = NumberText.significant(published.mean, digits: 3)
        let error = published.isMeasured ? " ± \(NumberText.significant(published.error, digits: 1))" : ""
        return value + error + (own?.verdict(on: published).map { ": \($0)" } ?? "")
    }

    /// Columns of one width each, two blanks apart.
    private static func aligned(_ table: [[String]]) -> String {
        let widths = (table.first ?? []).indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        return table.map { row in
            let cells = zip(row, widths).map { cell, width in cell + String(repeating: " ", count: width - cell.count) }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}
