import Predictions
import Training

/// Predictions that were made elsewhere, read from files about the same points.
struct ImportedPredictions: Sendable {
    /// What one model in a file says.
    struct File: Sendable {
        /// The name in files and metrics.
        let name: String
        /// The name in headings.
        let title: String
        /// What the file holds.
        let sentence: String
        /// Predictions at the points with an observation.
        let test: PredictionSamples
        /// Predictions along the line that is drawn, if there is one.
        let line: PredictionSamples?
        /// What the model predicts at rows kept for calibration, if there are some.
        var calibration: CalibrationRows?
    }

    /// What is predicted, and what was learned from.
    var dataSet: DataSet
    /// The files in the order given.
    var files: [File]
    /// For one feature, the points in rising order along which predictions are drawn.
    let line: PredictionGrid?
    /// The number of points in the files, those without an observation among them.
    let pointCount: Int
    /// Whether the points have features of their own; if not, they are numbered by what is predicted there.
    let hasFeatures: Bool
}
