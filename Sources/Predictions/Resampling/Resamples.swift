/// The resamples of a bootstrap over a number of points.
struct Resamples: Sendable {
    /// The unit that each point belongs to.
    let blocks: [Int32]
    /// The number of units.
    let unitCount: Int
    /// How often each unit is taken, a row for each resample.
    let multiplicities: [UInt16]
    /// The number of points in each resample.
    private let sizes: [Double]
    private let bootstrap: Bootstrap

    /// The resamples of `pointCount` points.
    init(_ bootstrap: Bootstrap, pointCount: Int) {
        self.bootstrap = bootstrap
        blocks = bootstrap.blocks(pointCount: pointCount)
        unitCount = min(pointCount, Bootstrap.blockCount)
        multiplicities = bootstrap.multiplicities(unitCount: unitCount)
        let ones = [Double](repeating: 1, count: pointCount)
        sizes = Self.totals(
            of: Self.sums(of: ones, blocks: blocks, unitCount: unitCount), multiplicities: multiplicities)
    }

    /// The means of columns in each resample: `[B][columns]`.
    func means(of columns: [[Double]]) -> [[Double]] {
        let totals = columns.map {
            Self.totals(
                of: Self.sums(of: $0, blocks: blocks, unitCount: unitCount), multiplicities: multiplicities)
        }
        return sizes.indices.map { resample in totals.map { $0[resample] / sizes[resample] } }
    }

    /// The most points that are weighted anew in each resample.
    private static let affordableCount = 100_000

    /// A function of the units' weights in each resample, and its value on all points.
    ///
    /// It costs as much as the function on all points. With very many points fewer resamples are used, and they are drawn
    /// from a random share of the points: how far they lie from that share's own value shrinks with the square root of
    /// the number of points (Politis, Romano & Wolf 1999, Subsampling), so they are brought as close to the value of all
    /// points as that root says.
    func weighted(_ prepare: Statistic.Preparation) -> (value: Double, replicates: [Double]) {
        let value = prepare(blocks)([Double](repeating: 1, count: unitCount))
        let count = min(sizes.count, max(200, 20_000_000 / max(1, blocks.count)))
        guard blocks.count > Self.affordableCount else {
            let compute = prepare(blocks)
            return (value, (0..<count).map { compute(weights($0, multiplicities, unitCount)) })
        }
        let share = Double(Self.affordableCount) / Double(blocks.count)
        let units = max(1, Int(share * Double(unitCount)))
        let some = blocks.map { $0 < units ? $0 : -1 }
        let compute = prepare(some)
        let center = compute([Double](repeating: 1, count: units))
        let shrinkage = (Double(some.count { $0 >= 0 }) / Double(blocks.count)).squareRoot()
        let drawn = bootstrap.multiplicities(unitCount: units)
        return (value, (0..<count).map { value + shrinkage * (compute(weights($0, drawn, units)) - center) })
    }

    private func weights(_ resample: Int, _ multiplicities: [UInt16], _ unitCount: Int) -> [Double] {
        multiplicities[resample * unitCount..<(resample + 1) * unitCount].map { Double($0) }
    }

    /// The sum of a column in each unit.
    private static func sums(of column: [Double], blocks: [Int32], unitCount: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: unitCount)
        for index in column.indices { sums[Int(blocks[index])] += column[index] }
        return sums
    }

    /// The sum in each resample of what the units hold.
    private static func totals(of sums: [Double], multiplicities: [UInt16]) -> [Double] {
        stride(from: 0, to: multiplicities.count, by: sums.count).map { row in
            var total = 0.0
            for unit in sums.indices { total += Double(multiplicities[row + unit]) * sums[unit] }
            return total
        }
    }
}
