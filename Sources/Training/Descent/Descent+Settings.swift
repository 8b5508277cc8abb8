internal import Predictions

extension Descent {
    /// Passes over the data.
    public static let epochs = Setting.whole("epochs", 1...1_000_000, usual: 100, "passes over the training data")
        .tuned(.around(0.25...2))
    /// Rows in a mini-batch.
    public static let batch = Setting.whole("batch", 1...1_000_000, usual: 16, "rows in a mini-batch")
    /// How a gradient becomes a step.
    public static let optimiser = Setting.choice(
        "optimiser", usual: OptimiserKind.adam, "how a gradient becomes a step")
    /// Step size of the optimiser.
    public static let learningRate = Setting.real(
        "learning-rate", .above(0, to: 1e6), usual: 0.01, "step size of the optimiser"
    ).tuned(.around(0.1...3))
    /// How the learning rate changes over the epochs.
    public static let schedule = Setting.choice(
        "schedule", usual: LearningRateSchedule.cosine, "how the learning rate changes over the epochs")
    /// Share of each weight that AdamW and SGD take away per unit of learning rate.
    public static let weightDecay = Setting.real(
        "weight-decay", .within(0...1e6), usual: 0, "decay of weights per unit of learning rate")
    /// The norm that a gradient is cut down to; 0 for no limit.
    public static let gradientLimit = Setting.real(
        "gradient-limit", .within(0...1e9), usual: 0, "norm that a gradient is cut down to; 0 for none")
    /// Epochs without a better validation loss after which training stops; 0 for never.
    public static let patience = Setting.whole(
        "patience", 0...1_000_000, usual: 0, "epochs without a better validation loss to stop after; 0 for never")
    /// Share of the training rows that are held out to watch, if there is a patience.
    public static let validationShare = Setting.real(
        "validation-share", .within(0.01...0.9), usual: 0.1, "share of rows held out to watch")

    /// The epochs that make a number of steps on a data set: at least 20, so that large sets are seen more than once, and
    /// at most 10,000.
    ///
    /// For methods whose training is as long on 20 rows as on 300: a distribution over weights has to settle.
    static func epochs(steps: Int) -> Setting<Int> {
        epochs.defaulting { dataSet in
            let batches = max((dataSet.training.count + batch.usual - 1) / batch.usual, 1)
            return min(max(steps / batches, 20), 10_000)
        }
    }

    /// A patience for data of which a tenth is enough to watch, ten rows at least; none for others.
    static func patience(_ epochs: Int) -> Setting<Int> {
        patience.defaulting { $0.training.count >= 100 ? epochs : 0 }
    }

    /// The settings that networks for mean and noise start from: weights that decay, and the state or the epoch that
    /// predicts best rows held out to watch.
    ///
    /// A second head for the noise has a bad end that a mean alone has not: on a table of many features and few rows it
    /// learns the training residuals by heart, and its band then covers far too little of what is new.
    static var watched: [any DeclaredSetting] {
        [optimiser.defaulting(.adamw), weightDecay.defaulting(0.02), patience(50), CrossValidation.foldsOfFewRows]
    }
}
