/// The rising sequence that is closest to a given one in weighted least squares (Barlow and others 1972).
enum IsotonicRegression {
    /// The fitted values: neighbours that fall are pooled to their mean until none falls (pool adjacent violators); O(n).
    ///
    /// - Parameter weights: above 0, one for each value.
    static func fit(_ values: [Double], weights: [Double]) -> [Double] {
        var pools: [(sum: Double, weight: Double, count: Int)] = []
        for (value, weight) in zip(values, weights) {
            pools.append((value * weight, weight, 1))
            while pools.count > 1 {
                let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
                guard before.sum * last.weight > last.sum * before.weight else { break }
                pools.removeLast(2)
                pools.append((before.sum + last.sum, before.weight + last.weight, before.count + last.count))
            }
        }
        return pools.flatMap { [Double](repeating: $0.sum / $0.weight, count: $0.count) }
    }
}
