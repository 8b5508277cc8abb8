/// Density, distribution function and quantiles of the predictive distribution, which is the mixture of the draws, or
/// what ``PredictiveQuantiles`` say of it, or Student's distribution where ``PredictionSamples/student`` knows it.
///
/// A normal distribution with the mixture's two moments would have other quantiles; where one is used, its name says so.
extension PredictionSamples {
    /// The logarithm of the predictive density at one value for each point: `[N]`.
    ///
    /// - Parameter values: one value for each point, in the units of the target: `[N]`.
    /// - Returns: nil if the method models no noise: its draws are point masses and have no density. Nor have
    ///   quantiles and intervals, which leave the tails open.
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if there is not one value for each point.
    public func logDensity(at values: [Double]) throws(PredictionError) -> [Double]? {
        try checkCount(values)
        if let student { return zip(student, values).map { $0.logDensity(at: $1) } }
        return !hasDensity ? nil : mapMixtures(values) { mixture, y in mixture.logDensity(at: y) }
    }

    /// The predictive density at one value for each point: `[N]`; nil where ``hasDensity`` is false.
    ///
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if there is not one value for each point.
    public func density(at values: [Double]) throws(PredictionError) -> [Double]? {
        try checkCount(values)
        if let student { return zip(student, values).map { $0.density(at: $1) } }
        return !hasDensity ? nil : mapMixtures(values) { mixture, y in mixture.cumulative(at: y).density }
    }

    /// Whether the predictive distribution has a density: that of draws with noise.
    public var hasDensity: Bool { hasDraws && modelsNoise }

    /// The predictive probability of values up to one value for each point: `[N]`.
    ///
    /// Without noise it is the share of the draws at or below the value. NaN beyond the outermost quantiles of a method
    /// that gives quantiles, and everywhere for one that gives an interval.
    ///
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if there is not one value for each point.
    public func cumulative(at values: [Double]) throws(PredictionError) -> [Double] {
        try checkCount(values)
        switch form {
        case .draws: break
        case .quantiles(let quantiles): return quantiles.cumulative(at: values)
        case .interval: return missing
        }
        if let student { return zip(student, values).map { $0.cumulative(at: $1) } }
        return mapMixtures(values) { mixture, y in mixture.cumulative(at: y).probability }
    }

    /// The predictive quantiles at all points, a row for each level: `[L][N]`.
    ///
    /// With noise they are the quantiles of the mixture, to 1e-13 of its width. Without, they are the empirical
    /// quantiles of the draws with linear interpolation (Hyndman & Fan 1996, type 7; the default of NumPy and R). Those
    /// of a method that gives quantiles lie straight between its own, and are NaN beyond them; those of one that gives
    /// an interval are NaN.
    ///
    /// - Parameter levels: probabilities between 0 and 1, `[L]`; with noise, 0 and 1 give infinities.
    public func quantiles(_ levels: [Double]) -> [[Double]] {
        switch form {
        case .draws: break
        case .quantiles(let quantiles): return levels.map(quantiles.quantile)
        case .interval: return levels.map { _ in missing }
        }
        if let student { return levels.map { level in student.map { $0.quantile(level) } } }
        let standard = levels.map(StandardNormal.quantile)
        var result = levels.map { _ in [Double](repeating: .nan, count: pointCount) }
        var mixture = PredictiveMixture(of: self)
        for first in stride(from: 0, to: pointCount, by: 8) {
            mixture.read(first, from: self)
            let sorted = modelsNoise ? [] : mixture.sortedMeans()
            for (index, level) in levels.enumerated() {
                let lanes =
                    modelsNoise
                    ? mixture.quantile(level, standardQuantile: standard[index])
                    : interpolatedQuantile(level, ofSorted: sorted)
                for lane in 0..<min(8, pointCount - first) { result[index][first + lane] = lanes[lane] }
            }
        }
        return result
    }

    /// Where each observation falls in its predictive distribution: `[N]`; NaN for a method that gives an interval.
    func transform(of observed: [Double]) -> [Double] {
        switch form {
        case .draws:
            student.map { zip($0, observed).map { $0.cumulative(at: $1) } }
                ?? mapMixtures(observed) { $0.transform(of: $1) }
        case .quantiles(let quantiles): quantiles.transform(of: observed)
        case .interval: missing
        }
    }

    /// The continuous ranked probability score at each point: `[N]`; NaN for a method that gives an interval.
    func rankedProbability(of observed: [Double]) -> [Double] {
        switch form {
        case .draws:
            student.map { zip($0, observed).map { $0.rankedProbability(of: $1) } }
                ?? mapMixtures(observed) { $0.rankedProbability(of: $1) }
        case .quantiles(let quantiles): quantiles.rankedProbability(of: observed)
        case .interval: missing
        }
    }

    private var missing: [Double] { [Double](repeating: .nan, count: pointCount) }

    private func checkCount(_ values: [Double]) throws(PredictionError) {
        guard values.count == pointCount else {
            throw .shape(what: "values", expected: pointCount, found: values.count)
        }
    }

    /// Applies a function of the mixture and a value to all points, eight at a time; there is a value for each point.
    func mapMixtures(
        _ values: [Double], _ transform: (inout PredictiveMixture, Lanes) -> Lanes
    ) -> [Double] {
        var mixture = PredictiveMixture(of: self)
        return [Double](unsafeUninitializedCapacity: pointCount) { result, count in
            for first in stride(from: 0, to: pointCount, by: 8) {
                mixture.read(first, from: self)
                let size = min(8, pointCount - first)
                var y = Lanes()
                for lane in 0..<8 { y[lane] = values[first + min(lane, size - 1)] }
                let lanes = transform(&mixture, y)
                for lane in 0..<size { result[first + lane] = lanes[lane] }
            }
            count = pointCount
        }
    }
}
