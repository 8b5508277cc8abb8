public import Predictions

extension DataSet {
    /// The same data with a share of the training rows, drawn at random, kept for calibration: nothing learns from them.
    ///
    /// - Parameters:
    ///   - share: between 0 and 1; at least one row is kept, and at least one is left.
    ///   - key: the source of randomness.
    public func keepingForCalibration(share: Double, key: RandomKey) -> DataSet {
        let (training, kept) = training.parting(share: share, key: key)
        let folds = folds.enumerated().map { index, fold in
            let (training, kept) = fold.training.parting(share: share, key: key.child("fold").child(index))
            return Fold(points: fold.points, training: training, calibration: kept)
        }
        return replacing(
            training: training, calibration: kept, test: test, folds: folds,
            summary: summary
                + " \(kept.count) of the \(training.count + kept.count) training rows, drawn at random, are kept for calibration."
        )
    }
}

extension Observations {
    /// What is learned from, and a share of the rows, drawn at random, that is kept from it.
    fileprivate func parting(share: Double, key: RandomKey) -> (learned: Observations, kept: Observations) {
        let order = key.child("calibration").randomOrder(count)
        let least = max(min(Int((share * Double(count)).rounded()), count - 1), 1)
        return (rows(order.dropFirst(least).sorted()), rows(order.prefix(least).sorted()))
    }

    /// Some of the rows, `[M]` indices from 0, in the order given.
    public func rows(_ rows: [Int]) -> Observations {
        Observations(
            x: rows.flatMap { row in (0..<featureCount).map { x[row * featureCount + $0] } }, y: rows.map { y[$0] },
            featureCount: featureCount)
    }
}
