/// The box that the training inputs fill: from the smallest to the largest value of each feature, and a gap in it if there
/// is one.
public struct TrainingRange: Sendable, Equatable {
    /// The range of each feature.
    public let features: [ClosedRange<Double>]
    /// A stretch of the one feature that holds no training inputs, its ends apart; nil if there is none.
    public let gap: ClosedRange<Double>?

    /// The box around training inputs.
    ///
    /// - Parameters:
    ///   - inputs: the training inputs, `[N × d]`, rows one after the other.
    ///   - featureCount: the number of features, d.
    ///   - gap: a stretch that holds none of them, its ends apart; of one feature alone.
    /// - Throws: ``PredictionError`` if there is no row, a row is incomplete, or a value is not a number.
    public init(
        inputs: [Double], featureCount: Int, gap: ClosedRange<Double>? = nil
    ) throws(PredictionError) {
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
        self.gap = featureCount == 1 ? gap : nil
    }

    /// The parts of the test points that are told apart, in the order of a report.
    public var regions: [Region] { Region.allCases.filter { $0 != .inGap || gap != nil } }

    /// Whether each row of inputs lies in the gap: `[N]`.
    func isInGap(inputs: [Double]) -> [Bool] {
        let rows = inputs.count / features.count
        return (0..<rows).map { gap?.containsInside(inputs[$0 * features.count]) ?? false }
    }

    /// Whether each row of inputs, `[N × d]`, lies inside the box in every feature; its faces belong to it.
    public func contains(inputs: [Double]) -> [Bool] {
        stride(from: 0, to: inputs.count - features.count + 1, by: features.count).map { row in
            features.indices.allSatisfy { features[$0].contains(inputs[row + $0]) }
        }
    }
}

extension ClosedRange<Double> {
    /// Whether a value lies between the ends, which hold data.
    package func containsInside(_ value: Double) -> Bool { value > lowerBound && value < upperBound }
}
