public import Predictions

/// What figures know of one method on a data set.
public struct PredictedMethod: Sendable {
    /// What a band covers of some test points.
    public struct Coverage: Sendable, Equatable {
        /// Where the points lie, such as "inside the training range"; empty if nobody knows.
        public let place: String
        /// The share of the observations that it holds, or is expected to hold.
        public let share: Double
        /// The number of points.
        public let pointCount: Int
        /// Whether the share is the one that the known law of the data gives, not that of the observations drawn.
        public let isExpected: Bool

        /// Makes a coverage.
        public init(place: String, share: Double, pointCount: Int, isExpected: Bool = false) {
            self.isExpected = isExpected
            self.place = place
            self.share = share
            self.pointCount = pointCount
        }
    }

    /// The name in file names.
    public let name: String
    /// The name in headings.
    public let title: String
    /// Whether its predictions were adjusted after training.
    public var isAdjusted = false
    /// Whether it stands behind the others, for comparison: what it learned is one function, or it needs tuning.
    public var isForComparison = false
    /// Predictions at the test points.
    public let test: PredictionSamples
    /// The same beside what was observed, where that can be scored.
    public var observed: ObservedPredictions?
    /// The continuous ranked probability score at each test point, NaN where it can't be scored: `[N]`; empty if there is
    /// none.
    public var rankedProbabilities: [Double] = []
    /// Predictions along the line of each feature.
    public let lines: [PredictionSamples]
    /// Their moments.
    public let moments: [PredictiveMoments]
    /// Moments of the predictions on the grid of two features.
    public var map: PredictiveMoments?
    /// The band on its way, for one feature: moments on the coarse line after some of the epochs.
    public var frames: [(epoch: Int, moments: PredictiveMoments)] = []
    /// Mean epistemic σ outside the training range against inside.
    public var epistemicRatio: Double?
    /// What its band covers.
    public var coverage: [Coverage] = []
    /// What is known of its weights.
    public var layers: [LayerPosterior] = []

    /// Makes a method from its predictions.
    public init(name: String, title: String, test: PredictionSamples, lines: [PredictionSamples]) {
        self.name = name
        self.title = title
        self.test = test
        self.lines = lines
        moments = lines.map { PredictiveMoments($0) }
    }
}
