import Tables
import Predictions
import Training

/// Which observations the band of a method holds.
struct HeldObservations {
    /// At each test point; nil where a number is missing.
    private let isHeld: [Bool?]
    private let nominal: Double

    /// Looks at all test points.
    init(_ test: PredictionSamples, observed: [Double], nominal: Double) {
        let band = PredictiveMoments(test).band
        isHeld = observed.indices.map { point in
            let (low, high, y) = (band.lower[point], band.upper[point], observed[point])
            return !low.isNaN && !high.isNaN && y.isFinite ? low <= y && y <= high : nil
        }
        self.nominal = nominal
    }

    /// What the band holds of some points; nil if it is known at none.
    func coverage(at points: [Int]) -> BandCoverage? {
        let known = points.compactMap { isHeld[$0] }
        return known.isEmpty
            ? nil : BandCoverage(held: known.count { $0 }, count: known.count, nominal: nominal)
    }

    /// Where the band holds too few of some points, in words.
    func weakness(at points: [Int], in dataSet: DataSet) -> [String] {
        let known = points.filter { isHeld[$0] != nil }
        let count = dataSet.features.count
        let stretches = WeakStretch.all(
            isHeld: known.compactMap { isHeld[$0] },
            inputs: known.flatMap { dataSet.test.x[$0 * count..<($0 + 1) * count] }, featureCount: count,
            nominal: nominal)
        return stretches.map { stretch in
            let (low, high) = (stretch.range.lowerBound, stretch.range.upperBound)
            return
                "\(dataSet.features[stretch.feature]) from \(NumberText.significant(low, digits: 2)) to \(NumberText.significant(high, digits: 2)) (\(NumberText.percent(stretch.coverage.share)))"
        }
    }
}
