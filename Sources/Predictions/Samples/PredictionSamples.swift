/// What a model predicts at N points: the waist of the program.
///
/// ```swift
/// // Two draws at three points, and the variance of the noise around each draw.
/// let samples = try PredictionSamples(
///     drawCount: 2, pointCount: 3, mean: [1, 2, 3, 1.2, 2.4, 3.6], noise: .perDraw([0.04, 0.09]))
/// ```
///
/// Everything before it makes samples; everything after it reads them. Most methods give draws. A draw is a
/// *function*: one set of weights, one dropout mask, one ensemble member, evaluated at all points. Some methods give
/// quantiles or an interval instead; then there are no draws. All values are in the units of the target.
public struct PredictionSamples: Sendable, Equatable {
    /// What is known of the predictive distribution at each point.
    public enum Form: Sendable, Equatable {
        /// Draws from it: ``PredictionSamples/mean`` and ``PredictionSamples/noise``.
        case draws
        /// Its quantiles of some levels.
        case quantiles(PredictiveQuantiles)
        /// One interval, and maybe a value in it.
        case interval(PredictiveInterval)
    }

    /// The variance of the noise that each draw predicts around its mean.
    public enum Noise: Sendable, Equatable {
        /// The method says nothing about noise.
        case none
        /// One variance for each draw, the same at every point: `[S]`.
        case perDraw([Float])
        /// A variance for each draw and point: `[S × N]`, draws in rows.
        case perPoint([Float])
    }

    /// What is known of the predictive distribution.
    public let form: Form
    /// The number of draws, S; 0 for other forms.
    public let drawCount: Int
    /// The number of points, N.
    public let pointCount: Int
    /// The mean of each draw at each point: `[S × N]`, draws in rows; empty for other forms.
    public let mean: [Float]
    /// The noise around those means; none for other forms.
    public let noise: Noise
    /// Whether the draws are observations, noise and all, and not means, or a single one whose noise is all its uncertainty:
    /// the spread can't be split into its sources.
    public let holdsNoise: Bool
    /// A single value at each point that the model names itself, beside draws or quantiles, `[N]`: errors are measured from
    /// it, and bands lie around it; nil if their own mean or median takes its place.
    public let centre: [Double]?
    /// What infinitely many draws would make together at each point, where that is Student's distribution, `[N]`: density,
    /// quantiles and the scores that follow from them are its own, and the draws show it; nil where the draws are all.
    public let student: [StudentDistribution]?
    /// Which band stands for all uncertainty; an interval has its own.
    public var bandLevel = BandLevel.twoSigma

    /// Makes samples from S × N means and as many variances as `noise` says.
    ///
    /// Values that aren't finite stay as they are: a band breaks there, and scores leave those points out.
    ///
    /// - Parameters:
    ///   - drawCount: the number of draws, S.
    ///   - pointCount: the number of points, N.
    ///   - mean: the mean of each draw at each point: `[S × N]`, draws in rows.
    ///   - noise: the variance of the noise around them.
    ///   - holdsNoise: whether the draws are observations rather than means; several with a variance are not.
    ///   - centre: a single value at each point that the model names itself, `[N]`.
    ///   - student: what infinitely many draws with noise would make together, `[N]`, where that is known.
    /// - Throws: ``PredictionError`` if a count does not fit, a variance is negative, or no mean at all is finite.
    public init(
        drawCount: Int, pointCount: Int, mean: [Float], noise: Noise, holdsNoise: Bool = false,
        centre: [Double]? = nil, student: [StudentDistribution]? = nil
    ) throws(PredictionError) {
        guard drawCount > 0, pointCount > 0 else { throw .empty }
        guard mean.count == drawCount * pointCount else {
            throw .shape(what: "means", expected: drawCount * pointCount, found: mean.count)
        }
        switch noise {
        case .none: break
        case .perDraw(let variance):
            guard variance.count == drawCount else {
                throw .shape(what: "variances", expected: drawCount, found: variance.count)
            }
        case .perPoint(let variance):
            guard variance.count == mean.count else {
                throw .shape(what: "variances", expected: mean.count, found: variance.count)
            }
        }
        if let centre, centre.count != pointCount {
            throw .shape(what: "centres", expected: pointCount, found: centre.count)
        }
        if let student, student.count != pointCount {
            throw .shape(what: "distributions", expected: pointCount, found: student.count)
        }
        guard mean.contains(where: \.isFinite) else { throw .allMissing }
        if case .perDraw(let variance) = noise { try Self.checkSigns(variance) }
        if case .perPoint(let variance) = noise { try Self.checkSigns(variance) }
        form = .draws
        self.drawCount = drawCount
        self.pointCount = pointCount
        self.mean = mean
        self.noise = noise
        self.holdsNoise = holdsNoise && (noise == .none || drawCount == 1)
        self.centre = centre
        self.student = noise == .none ? nil : student
    }

    /// Takes quantiles for predictions, with a single value at each point that the model names beside them, `[N]`; one of
    /// another length is passed over.
    public init(_ quantiles: PredictiveQuantiles, centre: [Double]? = nil) {
        self.init(
            form: .quantiles(quantiles), pointCount: quantiles.pointCount,
            centre: centre?.count == quantiles.pointCount ? centre : nil)
    }

    /// Takes an interval at each point for predictions.
    public init(_ interval: PredictiveInterval) {
        self.init(form: .interval(interval), pointCount: interval.pointCount)
    }

    private init(form: Form, pointCount: Int, centre: [Double]? = nil) {
        self.form = form
        self.centre = centre
        student = nil
        drawCount = 0
        self.pointCount = pointCount
        mean = []
        noise = .none
        holdsNoise = false
    }

    /// The same predictions with another band that stands for all uncertainty.
    public func drawn(as level: BandLevel) -> PredictionSamples {
        var samples = self
        samples.bandLevel = level
        return samples
    }

    /// Whether there are draws, which alone have a variance that can be split into its sources.
    public var hasDraws: Bool { drawCount > 0 }

    /// Whether there is a single value at each point and nothing that says how uncertain it is.
    public var isPointPrediction: Bool { drawCount == 1 && noise == .none }

    /// Whether observations are predicted with their noise, and not the curve alone.
    public var modelsNoise: Bool { !hasDraws || noise != .none }

    /// Whether the predictive distribution is known between its tails, and not one interval alone.
    public var hasDistribution: Bool {
        if case .interval = form { false } else { !isPointPrediction }
    }

    /// The noise variance of one draw at one point; zero if the method says nothing about noise.
    public func variance(draw: Int, point: Int) -> Double {
        switch noise {
        case .none: 0
        case .perDraw(let variance): Double(variance[draw])
        case .perPoint(let variance): Double(variance[draw * pointCount + point])
        }
    }

    private static func checkSigns(_ variance: [Float]) throws(PredictionError) {
        if let index = variance.firstIndex(where: { $0 < 0 }) {
            throw .negativeVariance(index: index, value: variance[index])
        }
    }
}
