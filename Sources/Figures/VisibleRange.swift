/// The range of y that a figure of a band shows: all data, and the band as far as it is no reason to see the data flat.
///
/// Where the band reaches further it is cut at the panel. Test points outside what is shown of x don't count.
///
/// - Parameters:
///   - subject: the data.
///   - bands: lower and upper ends of bands on the subject's grid.
///   - allowance: how far a band may widen the range at each end, as a part of the data's extent.
func visibleRange(
    of subject: Subject, bands: [(lower: [Double], upper: [Double])], allowance: Double = 0.5
) -> ClosedRange<Double> {
    let shown = subject.shown
    let training = subject.training.filter(shown.contains).y
    let test = subject.test.filter(shown.contains).y
    let ends = bands.flatMap { $0.lower + $0.upper }
    guard let data = range(of: training + test + (subject.truth ?? [])) ?? range(of: ends) else { return 0...1 }
    guard let reach = range(of: ends) else { return padded(data) }
    let extent = data.upperBound - data.lowerBound
    let room = extent > 0 ? allowance * extent : .infinity
    return padded(
        min(
            data.lowerBound, max(reach.lowerBound, data.lowerBound - room))...max(
                data.upperBound, min(reach.upperBound, data.upperBound + room)))
}

/// The range with a little air at both ends, so that no point lies on the frame.
func padded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let air = (range.upperBound - range.lowerBound) * 0.04
    return range.lowerBound - air...range.upperBound + air
}
