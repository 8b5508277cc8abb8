import Figures
import Predictions

/// What a method predicts on a data set, whoever computed it, with what is derived from it once.
struct MethodPredictions: Sendable {
    /// A moment of training as the band saw it.
    struct Frame: Sendable {
        /// The number of epochs done.
        let epoch: Int
        /// Predictions on a coarse grid.
        let samples: PredictionSamples
    }

    /// Predictions at the test points.
    let test: PredictionSamples
    /// Predictions along lines: one for each feature, or that of the points of a file.
    let lines: [PredictionSamples]
    /// Predictions at the test points of the fit that figures show, where it is another than those that are scored.
    var fitted: PredictionSamples?
    /// Predictions on a grid over two features, if there are just two.
    var map: PredictionSamples?
    /// Predictions of rows that have no target, if there are any.
    var newRows: PredictionSamples?
    /// The band on its way, for one feature.
    var frames: [Frame] = []

    /// The predictions beside what was observed; nil where none can be scored.
    var observed: ObservedPredictions?
    /// The continuous ranked probability score at each test point; nil if there is none.
    var rankedProbabilities: [Double]?

    /// The band that stands for all uncertainty, in words.
    var band: BandWords { BandWords(test) }

    /// Other predictions of the same method: each of them changed in the same way, but those at the test points.
    func changed(
        test: PredictionSamples, _ change: (PredictionSamples) throws(PredictionError) -> PredictionSamples
    ) throws(PredictionError) -> MethodPredictions {
        var lines: [PredictionSamples] = []
        for line in self.lines { lines.append(try change(line)) }
        var changed = MethodPredictions(test: test, lines: lines)
        if let fitted { changed.fitted = try change(fitted) }
        if let map { changed.map = try change(map) }
        if let newRows { changed.newRows = try change(newRows) }
        return changed
    }
}
