/// The features of some rows cut into bins, so that a split is found by adding up rows bin by bin and not by sorting them.
struct FeatureBins {
    /// The most bins of a feature.
    static let limit = 64

    /// The bin of each row, feature after feature: `[d × N]`.
    let bins: [[UInt8]]
    /// The upper edges of all bins but the last, in rising order: `[d][bins − 1]`.
    let edges: [[Float]]
    /// The number of rows, N.
    let rowCount: Int

    /// Cuts halfway between values: between all of them, or else so that the bins hold about as many rows each.
    ///
    /// - Parameters:
    ///   - problem: the standardised data.
    ///   - rows: the numbers of the rows: `[N]`.
    init(_ problem: Problem, rows: [Int]) {
        let features = problem.featureCount
        rowCount = rows.count
        let columns = (0..<features).map { feature in rows.map { problem.x[$0 * features + feature] } }
        edges = columns.map(Self.edges)
        bins = zip(columns, edges).map { column, edges in column.map { UInt8(Self.bin(of: $0, edges)) } }
    }

    private static func edges(_ column: [Float]) -> [Float] {
        let sorted = column.sorted()
        let cuts = (1..<max(sorted.count, 1)).filter { sorted[$0 - 1] < sorted[$0] }
        var chosen = cuts
        if cuts.count >= limit {
            // The first change of value from each share of the rows on.
            chosen = []
            var next = 0
            for share in 1..<limit {
                let wanted = share * sorted.count / limit
                while next < cuts.count && cuts[next] < wanted { next += 1 }
                guard next < cuts.count else { break }
                if chosen.last != cuts[next] { chosen.append(cuts[next]) }
            }
        }
        return chosen.map { place -> Float in
            let (low, high) = (sorted[place - 1], sorted[place])
            let middle = low + (high - low) / 2
            return middle < high ? middle : low
        }
    }

    /// How many edges lie below a value.
    private static func bin(of value: Float, _ edges: [Float]) -> Int {
        var (low, high) = (0, edges.count)
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
