public import Predictions
import Tables
import Training

/// How files of predictions are understood, without a report: what each array means, what is used, and what was decided.
public struct Inspection: Sendable {
    /// What is known of one file.
    struct File: Sendable {
        let path: String
        let understood: UnderstoodFile?
        /// Why it is refused; nil if it is not.
        let refusal: String?
    }

    let files: [File]
    /// Why the files can't be reported on together, though each can be read; nil if they can.
    let refusal: String?
    /// What was decided in bringing them together.
    let remarks: [String]
    /// What may make their report nonsense.
    let warnings: [String]

    /// Reads files as a report of them would.
    ///
    /// - Parameters:
    ///   - paths: the files.
    ///   - table: the table that the points come from, if one does.
    ///   - reading: what the user says beyond what stands in the files.
    /// - Throws: ``FileError`` if one can't be read, ``SettingError`` if an option makes no sense.
    public init(_ paths: [String], table: TableOptions?, reading: ReadingChoices) throws {
        var choices = reading
        // How many points there are, and nothing else: whatever is wrong with the table is said once, below.
        choices.pointCount = table.flatMap { try? PredictionPoints($0, .usual).count }
        files = try paths.map { path in
            do {
                return File(
                    path: path, understood: try PredictionSource.understand(path, choices, .usual), refusal: nil)
            } catch let problem as DataProblem {
                return File(path: path, understood: nil, refusal: problem.description)
            }
        }
        guard files.allSatisfy({ $0.refusal == nil }) else {
            (refusal, remarks, warnings) = (nil, [], [])
            return
        }
        do {
            let imported = try ImportedPredictions.load(paths, table: table, reading: reading, .usual)
            refusal = nil
            remarks = imported.dataSet.remarks
            warnings = imported.dataSet.warnings
        } catch let problem as DataProblem {
            refusal = problem.description
            remarks = files.compactMap(\.understood).flatMap(\.remarks)
            warnings = files.compactMap(\.understood).flatMap(\.warnings)
        }
    }

    /// Whether a report of the files would be made.
    public var isUsable: Bool { refusal == nil && files.allSatisfy { $0.refusal == nil } }

    /// Everything that is refused, a line each.
    public var refusals: [String] { (files.map(\.refusal) + [refusal]).compactMap(\.self) }
}

extension UnderstoodFile.Model {
    /// What is predicted, in words: `20 draws with noise`.
    var form: String { PredictionWords.form(of: predictions.samples) }

    /// The least and the greatest value that is predicted, ends of intervals included; nil if there is none.
    var range: (low: Double, high: Double)? {
        let samples = predictions.samples
        let values: [Double] =
            switch samples.form {
            case .draws: samples.mean.map(Double.init)
            case .quantiles(let quantiles): quantiles.values.map(Double.init)
            case .interval(let interval): interval.lower + interval.upper
            }
        return Self.range(of: values, offset: predictions.offset)
    }

    /// The least and the greatest observation; nil if there is none.
    var observedRange: (low: Double, high: Double)? {
        predictions.y.flatMap { Self.range(of: $0, offset: predictions.offset) }
    }

    /// How many points differ in features or observation from all before them; nil if neither is known.
    var distinctCount: Int? {
        let (file, width) = (predictions, predictions.featureCount)
        guard width > 0 || file.y != nil else { return nil }
        return Set(
            (0..<file.samples.pointCount).map { point in
                Array(file.x[point * width..<(point + 1) * width]) + (file.y.map { [$0[point]] } ?? [])
            }
        ).count
    }

    /// The levels of its quantiles or its interval.
    var levels: [Double] {
        switch predictions.samples.form {
        case .draws: []
        case .quantiles(let quantiles): quantiles.levels
        case .interval(let interval): [interval.level]
        }
    }

    private static func range(of values: [Double], offset: Double) -> (low: Double, high: Double)? {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else { return nil }
        return (low + offset, high + offset)
    }
}
