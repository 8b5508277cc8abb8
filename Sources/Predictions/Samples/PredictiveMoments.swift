/// Mean and variance of the predictive distribution at each point, the variance split into its two sources.
///
/// ```swift
/// let moments = PredictiveMoments(samples)
/// let (lower, upper) = moments.band
/// ```
///
/// Variances add, standard deviations don't: `total = epistemic + aleatoric` (law of total variance; Kendall & Gal
/// 2017, arXiv:1703.04977). Sums run over the draws in their order, in double precision; the variance takes a second
/// pass over the deviations, because E[μ²] − E[μ]² cancels. Values are in the units of the target.
///
/// A method that gives quantiles or an interval has no moments: its variances are NaN, the median or the interval's
/// centre takes the place of the mean, and what can be drawn is in ``intervals``. Only the epistemic variance may be
/// known beside quantiles; it is no part of a total then.
public struct PredictiveMoments: Sendable, Equatable {
    /// The mean over the draws, or what takes its place: `[N]`.
    public let mean: [Double]
    /// What that is: "mean", "median" or "centre".
    public let centreName: String
    /// The variance of the draws' means, with denominator S, or what a method says of it beside quantiles – what the model
    /// does not know: `[N]`; NaN where it is unknown.
    public let epistemic: [Double]
    /// The mean of the draws' noise variances – what no model could know: `[N]`; nil if the method models no noise.
    public let aleatoric: [Double]?
    /// The sum of both: `[N]`; NaN for quantiles and intervals, and for a single value that says nothing of its uncertainty.
    public let total: [Double]
    /// The intervals of a method without moments, the widest first; empty for draws.
    ///
    /// Quantiles give that of the band's level and the one of 68.27 %, which ±1σ of a normal distribution holds, or the
    /// widest that their levels allow.
    public let intervals: [PredictiveInterval]
    /// Which band stands for all uncertainty.
    public let bandLevel: BandLevel

    /// The moments of samples; NaN where a draw is missing.
    public init(_ samples: PredictionSamples) {
        switch samples.form {
        case .draws: self.init(draws: samples)
        case .quantiles(let quantiles):
            self.init(
                centre: samples.centre ?? quantiles.quantile(0.5), name: samples.centre == nil ? "median" : "mean",
                epistemic: quantiles.epistemicVariance,
                intervals: quantiles.bands(samples.bandLevel.probability), level: samples.bandLevel)
        case .interval(let interval):
            self.init(
                centre: interval.centre ?? [Double](repeating: .nan, count: interval.pointCount), name: "centre",
                epistemic: nil, intervals: [interval], level: samples.bandLevel)
        }
    }

    private init(draws samples: PredictionSamples) {
        let draws = samples.drawCount
        let points = samples.pointCount
        let mean = Self.meanOverDraws(samples.mean, draws: draws, points: points) { value, _ in value }
        let epistemic = Self.meanOverDraws(samples.mean, draws: draws, points: points) { value, point in
            (value - mean[point]) * (value - mean[point])
        }
        let aleatoric: [Double]? =
            switch samples.noise {
            case .none: nil
            case .perDraw(let variance):
                [Double](repeating: variance.reduce(0) { $0 + Double($1) } / Double(draws), count: points)
            case .perPoint(let variance):
                Self.meanOverDraws(variance, draws: draws, points: points) { value, _ in value }
            }
        let unknown = [Double](repeating: .nan, count: points)
        guard !samples.isPointPrediction else {
            self.init(mean: mean, epistemic: unknown, aleatoric: nil, total: unknown, level: samples.bandLevel)
            return
        }
        guard !samples.holdsNoise else {
            self.init(
                mean: samples.centre ?? mean, epistemic: unknown, aleatoric: nil, total: aleatoric ?? epistemic,
                level: samples.bandLevel)
            return
        }
        self.init(
            mean: samples.centre ?? mean, epistemic: epistemic, aleatoric: aleatoric, level: samples.bandLevel)
    }

    /// Puts moments together; the total is the sum of the two variances where none is given.
    init(
        mean: [Double], epistemic: [Double], aleatoric: [Double]?, total: [Double]? = nil,
        level: BandLevel = .twoSigma
    ) {
        self.mean = mean
        self.epistemic = epistemic
        self.aleatoric = aleatoric
        self.total = total ?? aleatoric.map { aleatoric in zip(epistemic, aleatoric).map(+) } ?? epistemic
        centreName = "mean"
        intervals = []
        bandLevel = level
    }

