/// A part of the test points that is scored by itself.
public enum Region: String, Sendable, CaseIterable {
    /// All points.
    case everywhere
    /// Points inside the training range of every feature, where a model interpolates.
    case inRange = "in-range"
    /// Points outside the training range of at least one feature, where it extrapolates.
    case outOfRange = "out-of-range"

    /// The name in headings.
    public var title: String {
        switch self {
        case .everywhere: "everywhere"
        case .inRange: "inside the training range"
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
        return isInside.indices.filter { point in
            switch self {
            case .everywhere: true
            case .inRange: isInside[point]
            case .outOfRange: !isInside[point]
            }
        }
    }
}
