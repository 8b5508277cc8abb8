/// Quantiles of the predictive distribution at N points: what quantile regression gives.
///
/// Between two of them the distribution function is taken to rise in a straight line; beyond the outermost nothing is
/// known of it. A method that is more or less sure of its mean, too, says so beside them: how far the mean would move with
/// other training data is no part of the spread of the observations. All values are in the units of the target.
public struct PredictiveQuantiles: Sendable, Equatable {
    /// The probabilities, rising, between 0 and 1: `[L]`.
    public let levels: [Double]
    /// The quantiles: `[L × N]`, levels in rows.
    public let values: [Float]
    /// The standard deviation of the predictive mean itself – what the method does not know: `[N]`; nil if it says nothing
    /// of that.
    public let epistemicDeviation: [Float]?
    /// The number of points, N.
    public let pointCount: Int

    /// Makes quantiles from L levels and L × N values.
    ///
    /// Values that aren't finite stay as they are, as with draws.
    ///
    /// - Parameters:
    ///   - levels: probabilities between 0 and 1, rising: `[L]`.
    ///   - values: the quantiles: `[L × N]`, levels in rows.
    ///   - epistemicDeviation: the standard deviation of the predictive mean, `[N]`, if the method knows it.
    /// - Throws: ``PredictionError`` if the levels don't rise between 0 and 1 around ½, a count does not fit, quantiles
    ///   cross, none is finite, or a standard deviation is negative.
    public init(
        levels: [Double], values: [Float], epistemicDeviation: [Float]? = nil
    ) throws(PredictionError) {
        guard !levels.isEmpty, !values.isEmpty else { throw .empty }
        for (index, level) in levels.enumerated() {
            guard level > (index == 0 ? 0 : levels[index - 1]), level < 1 else {
                throw .level(index: index, value: level)
            }
        }
        guard levels[0] < 0.5, levels[levels.count - 1] > 0.5 else { throw .oneSided }
        let points = values.count / levels.count
        guard values.count == points * levels.count else {
            throw .shape(what: "quantiles", expected: (points + 1) * levels.count, found: values.count)
        }
        guard values.contains(where: \.isFinite) else { throw .allMissing }
        for row in 1..<max(levels.count, 1) {
            for point in 0..<points where values[row * points + point] < values[(row - 1) * points + point] {
                throw .crossing(point: point, lower: levels[row - 1], upper: levels[row])
            }
        }
        if let epistemicDeviation {
            guard epistemicDeviation.count == points else {
                throw .shape(what: "standard deviations", expected: points, found: epistemicDeviation.count)
            }
            if let index = epistemicDeviation.firstIndex(where: { $0 < 0 }) {
                throw .negativeDeviation(index: index, value: epistemicDeviation[index])
            }
        }
        self.levels = levels
        self.values = values
        self.epistemicDeviation = epistemicDeviation
        pointCount = points
    }

    /// Every level between the lowest and the highest has a quantile; the others are not known.
    public var range: ClosedRange<Double> { levels[0]...levels[levels.count - 1] }

    /// A level, or the one of ``levels`` from which it differs by rounding alone: the interval of 90 % begins at the
    /// quantile of 5 %, though (1 − 0.9) / 2 is a little less than 0.05.
    func known(_ level: Double) -> Double { levels.first { abs($0 - level) < 1e-9 } ?? level }

    /// The quantile of one level at each point, straight between the two nearest; NaN beyond the outermost: `[N]`.
    public func quantile(_ asked: Double) -> [Double] {
        let level = known(asked)
        guard range.contains(level) else { return [Double](repeating: .nan, count: pointCount) }
        let upper = levels.firstIndex { $0 >= level } ?? levels.count - 1
        let lower = levels[upper] > level ? upper - 1 : upper
        let share = upper > lower ? (level - levels[lower]) / (levels[upper] - levels[lower]) : 0
        return (0..<pointCount).map { point in
            let (low, high) = (Double(values[lower * pointCount + point]), Double(values[upper * pointCount + point]))
            return share > 0 ? low + share * (high - low) : low
        }
    }

