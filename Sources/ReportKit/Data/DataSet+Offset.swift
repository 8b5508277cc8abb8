import Predictions
import Tables
import Training

extension DataSet {
    /// The same data with a round number taken off the target, where its values lie far from zero for how much they differ.
    ///
    /// Networks and predictions are numbers with 24 bits, which would hold little or nothing of the differences. What is
    /// taken off is the same as in files of predictions, so that both can be held against each other.
    func withoutOffset() -> DataSet {
        let offset = ReadingChoices.offset(for: training.y)
        guard offset != 0 else { return self }
        func shifted(_ rows: Observations) -> Observations {
            Observations(x: rows.x, y: rows.y.map { $0 - offset }, featureCount: rows.featureCount)
        }
        let shiftedFolds = folds.map { fold -> Fold in
            Fold(points: fold.points, training: shifted(fold.training), calibration: fold.calibration.map(shifted))
        }
        var shiftedTruth: (@Sendable (Double) -> Double)?
        if let truth { shiftedTruth = { x in truth(x) - offset } }
        let name = target + TargetOffset.suffix(offset)
        return DataSet(
            name: self.name, title: title, summary: summary, features: features, target: name,
            training: shifted(training), calibration: calibration.map(shifted), test: shifted(test),
            folds: shiftedFolds, shown: shown, gap: gap, truth: shiftedTruth, noise: noise, warnings: warnings,
            remarks: remarks + [TargetOffset.remark(offset)], offset: offset)
    }
}

/// What is said of a number that is taken off observations and predictions.
enum TargetOffset {
    /// What stands behind the name of the target.
    static func suffix(_ offset: Double) -> String {
        offset == 0 ? "" : offset > 0 ? " \u{2212} \(plain(offset))" : " + \(plain(-offset))"
    }

    /// What was done, and that it changes nothing.
    static func remark(_ offset: Double) -> String {
        "the values lie far from zero for how much they differ: \(plain(offset)) is taken off observations and predictions alike, which changes no score"
    }

    private static func plain(_ value: Double) -> String {
        Int(exactly: value).map { NumberText.count($0) } ?? "\(value)"
    }
}
