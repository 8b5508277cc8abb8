/// The quantile of sorted values with linear interpolation between the two nearest (Hyndman & Fan 1996, type 7).
///
/// NaN for a level outside 0…1 or without values.
func interpolatedQuantile(_ level: Double, ofSorted values: [Double]) -> Double {
    guard let (index, fraction) = interpolation(level, count: values.count) else { return .nan }
    return values[index] + (fraction > 0 ? fraction * (values[index + 1] - values[index]) : 0)
}

/// The same for eight columns that are sorted each by itself.
func interpolatedQuantile(_ level: Double, ofSorted values: [Lanes]) -> Lanes {
    guard let (index, fraction) = interpolation(level, count: values.count) else { return Lanes(repeating: .nan) }
    return values[index] + (fraction > 0 ? fraction * (values[index + 1] - values[index]) : Lanes())
}

/// Between which neighbours a quantile lies, and how far from the first.
private func interpolation(_ level: Double, count: Int) -> (index: Int, fraction: Double)? {
    guard level >= 0, level <= 1, count > 0 else { return nil }
    let position = level * Double(count - 1)
    let index = Int(position)
    return (index, position - Double(index))
}
