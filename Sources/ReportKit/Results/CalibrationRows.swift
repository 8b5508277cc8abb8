import Predictions

/// Predictions at rows that nothing has learned from, beside what was observed there.
struct CalibrationRows: Sendable {
    /// What the method predicts there.
    let samples: PredictionSamples
    /// The observation at each of them: `[M]`.
    let observed: [Double]
    /// The name of the file that they come from; nil where they are kept from the training rows.
    var file: String?
}
