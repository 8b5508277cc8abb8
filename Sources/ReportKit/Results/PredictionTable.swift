import Predictions
import RealModule
import Tables
import Training

/// What a method predicts for rows that have no target, as columns for people and for other programs.
///
/// The names of the columns are among those that ``PredictionFile`` understands.
struct PredictionTable {
    /// The probability that the intervals hold where a method gives a whole distribution.
    static let level = 0.9

    /// A name with a value for each row.
    typealias Column = (name: String, values: [Double])

    /// What is predicted: `[N]` each, in units of the target.
    let columns: [Column]

    /// Takes apart what a method predicts.
    ///
    /// - Parameter offset: what was taken off the targets.
    init(_ samples: PredictionSamples, offset: Double = 0) {
        let moments = PredictiveMoments(samples)
        var columns: [Column] = []
        if moments.hasCentre { columns.append((moments.centreName, moments.mean.map { $0 + offset })) }
        if let noise = moments.aleatoricDeviation, moments.hasParts { columns.append(("aleatoric_sd", noise)) }
        if moments.knowsEpistemic { columns.append(("epistemic_sd", moments.epistemicDeviation)) }
        if moments.hasVariance, !samples.isPointPrediction { columns.append(("sd", moments.deviation)) }
        if samples.hasDistribution {
            let ends = samples.quantiles([(1 - Self.level) / 2, (1 + Self.level) / 2])
            columns += Self.interval(Self.level, ends.map { $0.map { $0 + offset } })
        } else if let interval = moments.intervals.first {
            columns += Self.interval(interval.level, [interval.lower, interval.upper].map { $0.map { $0 + offset } })
        }
        self.columns = columns
    }

    private static func interval(_ level: Double, _ ends: [[Double]]) -> [Column] {
        let percent = PredictiveInterval.text(of: level).dropLast(2)
        return [("lower_\(percent)", ends[0]), ("upper_\(percent)", ends[1])]
    }

    /// Where the table of a method stands in the report.
    static func path(_ dataSet: String, _ method: String) -> String {
        "predictions/\(Slug.make(dataSet))-\(method).csv"
    }

    /// The tables of a chapter, one for each method that has predictions; none where each row has a target.
    static func files(_ chapter: ReportModel.Chapter) -> [PublishedFile] {
        let dataSet = chapter.dataSet
        guard let rows = dataSet.newRows else { return [] }
        return chapter.evaluations.compactMap { evaluation in
            guard let samples = evaluation.predictions?.newRows else { return nil }
            return PublishedFile(
                path(dataSet.name, evaluation.name),
                PredictionTable(samples, offset: dataSet.offset).csv(of: rows, on: dataSet))
        }
    }

    /// A number with the seven digits of single precision, in which predictions are kept without what was taken off.
    private static func rounded(_ value: Double, offset: Double) -> Double {
        let more = offset == 0 ? 0 : max(0, Int(Double.log10(abs(offset) / max(abs(value - offset), 1)).rounded(.up)))
        return NumberText.rounded(value, digits: min(7 + more, 16))
    }

    /// A line for each row: its number in its file, its features, and what is predicted.
    private func csv(of rows: NewRows, on dataSet: DataSet) -> [UInt8] {
        let own = Set(["row"] + columns.map(\.name))
        let features = dataSet.features.map { own.contains($0) ? "\($0) (feature)" : $0 }
        var writer = CSVWriter(header: ["row"] + features + columns.map(\.name))
        for (place, number) in rows.numbers.enumerated() {
            writer.append(
                [.integer(number)]
                    + features.indices.map { feature in
                        let value = rows.x[place * features.count + feature]
                        return dataSet.times.contains(feature) ? .text(CalendarDate.text(value)) : .number(value)
                    }
                    + columns.map { .number(Self.rounded($0.values[place], offset: dataSet.offset)) })
        }
        return writer.bytes
    }
}
