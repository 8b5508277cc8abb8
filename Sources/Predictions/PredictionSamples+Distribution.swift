/// Density, distribution function and quantiles of the predictive distribution, which is the mixture of the draws.
///
/// A normal distribution with the mixture's two moments would have other quantiles; where one is used, its name says so.
extension PredictionSamples {
    /// The logarithm of the predictive density at one value for each point: `[N]`.
    ///
    /// - Parameter values: one value for each point, in the units of the target.
    /// - Returns: nil if the method models no noise: its draws are point masses and have no density.
    public func logDensity(at values: [Double]) throws(PredictionError) -> [Double]? {
        guard modelsNoise else { return nil }
        return try mapMixtures(values) { mixture, y in mixture.logDensity(at: y) }
    }

    /// The predictive density at one value for each point: `[N]`; nil if the method models no noise.
    public func density(at values: [Double]) throws(PredictionError) -> [Double]? {
        guard modelsNoise else { return nil }
        return try mapMixtures(values) { mixture, y in mixture.cumulative(at: y).density }
    }

    /// The predictive probability of values up to one value for each point: `[N]`.
    ///
    /// Without noise it is the share of the draws at or below the value.
    public func cumulative(at values: [Double]) throws(PredictionError) -> [Double] {
        try mapMixtures(values) { mixture, y in mixture.cumulative(at: y).probability }
    }

    /// The predictive quantiles at all points, a row for each level: `[L][N]`.
    ///
    /// With noise they are the quantiles of the mixture, to 1e-13 of its width. Without, they are the empirical
    /// quantiles of the draws with linear interpolation (Hyndman & Fan 1996, type 7; the default of NumPy and R).
    ///
    /// - Parameter levels: probabilities between 0 and 1; with noise, 0 and 1 give infinities.
    public func quantiles(_ levels: [Double]) -> [[Double]] {
        if !modelsNoise { return empiricalQuantiles(levels) }
        let standard = levels.map(StandardNormal.quantile)
        var result = levels.map { _ in [Double](repeating: .nan, count: pointCount) }
        var mixture = PredictiveMixture(of: self)
        for first in stride(from: 0, to: pointCount, by: 8) {
            mixture.read(first, from: self)
            for (index, level) in levels.enumerated() {
                let lanes =
                    standard[index].isFinite
                    ? mixture.quantile(level, standardQuantile: standard[index]) : Lanes(repeating: standard[index])
                for lane in 0..<min(8, pointCount - first) { result[index][first + lane] = lanes[lane] }
            }
        }
        return result
    }

    /// Applies a function of the mixture and a value to all points, eight at a time.
    func mapMixtures(
        _ values: [Double], _ transform: (inout PredictiveMixture, Lanes) -> Lanes
    ) throws(PredictionError) -> [Double] {
        guard values.count == pointCount else {
            throw .shape(what: "values", expected: pointCount, found: values.count)
        }
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

    private func empiricalQuantiles(_ levels: [Double]) -> [[Double]] {
        var result = levels.map { _ in [Double](repeating: .nan, count: pointCount) }
        var draws = [Float](repeating: 0, count: drawCount)
        for point in 0..<pointCount {
            for draw in 0..<drawCount { draws[draw] = mean[draw * pointCount + point] }
            guard draws.allSatisfy(\.isFinite) else { continue }
            draws.sort()
            for (index, level) in levels.enumerated() {
                result[index][point] = empiricalQuantile(level, ofSorted: draws)
            }
        }
        return result
    }
}

/// The quantile of sorted values with linear interpolation between the two nearest (Hyndman & Fan 1996, type 7).
func empiricalQuantile<Value: BinaryFloatingPoint>(_ level: Double, ofSorted values: [Value]) -> Double {
    guard level >= 0, level <= 1, !values.isEmpty else { return .nan }
    let position = level * Double(values.count - 1)
    let index = min(Int(position), values.count - 1)
    let next = min(index + 1, values.count - 1)
    return Double(values[index]) + (position - Double(index)) * (Double(values[next]) - Double(values[index]))
}
