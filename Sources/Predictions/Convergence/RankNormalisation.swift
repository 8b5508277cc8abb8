/// Replaces values by the standard normal quantiles of their ranks, so that heavy tails can't hide what chains do.
enum RankNormalisation {
    /// Φ⁻¹((r − 3/8) / (S + 1/4)) for the rank r among all S values (Blom 1958); equal values share their mean rank.
    static func scores(_ chains: [[Double]]) -> [[Double]] {
        let values = chains.flatMap(\.self)
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var scores = [Double](repeating: .nan, count: values.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
            let rank = Double(first + last) / 2 + 1
            let score = StandardNormal.quantile((rank - 0.375) / (Double(values.count) + 0.25))
            for place in first...last { scores[order[place]] = score }
            first = last + 1
        }
        var start = 0
        return chains.map { chain in
            defer { start += chain.count }
            return Array(scores[start..<(start + chain.count)])
        }
    }
}
