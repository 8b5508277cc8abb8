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
