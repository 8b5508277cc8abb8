import Predictions
import Figures
import Training

/// The points at which predictions are drawn: a line along each feature, the others at their median.
struct PredictionGrid: Sendable {
    /// The values of the feature, in rising order.
    let values: [Double]
    /// All features of each point, `[G × d]`.
    let points: [Double]

    /// Points on a line that is drawn across a page.
    static let fine = 340
    /// Points on a line in one picture of a filmstrip.
    static let coarse = 100

    /// A line through given points.
    init(values: [Double], points: [Double]) {
        self.values = values
        self.points = points
    }

    /// A line along a feature through what is shown of the data.
    init(of dataSet: DataSet, along feature: Int, count: Int = fine) {
        let medians = (0..<dataSet.features.count).map { Self.median(dataSet.training.feature($0)) }
        let values = Self.range(of: dataSet, feature: feature).grid(count)
        self.values = values
        points = values.flatMap { value in
            medians.indices.map { $0 == feature ? value : medians[$0] }
        }
    }

    static func range(of dataSet: DataSet, feature: Int) -> ClosedRange<Double> {
        if dataSet.features.count == 1 { return dataSet.shown }
        let values = dataSet.training.feature(feature)
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        let margin = high > low ? (high - low) * 0.1 : 1
        return (low - margin)...(high + margin)
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

extension FeatureGrid {
    /// Columns and rows of a map.
    private static let side = 48

    /// A grid over what is shown of two features; nil for other numbers of features.
    init?(of dataSet: DataSet) {
        guard dataSet.features.count == 2 else { return nil }
        let axes = (0..<2).map { PredictionGrid.range(of: dataSet, feature: $0).grid(Self.side) }
        let areTimes = (x: dataSet.times.contains(0), y: dataSet.times.contains(1))
        self.init(names: (x: dataSet.features[0], y: dataSet.features[1]), areTimes: areTimes, x: axes[0], y: axes[1])
    }
}