    /// The probability of values up to one value for each point; NaN beyond the outermost quantiles: `[N]`.
    func cumulative(at values: [Double]) -> [Double] {
        places(of: values) { place in
            if place.upTo == 0 || place.below == levels.count { return .nan }
            return place.upTo == levels.count ? levels[place.upTo - 1] : interpolated(place)
        }
    }

    /// Where an observation falls at each point, on 0…1; beyond an outermost quantile, the middle of the probability
    /// that lies there, and on several equal ones, the middle of their levels: `[N]`.
    func transform(of observed: [Double]) -> [Double] {
        places(of: observed) { place in
            if place.upTo == 0 { return levels[0] / 2 }
            if place.below == levels.count { return (1 + levels[place.below - 1]) / 2 }
            if place.below < place.upTo { return (levels[place.below] + levels[place.upTo - 1]) / 2 }
            return interpolated(place)
        }
    }

    /// The continuous ranked probability score ∫(F(t) − 1[y ≤ t])² dt at an observation of each point: `[N]`.
    ///
    /// F is straight between quantiles, and the probability beyond an outermost one counts as if it lay on it: the
    /// exact score of that distribution, and a proper one.
    func rankedProbability(of observed: [Double]) -> [Double] {
        observed.enumerated().map { point, y in
            let first = Double(values[point])
            let last = Double(values[(levels.count - 1) * pointCount + point])
            var score = max(0, first - y) + max(0, y - last)
            for row in 1..<max(levels.count, 1) {
                let low = Double(values[(row - 1) * pointCount + point])
                let high = Double(values[row * pointCount + point])
                guard high > low else { continue }
                // Up to y the distribution function counts, from there on what it lacks to 1.
                let cut = min(max(y, low), high)
                let (start, end) = (levels[row - 1], levels[row])
                let middle = start + (cut - low) / (high - low) * (end - start)
                score += (cut - low) * meanSquare(start, middle) + (high - cut) * meanSquare(1 - middle, 1 - end)
            }
            return score
        }
    }

    /// The quantiles at some of the points, in the order given.
    func selecting(points: [Int]) throws(PredictionError) -> PredictiveQuantiles {
        try PredictiveQuantiles(
            levels: levels, values: levels.indices.flatMap { row in points.map { values[row * pointCount + $0] } },
            epistemicDeviation: epistemicDeviation.map { deviation in points.map { deviation[$0] } })
    }

    // MARK: Where a value lies

    /// A value among the quantiles of its point.
    private struct Place {
        let point: Int
        let value: Double
        /// The number of quantiles below it.
        let below: Int
        /// The number of quantiles up to it.
        let upTo: Int
    }

    private func places(of values: [Double], _ transform: (Place) -> Double) -> [Double] {
        values.enumerated().map { point, value in
            var below = 0
            var upTo = 0
            for row in levels.indices {
                let quantile = Double(self.values[row * pointCount + point])
                guard quantile.isFinite, !value.isNaN else { return .nan }
                if quantile < value { below += 1 }
                if quantile <= value { upTo += 1 }
            }
            return transform(Place(point: point, value: value, below: below, upTo: upTo))
        }
    }

    /// The level at a value between two quantiles of different size.
    private func interpolated(_ place: Place) -> Double {
        let low = Double(values[(place.upTo - 1) * pointCount + place.point])
        let high = Double(values[place.upTo * pointCount + place.point])
        let (start, end) = (levels[place.upTo - 1], levels[place.upTo])
        return start + (place.value - low) / (high - low) * (end - start)
    }

    /// The mean of the square of a straight line from one value to another.
    private func meanSquare(_ start: Double, _ end: Double) -> Double {
        (start * start + start * end + end * end) / 3
    }
}
