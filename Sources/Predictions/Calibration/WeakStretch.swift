/// A stretch of one feature in which a band holds too few observations.
public struct WeakStretch: Sendable, Equatable {
    /// Which feature.
    public let feature: Int
    /// From its least to its greatest value there.
    public let range: ClosedRange<Double>
    /// What the band holds there.
    public let coverage: BandCoverage

    /// Cuts the points along each feature into fifths of as many points, and finds those where the band holds too few for
    /// chance, all tests together at a level of 5 % (Bonferroni); neighbours are joined.
    ///
    /// A band may hold the right share of all observations by being too wide in one place and too narrow in another.
    ///
    /// - Parameters:
    ///   - isHeld: whether the band holds the observation at each point: `[N]`.
    ///   - inputs: features of the points, `[N × d]`, rows one after the other.
    ///   - featureCount: the number of features, d.
    ///   - nominal: the share that the band should hold.
    /// - Returns: none for fewer than 50 points, whose fifths tell nothing.
    public static func all(isHeld: [Bool], inputs: [Double], featureCount: Int, nominal: Double) -> [WeakStretch] {
        all(count: isHeld.count, inputs: inputs, featureCount: featureCount) { points in
            BandCoverage(held: points.count { isHeld[$0] }, count: points.count, nominal: nominal)
        }
    }

    /// The same with a coverage of one's own.
    ///
    /// - Parameters:
    ///   - count: the number of points, N.
    ///   - inputs: features of the points, `[N × d]`, rows one after the other.
    ///   - featureCount: the number of features, d.
    ///   - coverage: what the band holds of some points, given their places: `[n]`.
    public static func all(
        count: Int, inputs: [Double], featureCount: Int, coverage: (_ points: [Int]) -> BandCoverage
    ) -> [WeakStretch] {
        guard count >= 10 * parts, inputs.count == count * featureCount else { return [] }
        return (0..<featureCount).flatMap { feature -> [WeakStretch] in
            let values = (0..<count).map { inputs[$0 * featureCount + feature] }
            let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
            var weak: [Range<Int>] = []
            for part in 0..<parts {
                let places = part * count / parts..<(part + 1) * count / parts
                guard coverage(places.map { order[$0] }).isTooLow(level: 0.05 / Double(parts * featureCount)) else {
                    continue
                }
                if let last = weak.last, last.upperBound == places.lowerBound {
                    weak[weak.count - 1] = last.lowerBound..<places.upperBound
                } else {
                    weak.append(places)
                }
            }
            return weak.map { places in
                WeakStretch(
                    feature: feature,
                    range: values[order[places.lowerBound]]...values[order[places.upperBound - 1]],
                    coverage: coverage(places.map { order[$0] }))
            }
        }
    }

    private static let parts = 5
}
