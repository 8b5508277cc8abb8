/// Labels in a column moved apart so that none touches another.
enum Spacing {
    /// Centres at least `distance` apart and as near as possible to the wished ones (least squares, by pooling adjacent
    /// violators), inside `range`; `nil` if they don't all fit.
    static func spread(_ wished: [Double], distance: Double, in range: ClosedRange<Double>) -> [Double]? {
        let room = range.upperBound - range.lowerBound
        guard Double(wished.count - 1) * distance <= room + 1e-9 else { return nil }
        let order = wished.indices.sorted { (wished[$0], $0) < (wished[$1], $1) }
        // Without the distances between them, labels need only stay in order.
        var pools: [(sum: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            pools.append((wished[index] - Double(rank) * distance, 1))
            while pools.count > 1 {
                let (a, b) = (pools[pools.count - 2], pools[pools.count - 1])
                if a.sum / Double(a.count) <= b.sum / Double(b.count) { break }
                pools.removeLast(2)
                pools.append((a.sum + b.sum, a.count + b.count))
            }
        }
        var result = wished
        var rank = 0
        let highest = range.upperBound - Double(wished.count - 1) * distance
        for pool in pools {
            let base = max(range.lowerBound, min(highest, pool.sum / Double(pool.count)))
            for _ in 0..<pool.count {
                result[order[rank]] = base + Double(rank) * distance
                rank += 1
            }
        }
        return result
    }
}
