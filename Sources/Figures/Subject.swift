internal import Plot
internal import Predictions

/// What a figure of one feature is about: the data set, and the grid of x on which predictions are drawn.
public struct Subject: Sendable, Equatable {
    /// Observations as pairs of a feature and a target, in the user's units.
    public struct Observations: Sendable, Equatable {
        /// The feature: `[N]`.
        public let x: [Double]
        /// The target: `[N]`.
        public let y: [Double]

        /// Makes observations from two lists of one length.
        public init(x: [Double], y: [Double]) {
            self.x = x
            self.y = y
        }

        /// The observations whose feature satisfies a condition.
        func filter(_ isIncluded: (Double) -> Bool) -> Observations {
            let kept = x.indices.filter { isIncluded(x[$0]) }
            return Observations(x: kept.map { x[$0] }, y: kept.map { y[$0] })
        }
    }

    /// The name of the feature, with its unit where it has one.
    public let feature: String
    /// Whether the feature is a time, in seconds since 1970-01-01 00:00 UTC.
    public let isTime: Bool
    /// The name of the target, with its unit where it has one.
    public let target: String
    /// What the methods learned from.
    public let training: Observations
    /// What the methods are scored on.
    public let test: Observations
    /// Where predictions are drawn, in rising order: `[G]`.
    public let grid: [Double]
    /// The noise-free curve on the grid, where it is known: `[G]`.
    public let truth: [Double]?
    /// The standard deviation of the true noise on the grid, where it is known: `[G]`.
    public let noise: [Double]?
    /// A stretch inside the training range that holds no training data, if there is one.
    public let gap: ClosedRange<Double>?
    /// What figures show of x.
    let shown: ClosedRange<Double>
    /// From the least to the greatest feature of the training data; all that is shown if there are none.
    let trainingRange: ClosedRange<Double>

    /// Makes a subject.
    public init(
        feature: String, isTime: Bool = false, target: String, training: Observations, test: Observations,
        grid: [Double],
        truth: [Double]? = nil, noise: [Double]? = nil, gap: ClosedRange<Double>? = nil
    ) {
        self.feature = feature
        self.isTime = isTime
        self.target = target
        self.training = training
        self.test = test
        self.grid = grid
        self.truth = truth
        self.noise = noise
        self.gap = gap
        shown = range(of: grid) ?? 0...1
        trainingRange = range(of: training.x) ?? shown
    }

    /// The axis of the feature.
    var axis: Axis { Axis(feature, scale: isTime ? .time : .linear, domain: shown) }

    /// The same without its title.
    var untitledAxis: Axis { Axis(scale: isTime ? .time : .linear, domain: shown) }

    /// Whether there are training data on both sides of a value, and around it.
    func isKnown(_ x: Double) -> Bool {
        trainingRange.contains(x) && !(gap?.containsInside(x) ?? false)
    }

    /// Where the training range is, in words; nothing if nobody knows the training data.
    var inside: String { range(of: training.x) == nil ? "" : " inside the training range" }
}

/// From the least to the greatest finite number, if there is one.
func range(of values: some Sequence<Double>) -> ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
        low = min(low, value)
        high = max(high, value)
    }
    return low <= high ? low...high : nil
}

/// The smallest range that holds both.
func union(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
}
