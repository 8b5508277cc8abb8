import Predictions
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
    init(_ samples: PredictionSamples) {
        let moments = PredictiveMoments(samples)
        var columns: [Column] = []
        if moments.hasCentre { columns.append((moments.centreName, moments.mean)) }
        if let noise = moments.aleatoricDeviation, moments.hasParts { columns.append(("aleatoric_sd", noise)) }
        if moments.knowsEpistemic { columns.append(("epistemic_sd", moments.epistemicDeviation)) }
        if moments.hasVariance, !samples.isPointPrediction { columns.append(("sd", moments.deviation)) }
        if samples.hasDistribution {
            let ends = samples.quantiles([(1 - Self.level) / 2, (1 + Self.level) / 2])
            columns += Self.interval(Self.level, lower: ends[0], upper: ends[1])
        } else if let interval = moments.intervals.first {
            columns += Self.interval(interval.level, lower: interval.lower, upper: interval.upper)
        }
        self.columns = columns
    }

    private static func interval(_ level: Double, lower: [Double], upper: [Double]) -> [Column] {
        let percent = PredictiveInterval.text(of: level).dropLast(2)
        return [("lower_\(percent)", lower), ("upper_\(percent)", upper)]
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
                path(dataSet.name, evaluation.name), PredictionTable(samples).csv(of: rows, on: dataSet))
        }
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
                    // Predictions are kept with the seven digits of single precision.
                    + columns.map { .number(NumberText.rounded($0.values[place], digits: 7)) })
        }
        return writer.bytes
    }
}
