public import Predictions

extension DataSet {
    /// A part of the rows that is predicted by a fit to the others.
    public struct Fold: Sendable {
        /// The places of these rows among the test points: indices from 0, rising, `[M]`.
        public let points: [Int]
        /// What is learned from instead of ``DataSet/training``.
        public let training: Observations
        /// What is kept for calibration instead of ``DataSet/calibration``.
        public let calibration: Observations?

        /// Makes a fold of its parts.
        public init(points: [Int], training: Observations, calibration: Observations? = nil) {
            self.points = points
            self.training = training
            self.calibration = calibration
        }
    }

    /// The most rows of which a fifth is too few to judge by; all of them are then predicted by cross-validation.
    public static let mostForFolds = 300
    /// The usual number of folds.
    public static let foldCount = 5

    /// What such data are told with.
    public static let foldsInWords =
        "Each fifth of the rows is predicted by fits to the other four; what is drawn is fitted to all rows."

    /// The same data with every training row as a test point, each predicted by a fit to other folds than its own.
    ///
    /// A fit to all rows is what figures show.
    ///
    /// Source: Stone 1974, Journal of the Royal Statistical Society B 36.
    ///
    /// - Parameters:
    ///   - count: the number of folds; fewer if there are fewer rows.
    ///   - key: the source of randomness; the same key makes the same folds.
    public func crossValidating(count: Int = foldCount, key: RandomKey) -> DataSet {
        let count = max(min(count, training.count), 1)
        var numbers = [Int](repeating: 0, count: training.count)
        for (place, row) in key.randomOrder(training.count).enumerated() { numbers[row] = place % count }
        return crossValidating(folds: numbers)
    }

    /// The same data with every training row as a test point, each predicted by a fit to other folds than its own.
    ///
    /// - Parameter numbers: the fold of each training row, `[N]`; the folds come in the order of their numbers.
    public func crossValidating(folds numbers: [Int]) -> DataSet {
        let folds = Set(numbers).sorted().map { fold in
            Fold(
                points: numbers.indices.filter { numbers[$0] == fold },
                training: training.rows(numbers.indices.filter { numbers[$0] != fold }))
        }
        return replacing(training: training, calibration: calibration, test: training, folds: folds)
    }

    /// What a fold learns from, and is tested on.
    public func part(_ fold: Fold) -> DataSet {
        replacing(training: fold.training, calibration: fold.calibration, test: test.rows(fold.points), folds: [])
    }

    /// The same data with other rows.
    func replacing(
        training: Observations, calibration: Observations?, test: Observations, folds: [Fold], summary: String? = nil
    ) -> DataSet {
        var changed = self
        (changed.training, changed.calibration, changed.test, changed.folds) = (training, calibration, test, folds)
        changed.summary = summary ?? self.summary
        return changed
    }
}
