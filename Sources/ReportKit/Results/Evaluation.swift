import Predictions

/// What came of one method on one data set: what it predicts and every number about it, each once.
///
/// Methods that were trained here, what adjustments make of them, and predictions of other programs are alike in this.
struct Evaluation: Sendable {
    /// The name on the command line and in files, and what was done to its predictions.
    let name: String
    /// The name in headings.
    let title: String
    /// What it is, in a sentence or two.
    var sentence = ""
    /// What it predicts; nil if every run failed, and where only the numbers are wanted.
    var predictions: MethodPredictions?
    /// All numbers about it.
    var scores: ScoreTable = []
    /// How it was trained; nil for predictions of other programs, and for adjusted ones.
    var training: TrainingRecord?
    /// What was done to its predictions after training, if anything.
    var adjustment: AppliedAdjustment?
    /// Whether it samples the posterior that others approximate.
    var isReference = false
    /// Whether it stands behind the others, for comparison: what it learned is one function, or it needs tuning.
    var isForComparison = false
    /// Numbers of the runs with other seeds.
    var repetitions: [(seed: Int, scores: ScoreTable)] = []
    /// The other seeds with which training diverged or was impossible.
    var failedSeeds: [Int] = []
    /// Whether it has learned anything; nil where that can't be told.
    var fit: FitVerdict?
    /// What the reader must know about it.
    var remarks: [String] = []

    /// Names an evaluation.
    init(name: String, title: String) {
        self.name = name
        self.title = title
    }

    /// Whether there is nothing to predict with.
    var hasFailed: Bool { predictions == nil }
    /// Whether some of its networks, or its training with some seed, failed.
    var hasFailedRuns: Bool { (training?.failedCount ?? 0) > 0 || !failedSeeds.isEmpty }
    /// Whether what it predicts is worse than nothing.
    var isUseless: Bool { fit?.failure != nil }
    /// Whether its predictions were adjusted after training.
    var isAdjusted: Bool { adjustment != nil }
}

/// An adjustment of a method's predictions, and the method that it starts from.
struct AppliedAdjustment: Sendable {
    /// The name of the method as it was trained.
    let base: String
    /// Its name in headings.
    let baseTitle: String
    /// What was done.
    let adjustment: Adjustment
    /// What that has learned from the calibration rows.
    let fitted: FittedAdjustment
    /// The name of the file that those come from; nil where they are kept from the training rows.
    var file: String?
}
