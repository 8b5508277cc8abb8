public import Predictions

/// What the figures about one data set are composed of: the data, and what every method predicts.
public struct FigureContext: Sendable {
    /// The name of the data set in headings.
    public var title: String
    /// Names of the features, with units where they have some.
    public var features: [String]
    /// The places of features that are times, in seconds since 1970-01-01 00:00 UTC.
    public var times: Set<Int> = []
    /// Name of the target, with its unit where it has one.
    public var target: String
    /// What the methods learned from; no rows if nobody knows.
    public var training: Observations
    /// What they are scored on.
    public var test: Observations
    /// The noise-free curve, where it is known; one feature only.
    public var truth: (@Sendable (Double) -> Double)?
    /// The standard deviation of the normal noise around it, where that is the whole law of the data; one feature only.
    public var noise: (@Sendable (Double) -> Double)?
    /// A stretch inside the training range that holds no training data, where there is one; one feature only.
    public var gap: ClosedRange<Double>?
    /// Whether the test points are the training data, predicted by fits that did not see them.
    public var isCrossValidated = false
    /// The values along which predictions are drawn, for each feature: `[G]` each.
    public var lines: [[Double]] = []
    /// The values of pictures with few points, for one feature: `[C]`.
    public var coarseLine: [Double] = []
    /// The grid of maps, for two features.
    public var map: FeatureGrid?
    /// The methods that have predictions, in the order of the report.
    public var methods: [PredictedMethod] = []
    /// The places in ``methods`` from the best method to the worst; what adjustments make of one stands
    /// behind it: `[M]`.
    public var ranking: [Int] = []
    /// How training went, of all methods that began.
    public var histories: [TrainingHistory] = []
    /// A sampled posterior, if it may judge.
    public var reference: Reference?

    /// Which band stands for all uncertainty.
    public var bandLevel: BandLevel { methods.first?.test.bandLevel ?? .twoSigma }

    /// How far each method is from a sampled posterior.
    public struct Reference: Sendable {
        /// The name of the posterior in headings.
        public let title: String
        /// The distance of each method along ``FigureContext/coarseLine``: `[C]` each.
        public let distances: [(method: String, values: [Double])]

        /// Makes a reference, with distances of `[C]` values each.
        public init(title: String, distances: [(method: String, values: [Double])]) {
            self.title = title
            self.distances = distances
        }
    }

    /// Makes a context without methods.
    public init(title: String, features: [String], target: String, training: Observations, test: Observations) {
        self.title = title
        self.features = features
        self.target = target
        self.training = training
        self.test = test
    }

    /// Whether it is known what the methods learned from.
    var hasTraining: Bool { !training.y.isEmpty }

    /// The methods from the best to the worst.
    var ranked: [PredictedMethod] { ranking.map { methods[$0] } }

    /// Things about methods by their titles in the order of ``ranked``; those about others stand behind.
    func inOrder<Thing>(_ things: [Thing], of title: (Thing) -> String) -> [Thing] {
        let titles = ranked.map(\.title)
        let places = things.map { thing in titles.firstIndex(of: title(thing)) ?? titles.count }
        return things.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { things[$0] }
    }

    /// The same without methods for comparison, if there are others: a page has room for those that matter.
    var withoutComparison: FigureContext {
        var context = self
        let others = ranking.filter { !methods[$0].isForComparison }
        if !others.isEmpty { context.ranking = others }
        return context
    }

    /// Predictions beside what was observed, from the best method to the worst; those that can't be scored are left out.
    public var predictions: [(method: String, predictions: ObservedPredictions)] {
        ranked.compactMap { method in method.observed.map { (method.title, $0) } }
    }

    /// Whether each test point lies where there are training data: inside their range, and not in a gap; true of all if
    /// nobody knows the training data: `[N]`.
    var isInner: [Bool] {
        var isInner = [Bool](repeating: true, count: test.count)
        guard let range = try? TrainingRange(inputs: training.x, featureCount: features.count, gap: gap) else {
            return isInner
        }
        for point in isInner.indices { isInner[point] = false }
        for point in Region.inRange.points(inputs: test.x, range: range) { isInner[point] = true }
        return isInner
    }

    /// The same as ``predictions`` where there are training data: calibration is judged there, since nobody can keep a
    /// promise about what they have not seen.
    var innerPredictions: [(method: String, predictions: ObservedPredictions)] {
        let isInner = isInner
        let inner = isInner.indices.filter { isInner[$0] }
        return predictions.compactMap { method, predictions in
            var predictions = predictions
            return (try? predictions.selecting(inner)).flatMap { $0 }.map { (method, $0) }
        }
    }

    /// What the test points of ``innerPredictions`` are called.
    var innerPoints: String { hasTraining ? "test points inside the training range" : "test points" }

    /// What figures of one feature are about.
    ///
    /// - Parameters:
    ///   - grid: the values of the feature; those of its line, if there is one, if nil.
    ///   - hasTest: whether test points are part of it; if nil, unless they are the training data, since the same dots
    ///     in two forms would say no more.
    func subject(feature: Int = 0, grid: [Double]? = nil, hasTest: Bool? = nil) -> Subject {
        let none = Observations(x: [], y: [], featureCount: features.count)
        let test = hasTest ?? !isCrossValidated ? test : none
        let values = grid ?? (lines.indices.contains(feature) ? lines[feature] : [])
        return Subject(
            feature: features[feature], isTime: times.contains(feature), target: target,
            training: .init(x: training.feature(feature), y: training.y),
            test: .init(x: test.feature(feature), y: test.y), grid: values,
            truth: truth.map { values.map($0) }, noise: noise.map { values.map($0) }, gap: gap)
    }

    /// The moments of every method along the one feature, from the best method to the worst.
    var bands: [(method: String, moments: PredictiveMoments)] {
        ranked.compactMap { method in method.moments.first.map { (method.title, $0) } }
    }
}
