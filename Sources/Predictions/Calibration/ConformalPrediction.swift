/// Intervals that hold a new observation with a stated probability, whatever the model and the data: split conformal
/// prediction (Vovk, Gammerman & Shafer 2005; Lei and others 2018, arXiv:1604.04173).
///
/// Rows that the model has not learned from tell how far its predictions miss. Of n such misses the interval takes the
/// ⌈(n + 1) · level⌉-th smallest as its margin. If calibration rows and the new one are exchangeable, it holds the new
/// observation with at least the stated probability, and with at most 1/(n + 1) more where no two misses are equal.
public struct ConformalPrediction: Sendable, Equatable {
    /// How a miss is measured, and the interval made from it.
    public enum Kind: String, Sendable, CaseIterable {
        /// |y − μ*| / σ with the predictive mean and standard deviation, the interval μ* ± margin · σ (Lei and others 2018,
        /// section 5.2). Where there is no σ – quantiles, or a single function – |y − μ*| alone, of quantiles about the
        /// median.
        case split
        /// The distance by which y lies outside the method's own central interval of that level, negative inside; the
        /// interval is widened by the margin at both ends: conformalised quantile regression (Romano, Patterson & Candès
        /// 2019, arXiv:1905.03222).
        case cqr
    }

    /// How a miss is measured.
    public let kind: Kind
    /// The probability that an interval holds a new observation.
    public let level: Double
    /// The number of rows that the margin comes from, n.
    public let rowCount: Int
    /// What the intervals are widened by: a number of σ if ``isNormalised``, else in the units of the target.
    public let margin: Double
    /// Whether misses are measured in units of σ.
    public let isNormalised: Bool

    /// Finds the margin.
    ///
    /// - Parameters:
    ///   - kind: how a miss is measured.
    ///   - level: the probability that an interval is to hold, between 0 and 1.
    ///   - calibration: predictions at rows that the model has not learned from; a row without a finite one counts as a
    ///     miss that no margin makes good.
    ///   - observed: the observation at each of them: `[N]`.
    /// - Throws: ``PredictionError`` if the counts differ, the rows are too few for the level, or the margin is not
    ///   finite.
    public init(
        _ kind: Kind, level: Double, calibration: PredictionSamples, observed: [Double]
    ) throws(PredictionError) {
        guard observed.count == calibration.pointCount else {
            throw .shape(what: "observations", expected: calibration.pointCount, found: observed.count)
        }
        let moments = PredictiveMoments(calibration)
        isNormalised =
            kind == .split && moments.hasVariance && !calibration.isPointPrediction
            && !moments.total.contains { $0 <= 0 }
        let base = Base(kind, level: level, isNormalised: isNormalised, calibration)
        let misses = observed.indices.map { row in
            let miss = base.miss(observed[row], row)
            return miss.isNaN ? .infinity : miss
        }
        guard let rank = Self.rank(level: level, rowCount: misses.count) else {
            throw .shape(
                what: "calibration rows", expected: Self.leastRowCount(level: level), found: misses.count)
        }
        margin = misses.sorted()[rank - 1]
        guard margin.isFinite else { throw .allMissing }
        self.kind = kind
        self.level = level
        rowCount = misses.count
    }

    /// The intervals at the points of other predictions of the same model.
    ///
    /// - Throws: ``PredictionError/allMissing`` if none of them is finite.
    public func adjusting(_ samples: PredictionSamples) throws(PredictionError) -> PredictionSamples {
        let base = Base(kind, level: level, isNormalised: isNormalised, samples)
        let ends = (0..<samples.pointCount).map { base.interval(margin, $0) }
        return PredictionSamples(
            try PredictiveInterval(level: level, lower: ends.map(\.low), upper: ends.map(\.high), centre: base.centre))
    }

    /// Which of the misses in rising order is the margin, from 1; nil if there are too few rows for the level.
    public static func rank(level: Double, rowCount: Int) -> Int? {
        // Products such as 20 · 0.95 must not be rounded up to the next integer.
        let rank = Int((Double(rowCount + 1) * level - 1e-9).rounded(.up))
        return rank <= rowCount ? max(rank, 1) : nil
    }

    /// The fewest rows that make an interval of a level: the least n with ⌈(n + 1) · level⌉ ≤ n.
    public static func leastRowCount(level: Double) -> Int {
        var count = max(Int(level / (1 - level)) - 1, 1)
        while rank(level: level, rowCount: count) == nil { count += 1 }
        return count
    }

    /// Between which shares of new observations the intervals of one set of calibration rows hold, with some confidence.
    ///
    /// The guarantee is the mean over all such sets; for one of them the share is a draw from a beta distribution with
    /// parameters k and n + 1 − k, where the margin is the k-th smallest of n different misses (Vovk 2012,
    /// arXiv:1209.2673). Its quantiles follow from those of the binomial distribution.
    public func heldShare(confidence: Double = 0.95) -> ClosedRange<Double> {
        guard let rank = Self.rank(level: level, rowCount: rowCount) else { return 0...1 }
        func quantile(_ probability: Double) -> Double {
            var (low, high) = (0.0, 1.0)
            while high - low > 1e-9 {
                let middle = (low + high) / 2
                // The share is at most p as often as at least k of n trials of probability p succeed.
                let binomial = BinomialDistribution(trials: rowCount, probability: middle)
                if 1 - binomial.cumulative(rank - 1) < probability { low = middle } else { high = middle }
            }
            return (low + high) / 2
        }
        let tail = (1 - confidence) / 2
        return quantile(tail)...quantile(1 - tail)
    }

    /// What of the predictions an interval starts from.
    private struct Base {
        /// The value in the middle, which the interval carries.
        let centre: [Double]
        /// The interval without a margin, and what one unit of margin adds at either end.
        private let low: [Double]
        private let high: [Double]
        private let unit: [Double]

        init(_ kind: Kind, level: Double, isNormalised: Bool, _ samples: PredictionSamples) {
            let moments = PredictiveMoments(samples)
            centre = moments.mean
            let ends = kind == .cqr ? samples.quantiles(samples.tails(level)) : [centre, centre]
            low = ends[0]
            high = ends[1]
            unit = isNormalised ? moments.deviation : centre.map { _ in 1 }
        }

        func miss(_ y: Double, _ row: Int) -> Double { max(low[row] - y, y - high[row]) / unit[row] }

        /// The interval at a point; where a negative margin leaves nothing, the middle of what there was.
        func interval(_ margin: Double, _ point: Int) -> (low: Double, high: Double) {
            let ends = (low: low[point] - margin * unit[point], high: high[point] + margin * unit[point])
            guard ends.low > ends.high else { return ends }
            let middle = low[point] + (high[point] - low[point]) / 2
            return (middle, middle)
        }
    }
}

extension PredictionSamples {
    /// The levels of the ends of a central interval, or the nearest that there are quantiles for.
    fileprivate func tails(_ level: Double) -> [Double] {
        let tails = [(1 - level) / 2, (1 + level) / 2]
        guard case .quantiles(let quantiles) = form else { return tails }
        return tails.map { min(max($0, quantiles.range.lowerBound), quantiles.range.upperBound) }
    }
}
