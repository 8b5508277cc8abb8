/// Predictions beside what was observed, with the quantities that several scores share, each computed once.
///
/// ```swift
/// var predictions = try ObservedPredictions(samples, observed: [1.1, 2.1, 3.5])
/// let error = Score.rootMeanSquareError.value(&predictions).value?.value
/// ```
///
/// Scores change the value that they are given, since they leave in it what others need, too.
/// Points where an observation or a draw is not a finite number are left out.
public struct ObservedPredictions: Sendable {
    /// The predictions at the points that are scored.
    public let samples: PredictionSamples
    /// The observation at each of them: `[N]`.
    public let observed: [Double]
    /// Which of the given points are scored: indices from 0, in order, `[N]`.
    public let points: [Int]
    /// How intervals are found.
    public let bootstrap: Bootstrap
    /// What the dear scores are computed with.
    private let path: KernelPath

    /// Mean and variances.
    public private(set) lazy var moments = PredictiveMoments(samples)
    /// The points from the smallest predictive uncertainty to the largest; see ``spread``.
    private(set) lazy var deviationOrder = TiedOrder(spread)
    /// The points from the smallest absolute error to the largest.
    private(set) lazy var errorOrder = TiedOrder(error.map(abs))
    private var columns: [Quantity: [Double]] = [:]
    private var isPrepared = false
    private var resamples: Resamples?

    /// A number for each point that is dear enough to be kept.
    private enum Quantity: Hashable {
        case logDensity, transform, rankedProbability
        case quantile(Double)
    }

    /// Brings predictions and observations together.
    ///
    /// - Parameters:
    ///   - samples: predictions at some points.
    ///   - observed: the observation at each of them: `[N]`.
    ///   - bootstrap: how intervals are found.
    ///   - path: the kind of CPU that computes; it changes nothing in the scores.
    /// - Throws: ``PredictionError`` if their counts differ or no point can be scored.
    public init(
        _ samples: PredictionSamples, observed: [Double], bootstrap: Bootstrap = Bootstrap(),
        on path: KernelPath = .best
    ) throws(PredictionError) {
        guard observed.count == samples.pointCount else {
            throw .shape(what: "observations", expected: samples.pointCount, found: observed.count)
        }
        let usable = samples.finitePoints.filter { observed[$0].isFinite }
        guard !usable.isEmpty else { throw .allMissing }
        let isWhole = usable.count == samples.pointCount
        self.init(
            samples: isWhole ? samples : try samples.selecting(points: usable),
            observed: isWhole ? observed : usable.map { observed[$0] }, points: usable, bootstrap: bootstrap, path: path
        )
    }

    private init(
        samples: PredictionSamples, observed: [Double], points: [Int], bootstrap: Bootstrap, path: KernelPath
    ) {
        self.samples = samples
        self.observed = observed
        self.points = points
        self.bootstrap = bootstrap
        self.path = path
    }

    /// The pairs at those points that are in `wanted`, with what is known of them; nil if there are none.
    ///
    /// - Parameter wanted: indices among all given points, as in ``points``, in order: `[M]`.
    /// - Throws: ``PredictionError``, as ``PredictionSamples/selecting(points:)`` does.
    public mutating func selecting(_ wanted: [Int]) throws(PredictionError) -> ObservedPredictions? {
        var isWanted = [Bool](repeating: false, count: (points.last ?? 0) + 1)
        for point in wanted where point < isWanted.count { isWanted[point] = true }
        let kept = points.indices.filter { isWanted[points[$0]] }
        guard !kept.isEmpty else { return nil }
        guard kept.count < points.count else { return self }
        var part = ObservedPredictions(
            samples: try samples.selecting(points: kept), observed: kept.map { observed[$0] },
            points: kept.map { points[$0] }, bootstrap: bootstrap, path: path)
        part.columns = columns.mapValues { column in kept.map { column[$0] } }
        part.isPrepared = isPrepared
        part.moments = moments.selecting(points: kept)
        return part
    }

    /// The error of the predictive mean, μ* − y: `[N]`; that of the median or centre where there is no mean.
    public var error: [Double] {
        mutating get { zip(moments.mean, observed).map { $0 - $1 } }
    }

    /// The logarithm of the predictive density at each observation: `[N]`; nil if there is none.
    public var logDensity: [Double]? {
        mutating get {
            guard samples.hasDensity else { return nil }
            return column(.logDensity) { $0.mapMixtures { mixture, y in mixture.logDensity(at: y) } }
        }
    }

    /// Where each observation falls in its predictive distribution: `[N]`; see ``ProbabilityIntegralTransform``.
    public var transform: ProbabilityIntegralTransform {
        mutating get {
            ProbabilityIntegralTransform(values: column(.transform) { $0.samples.transform(of: $0.observed) })
        }
    }

    /// The continuous ranked probability score at each of the points that were given; NaN where it can't be scored: `[N]`.
    ///
    /// - Parameter pointCount: the number of those points, N.
    /// - Returns: nil if the method gives a single interval, or one draw without noise.
    public mutating func rankedProbabilities(pointCount: Int) -> [Double]? {
        guard samples.hasRankedProbability else { return nil }
        var result = [Double](repeating: .nan, count: pointCount)
        for (point, score) in zip(points, rankedProbability) { result[point] = score }
        return result
    }

