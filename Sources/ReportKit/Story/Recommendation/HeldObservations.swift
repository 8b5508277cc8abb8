import Tables
import Predictions
import Training

/// How much the band of a method holds at each test point: the observation or not; or, where the law of the data is known,
/// how likely it holds one, so that methods are judged and not the draw of the test points.
struct HeldObservations {
    /// At each test point; nil where a number is missing.
    private let held: [Double?]
    private let nominal: Double
    /// Whether these are probabilities under a known law.
    private let isExpected: Bool

    /// How much less than its promise a band may hold of a known law, all points together; the same as of observations.
    static let tolerance = BandCoverage.tolerance
    /// How much less it may hold in a fifth of them: less is known of a part than of the whole.
    static let toleranceOfFifth = 0.1

    /// Looks at all test points.
    init(_ test: PredictionSamples, on dataSet: DataSet, nominal: Double) {
        let band = PredictiveMoments(test).band
        let observed = dataSet.test.y
        let laws = dataSet.laws
        held = observed.indices.map { point in
            let (low, high, y) = (band.lower[point], band.upper[point], observed[point])
            guard low.isFinite && high.isFinite && y.isFinite else { return nil }
            guard let laws else { return low <= y && y <= high ? 1 : 0 }
            return laws[point].probability(from: low, to: high)
        }
        self.nominal = nominal
        isExpected = laws != nil
    }

    /// What the band holds of some points; nil if it is known at none.
    func coverage(at points: [Int]) -> BandCoverage? {
        let known = points.compactMap { held[$0] }
        return known.isEmpty ? nil : coverage(known, tolerance: Self.tolerance)
    }

    private func coverage(_ held: [Double], tolerance: Double) -> BandCoverage {
        let sum = held.reduce(0, +)
        return isExpected
            ? BandCoverage(
                expected: sum / Double(held.count), count: held.count, nominal: nominal, tolerance: tolerance)
            : BandCoverage(held: Int(sum), count: held.count, nominal: nominal)
    }

    /// Where the band holds too little of some points, in words, the worst first.
    func weakness(at points: [Int], in dataSet: DataSet) -> [String] {
        let known = points.filter { held[$0] != nil }
        let count = dataSet.features.count
        let stretches = WeakStretch.all(
            count: known.count, inputs: known.flatMap { dataSet.test.x[$0 * count..<($0 + 1) * count] },
            featureCount: count
        ) { places in
            coverage(places.compactMap { held[known[$0]] }, tolerance: Self.toleranceOfFifth)
        }
        // One that reaches from end to end says no more than the whole does.
        let worst = stretches.filter { $0.coverage.count < known.count }.enumerated().sorted {
            ($0.element.coverage.share, $0.offset) < ($1.element.coverage.share, $1.offset)
        }
        return worst.map(\.element).map { stretch in
            let isTime = dataSet.times.contains(stretch.feature)
            let all = dataSet.test.feature(stretch.feature)
            let span = (all.max() ?? 0) - (all.min() ?? 0)
            let text = { (value: Double) in
                isTime ? CalendarDate.text(value, within: span) : NumberText.significant(value, digits: 2)
            }
            let (low, high) = (text(stretch.range.lowerBound), text(stretch.range.upperBound))
            return
                "\(dataSet.features[stretch.feature]) from \(low) to \(high) (\(NumberText.percent(stretch.coverage.share)))"
        }
    }
}
