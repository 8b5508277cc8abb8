/// The resamples of a bootstrap over a number of points.
struct Resamples: Sendable {
    /// The unit that each point belongs to.
    let blocks: [Int32]
    /// The number of units.
    let unitCount: Int
    /// How often each unit is taken, a row for each resample.
    let multiplicities: [UInt16]

    /// The resamples of `pointCount` points.
    init(_ bootstrap: Bootstrap, pointCount: Int) {
        blocks = bootstrap.blocks(pointCount: pointCount)
        unitCount = min(pointCount, Bootstrap.blockCount)
        multiplicities = bootstrap.multiplicities(unitCount: unitCount)
    }

    /// The means of columns in each resample: `[B][columns]`.
    func means(of columns: [[Double]]) -> [[Double]] {
        let unitSizes = sums(of: [Double](repeating: 1, count: blocks.count))
        let unitSums = columns.map(sums)
        return (0..<multiplicities.count / unitCount).map { resample in
            let row = resample * unitCount
            func total(_ values: [Double]) -> Double {
                var total = 0.0
                for unit in 0..<unitCount { total += Double(multiplicities[row + unit]) * values[unit] }
                return total
            }
            let size = total(unitSizes)
            return unitSums.map { total($0) / size }
        }
    }

    /// A function of the points' weights in each resample.
    ///
    /// It costs as much as the function on all points, so with very many points fewer resamples are used.
    func weighted(_ compute: ([Double]) -> Double) -> [Double] {
        let available = multiplicities.count / unitCount
        let affordable = max(100, 20_000_000 / max(1, blocks.count))
        var weights = [Double](repeating: 0, count: blocks.count)
        return (0..<min(available, affordable)).map { resample in
            let row = resample * unitCount
            for (point, block) in blocks.enumerated() { weights[point] = Double(multiplicities[row + Int(block)]) }
            return compute(weights)
        }
    }

    /// The sum of a column in each unit.
    private func sums(of column: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: unitCount)
        for (point, block) in blocks.enumerated() { sums[Int(block)] += column[point] }
        return sums
    }
}