    /// What takes the place of moments where there are none.
    private init(
        centre: [Double], name: String, epistemic: [Double]?, intervals: [PredictiveInterval], level: BandLevel
    ) {
        let unknown = [Double](repeating: .nan, count: centre.count)
        mean = centre
        centreName = name
        self.epistemic = epistemic ?? unknown
        aleatoric = nil
        total = unknown
        self.intervals = intervals
        bandLevel = level
    }

    /// Whether there is a value that stands for the prediction at any point; an interval may have none.
    public var hasCentre: Bool { mean.contains { !$0.isNaN } }

    /// Whether there is a variance of the observations.
    public var hasVariance: Bool { intervals.isEmpty }

    /// Whether that variance can be split into its sources at any point.
    public var hasParts: Bool { hasVariance && knowsEpistemic }

    /// Whether it is known at any point what the model does not know, be it a part of a variance or not.
    public var knowsEpistemic: Bool { epistemic.contains(where: \.isFinite) }

    /// Whether the draws are one function as far as a band can show: at no point is their spread more than a hundredth of
    /// the total σ.
    public var isOfOneFunction: Bool {
        hasParts && zip(epistemic, total).allSatisfy { !($0 > 1e-4 * $1) }
    }

    /// The ends of the band that stands for all uncertainty: ±2σ unless ``bandLevel`` is another, or the widest interval:
    /// `[N]` each.
    public var band: (lower: [Double], upper: [Double]) {
        intervals.first.map { ($0.lower, $0.upper) } ?? (edge(-bandLevel.factor), edge(bandLevel.factor))
    }

    /// What that band is: "±2σ", or the widest interval with its level.
    public var bandName: String { intervals.first.map { "\($0.levelText) interval" } ?? bandLevel.name }

    /// The total standard deviation: `[N]`.
    public var deviation: [Double] { total.map { $0.squareRoot() } }

    /// The standard deviation of the draws' means, or what a method says of it beside quantiles: `[N]`.
    public var epistemicDeviation: [Double] { epistemic.map { $0.squareRoot() } }

    /// The standard deviation of the noise: `[N]`; nil if the method models none.
    public var aleatoricDeviation: [Double]? { aleatoric?.map { $0.squareRoot() } }

    /// The mean plus `factor` total standard deviations: the edge of a band, `[N]`; NaN without variances.
    public func edge(_ factor: Double) -> [Double] {
        zip(mean, total).map { $0 + factor * $1.squareRoot() }
    }

    /// The moments at some of the points, `[M]` indices from 0, in the order given.
    public func selecting(points: [Int]) -> PredictiveMoments {
        guard hasVariance else {
            return PredictiveMoments(
                centre: points.map { mean[$0] }, name: centreName, epistemic: points.map { epistemic[$0] },
                intervals: intervals.map { $0.selecting(points: points) }, level: bandLevel)
        }
        return PredictiveMoments(
            mean: points.map { mean[$0] }, epistemic: points.map { epistemic[$0] },
            aleatoric: aleatoric.map { aleatoric in points.map { aleatoric[$0] } }, total: points.map { total[$0] },
            level: bandLevel)
    }

    /// Means over the draws of a function of each value, in blocks of points that stay in the cache.
    private static func meanOverDraws(
        _ values: [Float], draws: Int, points: Int, _ transform: (Double, Int) -> Double
    ) -> [Double] {
        let block = 2048
        var result = [Double](repeating: 0, count: points)
        var sums = result.mutableSpan
        for start in stride(from: 0, to: points, by: block) {
            let range = start..<min(start + block, points)
            for draw in 0..<draws {
                let row = values.span.extracting(draw * points..<(draw + 1) * points)
                for point in range { sums[point] += transform(Double(row[point]), point) }
            }
            for point in range { sums[point] /= Double(draws) }
        }
        return result
    }
}

extension PredictiveQuantiles {
    /// The variance of the predictive mean: `[N]`; nil if the method says nothing of it.
    var epistemicVariance: [Double]? { epistemicDeviation?.map { Double($0) * Double($0) } }

    /// The central intervals that are drawn, the widest first: that of a probability, as far as the levels allow, and that of
    /// 68.27 % in it.
    func bands(_ probability: Double) -> [PredictiveInterval] {
        let tail = max(range.lowerBound, 1 - range.upperBound)
        let widest = min(probability, 1 - 2 * tail)
        return ([widest] + [0.6827].filter { $0 < widest }).map { level in
            PredictiveInterval(
                checked: level, lower: quantile(max((1 - level) / 2, range.lowerBound)),
                upper: quantile(min((1 + level) / 2, range.upperBound)))
        }
    }
}
