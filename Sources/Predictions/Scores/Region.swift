/// A part of the test points that is scored by itself.
public enum Region: String, Sendable, CaseIterable {
    /// All points.
    case everywhere
    /// Points inside the training range of every feature, but for a gap in it.
    case inRange = "in-range"
    /// Points in a gap between training data, where there is one.
    case inGap = "in-gap"
    /// Points outside the training range of at least one feature, where it extrapolates.
    case outOfRange = "out-of-range"

    /// The name in headings.
    public var title: String {
        switch self {
        case .everywhere: "everywhere"
        case .inRange: "inside the training range"
        case .inGap: "in the gap between the training data"
        case .outOfRange: "outside the training range"
        }
    }

    /// The points of this region, in their order: `[M]` indices from 0.
    ///
    /// - Parameters:
    ///   - inputs: features of the points, `[N × d]`, rows one after the other.
    ///   - range: the box that the training inputs fill.
    public func points(inputs: [Double], range: TrainingRange) -> [Int] {
        let isInside = range.contains(inputs: inputs)
        let isInGap = range.isInGap(inputs: inputs)
        return isInside.indices.filter { point in
            switch self {
            case .everywhere: true
            case .inRange: isInside[point] && !isInGap[point]
            case .inGap: isInside[point] && isInGap[point]
            case .outOfRange: !isInside[point]
            }
        }
    }
}
