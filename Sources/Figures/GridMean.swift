/// The mean of values at those places of a grid that satisfy a condition; nil if there are none.
func mean(of values: [Double], on grid: [Double], where isIncluded: (Double) -> Bool) -> Double? {
    let kept = zip(grid, values).filter { isIncluded($0) && $1.isFinite }.map(\.1)
    return kept.isEmpty ? nil : kept.reduce(0, +) / Double(kept.count)
}
