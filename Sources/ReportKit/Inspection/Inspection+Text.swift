import Predictions
import Tables

extension Inspection {
    /// A table for each file, with what was decided below it.
    public var text: String {
        files.map(Self.text).joined(separator: "\n")
            + (remarks.map { "note: \($0)" } + warnings.map { "warning: \($0)" }).map { TerminalLine.inert($0) + "\n" }
            .joined()
    }

    private static func text(of file: File) -> String {
        let name = TerminalLine.inert(FileName.last(of: file.path))
        guard let understood = file.understood else { return "\(name): refused\n" }
        let points = understood.models.first?.predictions.samples.pointCount ?? 0
        var lines = ["\(name): \(understood.form), \(NumberText.count(points, "point"))"]
        let rows = understood.parts.map { part in
            [
                Excerpt.of(part.name), "[" + part.shape.map(String.init).joined(separator: " × ") + "]",
                part.isUsed ? part.meaning : "not used" + (part.meaning.isEmpty ? "" : " (\(part.meaning))"),
                part.reason,
            ]
        }
        lines += aligned([["name", "shape", "read as", ""]] + folded(rows)).map { "  " + $0 }
        for model in understood.models {
            var facts = [model.form.hasSuffix(",") ? String(model.form.dropLast()) : model.form]
            if !model.levels.isEmpty, model.levels.count < 20 {
                facts.append("levels " + model.levels.map { "\($0)" }.joined(separator: ", "))
            }
            if let range = model.range { facts.append("from \(number(range.low)) to \(number(range.high))") }
            lines.append("  \(TerminalLine.inert(model.name ?? "predictions")): \(facts.joined(separator: ", "))")
        }
        if let first = understood.models.first {
            if let range = first.observedRange {
                lines.append("  observations: from \(number(range.low)) to \(number(range.high))")
            }
            if let distinct = first.distinctCount {
                lines.append("  distinct points: \(NumberText.count(distinct)) of \(NumberText.count(points))")
            }
        }
        if let training = understood.training {
            lines.append("  training rows: \(NumberText.count(training.count))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Rows of a long series, such as a thousand draws, as their first and their last.
    private static func folded(_ rows: [[String]]) -> [[String]] {
        var folded: [[String]] = []
        var start = 0
        while start < rows.count {
            var end = start
            while end + 1 < rows.count, rows[end + 1].dropFirst() == rows[start].dropFirst() { end += 1 }
            if end - start >= 5 {
                folded += [rows[start], ["… \(end - start - 1) more", "", "", ""], rows[end]]
            } else {
                folded += rows[start...end]
            }
            start = end + 1
        }
        return folded
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private static func number(_ value: Double) -> String { NumberText.significant(value, digits: 4) }
}
