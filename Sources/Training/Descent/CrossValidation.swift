internal import Predictions

/// Which rows are held out in turn, where there are too few of them to hold some out for good: a tenth of thirty rows
/// tells nothing, and what is held out is not learned.
///
/// The epoch that predicts rows of the other folds best, mean over all folds, is where training on all rows ends.
struct CrossValidation {
    /// Parts of the rows that are held out in turn to find the number of epochs; 0 for none.
    static let folds = Setting.whole(
        "folds", 0...1_000, usual: 0, "parts of the rows that are held out in turn to find the epochs; 0 for none")

    /// Below 100 rows, five.
    static let foldsOfFewRows = folds.defaulting { $0.training.count < 100 ? 5 : 0 }

    /// A split for each fold; none if there are not two folds with a row each.
    let splits: [RowSplit]

    init(problem: Problem, settings: TrainingSettings, key: RandomKey) {
        let count = min(settings[Self.folds], problem.count)
        guard count > 1 else {
            splits = []
            return
        }
        let order = problem.kernels.randomOrder(problem.count, key: key)
        splits = (0..<count).map { fold in
            let rows = HeldOutPart(fold, of: count, in: order)
            return RowSplit(training: rows.training.map { Int32($0) }, validation: rows.held.map { Int32($0) })
        }
    }

    /// The epoch, from 1, of the least mean loss of all folds; nil if no epoch has a finite one.
    ///
    /// A fold that diverged says nothing of later epochs, which are then not chosen.
    ///
    /// - Parameter losses: of the rows held out after each epoch, fold by fold.
    static func bestEpoch(_ losses: [[Double]]) -> Int? {
        let count = losses.map(\.count).min() ?? 0
        let totals = (0..<count).map { epoch in losses.reduce(0) { $0 + $1[epoch] } }
        return totals.indices.filter { totals[$0].isFinite }.min { totals[$0] < totals[$1] }.map { $0 + 1 }
    }
}