    /// The same without the quantiles and weights that only scores ask for, which hold most of the memory.
    public var withoutScoreQuantities: ObservedPredictions {
        var kept = self
        kept.columns = columns.filter { quantity, _ in
            if case .quantile = quantity { false } else { true }
        }
        kept.resamples = nil
        return kept
    }

    /// What is dear to compute and known already, to be kept beside the samples.
    package struct Known: Sendable {
        /// A number for each point.
        package struct Column: Sendable {
            /// What it is.
            package let name: String
            /// The numbers: `[N]`.
            package let values: [Double]

            /// Names numbers.
            package init(name: String, values: [Double]) {
                self.name = name
                self.values = values
            }
        }

        /// What is known, in a fixed order.
        package let columns: [Column]
        /// Whether what scores share was computed.
        package let isPrepared: Bool

        /// Puts together what was kept.
        package init(columns: [Column], isPrepared: Bool) {
            self.columns = columns
            self.isPrepared = isPrepared
        }
    }

    private static let kept: [(name: String, quantity: Quantity)] = [
        ("log-density", .logDensity), ("transform", .transform), ("ranked-probability", .rankedProbability),
    ]

    /// What is known of each point but the quantiles.
    package var known: Known {
        let columns = Self.kept.compactMap { name, quantity in
            self.columns[quantity].map { Known.Column(name: name, values: $0) }
        }
        return Known(columns: columns, isPrepared: isPrepared)
    }

    /// Takes what was ``known`` of the same pairs; a column of another length is passed over.
    package mutating func restore(_ known: Known) {
        for column in known.columns where column.values.count == observed.count {
            guard let quantity = Self.kept.first(where: { $0.name == column.name })?.quantity else { continue }
            columns[quantity] = column.values
        }
        isPrepared = known.isPrepared
    }

    /// The continuous ranked probability score at each point: `[N]`; needs two draws if the method models no noise.
    var rankedProbability: [Double] {
        mutating get {
            column(.rankedProbability) { $0.samples.rankedProbability(of: $0.observed) }
        }
    }

    /// Predictive quantiles of one level: `[N]`.
    public mutating func quantile(_ level: Double) -> [Double] {
        column(.quantile(level)) { $0.samples.quantiles([level])[0] }
    }

    /// Computes the ends of central intervals of several levels, `[L]`, in one look at the draws, to be asked for one by one.
    public mutating func prepareIntervals(_ levels: [Double]) {
        let ends = levels.flatMap(Self.ends(ofLevel:))
            .filter { MixtureScores.levels.contains($0) && columns[.quantile($0)] == nil }
        guard samples.hasDraws, !ends.isEmpty else { return }
        let scores = MixtureScores(
            of: samples, observed: observed, points: 0..<observed.count, levels: ends, path: path)
        for (level, quantile) in zip(ends, scores.quantiles) { columns[.quantile(level)] = quantile }
    }

    /// Computes what several scores share, in blocks of points, at most `workers` at a time.
    ///
    /// It changes how long scores take and nothing else: what is not prepared is computed when it is asked for.
    public mutating func prepare(workers: Int) async {
        guard !isPrepared, samples.hasDraws else { return }
        let predictions = self
        async let moments = workers > 1 ? PredictiveMoments(samples) : nil
        let blocks = stride(from: 0, to: observed.count, by: MixtureScores.blockSize).map {
            $0..<min($0 + MixtureScores.blockSize, predictions.observed.count)
        }
        keep(MixtureScores(joining: await Workers(workers).map(blocks) { predictions.mixtureScores($0) }))
        if let moments = await moments { self.moments = moments }
        let (spread, distance) = (self.spread, error.map(abs))
        async let deviationOrder = TiedOrder(spread)
        errorOrder = TiedOrder(distance)
        _ = resampling()
        self.deviationOrder = await deviationOrder
    }

    private func mixtureScores(_ range: Range<Int>) -> MixtureScores {
        MixtureScores(of: samples, observed: observed, points: range, levels: Self.levels, path: path)
    }

    private mutating func keep(_ scores: MixtureScores) {
        if samples.modelsNoise { columns[.logDensity] = scores.logDensity }
        columns[.transform] = scores.transform
        columns[.rankedProbability] = scores.rankedProbability
        for (level, quantile) in zip(Self.levels, scores.quantiles) { columns[.quantile(level)] = quantile }
        isPrepared = true
    }

    /// The levels of all intervals that are scored.
    private static let levels = Score.intervalLevels.map(\.level).flatMap(ends(ofLevel:))

    /// The levels of the quantiles between which a central interval lies.
    private static func ends(ofLevel level: Double) -> [Double] { [(1 - level) / 2, (1 + level) / 2] }

    /// Weights of the resamples.
    mutating func resampling() -> Resamples {
        if let resamples { return resamples }
        let made = Resamples(bootstrap, pointCount: observed.count)
        resamples = made
        return made
    }

    private mutating func column(_ quantity: Quantity, _ compute: (ObservedPredictions) -> [Double]) -> [Double] {
        if let known = columns[quantity] { return known }
        if !isPrepared, samples.hasDraws { keep(mixtureScores(0..<observed.count)) }
        if let known = columns[quantity] { return known }
        let made = compute(self)
        columns[quantity] = made
        return made
    }

    private func mapMixtures(_ transform: (inout PredictiveMixture, Lanes) -> Lanes) -> [Double] {
        samples.mapMixtures(observed, transform)
    }
}
