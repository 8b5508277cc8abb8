/// The box that the training inputs fill: from the smallest to the largest value of each feature.
public struct TrainingRange: Sendable, Equatable {
    /// The range of each feature.
    public let features: [ClosedRange<Double>]

    /// The box around training inputs, `[N × d]`, rows one after the other.
    ///
    /// - Throws: ``PredictionError`` if there is no row, a row is incomplete, or a value is not a number.
    public init(inputs: [Double], featureCount: Int) throws(PredictionError) {
        guard featureCount > 0, !inputs.isEmpty else { throw .empty }
        guard inputs.count.isMultiple(of: featureCount) else {
            let expected = (inputs.count / featureCount + 1) * featureCount
            throw .shape(what: "inputs", expected: expected, found: inputs.count)
        }
        var low = [Double](repeating: .infinity, count: featureCount)
        var high = [Double](repeating: -.infinity, count: featureCount)
        for (index, value) in inputs.enumerated() {
            guard !value.isNaN else { throw .missingInput(index: index) }
            low[index % featureCount] = min(low[index % featureCount], value)
            high[index % featureCount] = max(high[index % featureCount], value)
        }
        features = zip(low, high).map { $0...$1 }
    }

    /// Whether each row of inputs, `[N × d]`, lies inside the box in every feature; its faces belong to it.
    public func contains(inputs: [Double]) -> [Bool] {
        stride(from: 0, to: inputs.count - features.count + 1, by: features.count).map { row in
            features.indices.allSatisfy { features[$0].contains(inputs[row + $0]) }
        }
    }
}

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

    /// The points of this region, in their order.
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

extension PredictiveMoments {
    /// How much more the model doubts itself away from the data: mean epistemic σ outside the training range over
    /// mean epistemic σ inside.
    ///
    /// The points should be an even grid over what is shown, so that both means are averages over x. The mean is that
    /// of standard deviations, not of variances. Points without a finite σ are left out.
    ///
    /// - Parameters:
    ///   - inputs: features of the points, `[N × d]`, rows one after the other.
    ///   - range: the box that the training inputs fill.
    /// - Returns: nil if there is no point on one of the sides, or no spread inside.
    public func epistemicRatio(inputs: [Double], range: TrainingRange) -> Double? {
        func meanDeviation(_ region: Region) -> Double {
            let deviations = region.points(inputs: inputs, range: range)
                .map { epistemic[$0].squareRoot() }.filter(\.isFinite)
            return deviations.reduce(0, +) / Double(deviations.count)
        }
        let ratio = meanDeviation(.outOfRange) / meanDeviation(.inRange)
        return ratio.isFinite ? ratio : nil
    }
}
