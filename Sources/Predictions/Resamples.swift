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

    /// The resamples of `pointCount` points.
    init(_ bootstrap: Bootstrap, pointCount: Int) {
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

    /// A function of the units' weights in each resample.
    ///
    /// It costs as much as the function on all points, so with very many points fewer resamples are used.
    func weighted(_ compute: ([Double]) -> Double) -> [Double] {
        let affordable = max(100, 20_000_000 / max(1, blocks.count))
        return (0..<min(sizes.count, affordable)).map { resample in
            compute(multiplicities[resample * unitCount..<(resample + 1) * unitCount].map { Double($0) })
        }
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
