public import Predictions

extension DataSet {
    /// The same data with a share of the rows to learn from, drawn at random: what is tested on stays.
    ///
    /// With one key, the rows of a smaller share are among those of a larger one.
    ///
    /// - Parameters:
    ///   - share: above 0, up to 1; at least two rows are left.
    ///   - key: the source of randomness.
    public func learning(fromShare share: Double, key: RandomKey) -> DataSet {
        guard share < 1 else { return self }
        let folds = folds.enumerated().map { index, fold in
            Fold(
                points: fold.points, training: fold.training.some(share, key: key.child("fold").child(index)),
                calibration: fold.calibration)
        }
        return replacing(
            training: training.some(share, key: key), calibration: calibration, test: test, folds: folds)
    }
}

extension Observations {
    /// A share of the rows in their order.
    fileprivate func some(_ share: Double, key: RandomKey) -> Observations {
        let least = min(count, max(2, Int((share * Double(count)).rounded())))
        return rows(key.child("share").randomOrder(count).prefix(least).sorted())
    }
}
