/// What the predictive distributions of some points say about their observations, computed together because one look
/// at the draws is enough for all.
///
/// Where the method models noise, distribution function, quantiles and ranked probability score come from the mixture's
/// characteristic function, to 1e-12 of the closed forms in ``PredictiveMixture``; those forms take over where a
/// component is narrower than an 800th of the mixture. Student's distribution has closed forms. Where the method models
/// no noise, the draws are sorted once.
///
/// A point's numbers depend on that point alone, so blocks of points can be computed in any order and by anyone.
struct MixtureScores: Sendable {
    /// The logarithm of the density at each observation; empty if the method models no noise.
    private(set) var logDensity: [Double] = []
    /// Where each observation falls; see ``ProbabilityIntegralTransform``.
    private(set) var transform: [Double] = []
    /// The continuous ranked probability score at each point.
    private(set) var rankedProbability: [Double] = []
    /// Quantiles, a row for each level.
    private(set) var quantiles: [[Double]]

    /// Levels of which quantiles are computed here.
    static let levels = 0.002...0.998
    /// Points in a block: enough that what is done once for a block does not count.
    static let blockSize = 8192

    /// Scores the observations of a range of points.
    ///
    /// - Parameter levels: probabilities within ``levels``.
    init(
        of samples: PredictionSamples, observed: [Double], points: Range<Int>, levels: [Double],
        path: KernelPath = .best
    ) {
        quantiles = []
        if let student = samples.student {
            score(student[points], observed[points], levels)
        } else if samples.modelsNoise {
            scoreMixtures(samples, observed, points, levels, MixtureKernels(path: path))
        } else {
            scoreDraws(samples, observed, points, levels)
        }
    }

    /// Puts the scores of neighbouring blocks of points together.
    init(joining blocks: [MixtureScores]) {
        logDensity = blocks.flatMap(\.logDensity)
        transform = blocks.flatMap(\.transform)
        rankedProbability = blocks.flatMap(\.rankedProbability)
        quantiles = (blocks.first?.quantiles ?? []).indices.map { level in blocks.flatMap { $0.quantiles[level] } }
    }

    private mutating func score(
        _ distributions: ArraySlice<StudentDistribution>, _ observed: ArraySlice<Double>, _ levels: [Double]
    ) {
        logDensity = zip(distributions, observed).map { $0.logDensity(at: $1) }
        transform = zip(distributions, observed).map { $0.cumulative(at: $1) }
        rankedProbability = zip(distributions, observed).map { $0.rankedProbability(of: $1) }
        quantiles = levels.map { level in distributions.map { $0.quantile(level) } }
    }

    private mutating func scoreMixtures(
        _ samples: PredictionSamples, _ observed: [Double], _ points: Range<Int>, _ levels: [Double],
        _ kernels: MixtureKernels
    ) {
        let found = kernels.scores(of: samples, observed: observed, points: points, levels: levels)
        transform = found.transform
        rankedProbability = found.rankedProbability
        quantiles = levels.indices.map { Array(found.quantiles[$0 * points.count..<($0 + 1) * points.count]) }
        logDensity = found.density.map(naturalLogarithm)
        // Far from every component the density underflows before its logarithm.
        let special = found.harmonics.indices.filter { found.harmonics[$0] == 0 || !(found.density[$0] > 1e-280) }
        guard !special.isEmpty else { return }
        let standard = levels.map(StandardNormal.quantile)
        var mixture = PredictiveMixture(of: samples)
        for start in stride(from: 0, to: special.count, by: 8) {
            let some = Array(special[start..<min(start + 8, special.count)])
            mixture.read(some.map { points.lowerBound + $0 }, from: samples)
            var y = Lanes()
            for lane in 0..<8 { y[lane] = observed[points.lowerBound + some[min(lane, some.count - 1)]] }
            let density = mixture.logDensity(at: y)
            for (lane, index) in some.enumerated() { logDensity[index] = density[lane] }
            guard some.contains(where: { found.harmonics[$0] == 0 }) else { continue }
            let (probability, ranked) = (mixture.transform(of: y), mixture.rankedProbability(of: y))
            let ends = zip(levels, standard).map { mixture.quantile($0, standardQuantile: $1) }
            for (lane, index) in some.enumerated() where found.harmonics[index] == 0 {
                transform[index] = probability[lane]
                rankedProbability[index] = ranked[lane]
                for level in levels.indices { quantiles[level][index] = ends[level][lane] }
            }
        }
    }

    private mutating func scoreDraws(
        _ samples: PredictionSamples, _ observed: [Double], _ points: Range<Int>, _ levels: [Double]
    ) {
        transform = [Double](repeating: 0, count: points.count)
        rankedProbability = transform
        quantiles = levels.map { _ in transform }
        var mixture = PredictiveMixture(of: samples)
        for first in stride(from: points.lowerBound, to: points.upperBound, by: 8) {
            mixture.read(first, from: samples)
            let size = min(8, points.upperBound - first)
            var y = Lanes()
            for lane in 0..<8 { y[lane] = observed[first + min(lane, size - 1)] }
            let sorted = mixture.sortedMeans()
            let probability = mixture.transform(of: y)
            let ranked = PredictiveMixture.fairRankedProbability(of: y, sorted: sorted)
            for lane in 0..<size {
                transform[first - points.lowerBound + lane] = probability[lane]
                rankedProbability[first - points.lowerBound + lane] = ranked[lane]
            }
            for (index, level) in levels.enumerated() {
                let ends = interpolatedQuantile(level, ofSorted: sorted)
                for lane in 0..<size { quantiles[index][first - points.lowerBound + lane] = ends[lane] }
            }
        }
    }
}
