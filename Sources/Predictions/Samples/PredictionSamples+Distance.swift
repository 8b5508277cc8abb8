extension PredictionSamples {
    /// The Wasserstein-1 distance between two predictive distributions at each point, in the units of the target: how far
    /// probability has to be moved to make one into the other.
    ///
    /// It is ∫ |F − G| dy of the two distribution functions, by the trapezoidal rule on 256 steps between the quantiles of
    /// 10⁻⁴ and 1 − 10⁻⁴; what lies beyond is less than a thousandth of σ. Point masses, of methods without noise, are
    /// right to half a step.
    ///
    /// - Returns: `[N]`, NaN where a draw is missing; nil if one of the two gives quantiles or an interval only.
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if they are about different numbers of points.
    public func wassersteinDistance(to other: PredictionSamples) throws(PredictionError) -> [Double]? {
        guard form == .draws, other.form == .draws else { return nil }
        guard pointCount == other.pointCount else {
            throw .shape(what: "points", expected: pointCount, found: other.pointCount)
        }
        let tails = [1e-4, 1 - 1e-4]
        let (own, others) = (quantiles(tails), other.quantiles(tails))
        let low = zip(own[0], others[0]).map { min($0, $1) }
        let step = zip(zip(own[1], others[1]).map { max($0, $1) }, low).map { ($0 - $1) / 256 }
        var sums = [Double](repeating: 0, count: pointCount)
        for node in 0...256 {
            let y = zip(low, step).map { $0 + Double(node) * $1 }
            let (f, g) = (try cumulative(at: y), try other.cumulative(at: y))
            let weight = node == 0 || node == 256 ? 0.5 : 1
            for point in sums.indices { sums[point] += weight * abs(f[point] - g[point]) }
        }
        return zip(sums, step).map { $0 * $1 }
    }
}
