/// How many independent draws would tell a mean as well as these chains do.
enum EffectiveSampleSize {
    /// Draws over the autocorrelation time, of which Geyer's initial monotone sequence is taken (Geyer 1992,
    /// doi:10.1214/ss/1177011137; Vehtari and others 2021, arXiv:1903.08008, section 3.2); at most S log₁₀ S.
    ///
    /// NaN for fewer than 4 draws in a chain, or draws that don't move.
    static func of(_ chains: [[Double]]) -> Double {
        let length = chains.first?.count ?? 0
        let moments = BetweenWithin(chains)
        guard length >= 4, moments.pooled > 0 else { return .nan }
        let centered = chains.map { chain in
            let mean = chain.reduce(0, +) / Double(length)
            return chain.map { $0 - mean }
        }
        func correlation(_ lag: Int) -> Double {
            let covariance = centered.reduce(0) { $0 + product($1, lag: lag) } / Double(length * chains.count)
            return 1 - (moments.within - covariance) / moments.pooled
        }
        // Sums of neighbours are positive and fall for a reversible chain; the sequence ends where noise says otherwise,
        // and of its last pair only the first counts.
        var pairs = [1 + correlation(1)]
        var last = 0.0
        var lag = 2
        while lag + 1 < length - 1 {
            let even = correlation(lag)
            let sum = even + correlation(lag + 1)
            guard sum >= 0, lag + 3 < length - 1 else {
                last = max(even, 0)
                break
            }
            pairs.append(min(sum, pairs[pairs.count - 1]))
            lag += 2
        }
        let draws = Double(length * chains.count)
        let time = -1 + 2 * pairs.reduce(0, +) + last
        return draws / max(time, naturalLogarithm(10) / naturalLogarithm(draws))
    }

    /// Σ x[i] x[i + lag].
    private static func product(_ values: [Double], lag: Int) -> Double {
        let values = values.span
        var sums = SIMD4<Double>.zero
        let count = values.count - lag
        var index = 0
        while index + 4 <= count {
            let a = SIMD4(values[index], values[index + 1], values[index + 2], values[index + 3])
            let b = SIMD4(
                values[index + lag], values[index + lag + 1], values[index + lag + 2], values[index + lag + 3])
            sums += a * b
            index += 4
        }
        var total = sums.sum()
        while index < count {
            total += values[index] * values[index + lag]
            index += 1
        }
        return total
    }
}
