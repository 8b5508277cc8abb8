public import Predictions

extension DataSet {
    /// The same data with a share of the training rows, drawn at random, kept for calibration: nothing learns from them.
    ///
    /// - Parameters:
    ///   - share: between 0 and 1; at least one row is kept, and at least one is left.
    ///   - key: the source of randomness.
    public func keepingForCalibration(share: Double, key: RandomKey) -> DataSet {
        let order = key.child("calibration").randomOrder(training.count)
        let count = max(min(Int((share * Double(training.count)).rounded()), training.count - 1), 1)
        let kept = training.rows(order.prefix(count).sorted())
        return DataSet(
            name: name, title: title,
            summary: summary
                + " \(count) of the \(training.count) training rows, drawn at random, are kept for calibration.",
            features: features, target: target, training: training.rows(order.dropFirst(count).sorted()),
            calibration: kept, test: test, shown: shown, gap: gap, truth: truth, noise: noise, warnings: warnings,
            remarks: remarks)
    }
}

extension Observations {
    /// Some of the rows, `[M]` indices from 0, in the order given.
    public func rows(_ rows: [Int]) -> Observations {
        Observations(
            x: rows.flatMap { row in (0..<featureCount).map { x[row * featureCount + $0] } }, y: rows.map { y[$0] },
            featureCount: featureCount)
    }
}
