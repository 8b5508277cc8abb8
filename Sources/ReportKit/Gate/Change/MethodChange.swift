import Predictions

/// Where the predictions of one method changed: both bands at the test points, and by how much each stretch is worse.
struct MethodChange: Sendable {
    /// The method.
    let method: RecordedResults.Method
    /// What points are ordered by.
    let axis: String
    /// Whether that is a time, in seconds since 1970-01-01 00:00 UTC.
    let isTime: Bool
    /// That of each point, ascending: `[N]`.
    let x: [Double]
    /// What was observed: `[N]`.
    let observed: [Double]
    /// The central 90 % before.
    let before: Edges
    /// The same now.
    let after: Edges
    /// Stretches of equally many points.
    let stretches: [Stretch]

    /// A band at each point: `[N]`.
    struct Edges: Sendable {
        let lower, upper: [Double]
    }

    /// Neighbouring points.
    struct Stretch: Sendable {
        /// From the first to the last point.
        let range: ClosedRange<Double>
        /// By how much the mean of their CRPS is worse, paired at the same points; the intervals of all stretches together
        /// hold with 95 % (Bonferroni).
        let difference: PairedDifference
    }

    /// Stretches with fewer points tell little.
    private static let fewestPoints = 20
    private static let mostStretches = 12

    /// Compares predictions; nil if they are not at the same points, or give no distribution.
    init?(_ method: RecordedResults.Method, from first: PointPredictions, to second: PointPredictions) {
        var (before, after) = (first.predictions, second.predictions)
        let count = first.observed.count
        guard first.isAtPoints(of: second), let old = before.rankedProbabilities(pointCount: count),
            let new = after.rankedProbabilities(pointCount: count)
        else { return nil }
        let hasOneFeature = first.inputs.count == count
        let place = hasOneFeature ? first.inputs : Self.spread(before.moments.mean, before.points, count)
        let usable = (0..<count).filter { old[$0].isFinite && new[$0].isFinite && place[$0].isFinite }
        let order = usable.sorted { (place[$0], $0) < (place[$1], $1) }
        let size = max(Self.fewestPoints, (order.count + Self.mostStretches - 1) / Self.mostStretches)
        guard order.count >= Self.fewestPoints else { return nil }
        self.method = method
        let feature = second.feature ?? first.feature
        axis = hasOneFeature ? feature?.name ?? "x" : "mean that the baseline predicts"
        isTime = hasOneFeature && feature?.isTime ?? false
        x = order.map { place[$0] }
        observed = order.map { first.observed[$0] }
        self.before = Self.band(&before, count, order)
        self.after = Self.band(&after, count, order)
        // The last stretch takes what is too little for one of its own.
        let number = order.count / size
        let bootstrap = Bootstrap(resampleCount: 4000, confidence: 1 - 0.05 / Double(number))
        stretches = (0..<number).compactMap { index in
            let part = order[(index * size)..<(index == number - 1 ? order.count : (index + 1) * size)]
            guard let first = part.first, let last = part.last,
                let difference = PairedDifference(part.map { new[$0] }, part.map { old[$0] }, bootstrap: bootstrap)
            else { return nil }
            return Stretch(range: place[first]...place[last], difference: difference)
        }
    }

    /// The stretches that are worse; neighbours as one.
    var worse: [ClosedRange<Double>] {
        var ranges: [ClosedRange<Double>] = []
        var wasWorse = false
        for stretch in stretches {
            let isWorse = stretch.difference.low > 0
            if isWorse, wasWorse, let last = ranges.popLast() {
                ranges.append(last.lowerBound...stretch.range.upperBound)
            } else if isWorse {
                ranges.append(stretch.range)
            }
            wasWorse = isWorse
        }
        return ranges
    }

    private static func band(_ predictions: inout ObservedPredictions, _ count: Int, _ order: [Int]) -> Edges {
        let lower = spread(predictions.quantile(0.05), predictions.points, count)
        let upper = spread(predictions.quantile(0.95), predictions.points, count)
        return Edges(lower: order.map { lower[$0] }, upper: order.map { upper[$0] })
    }

    /// Values of some points at the places of all; NaN elsewhere.
    private static func spread(_ values: [Double], _ points: [Int], _ count: Int) -> [Double] {
        var result = [Double](repeating: .nan, count: count)
        for (point, value) in zip(points, values) { result[point] = value }
        return result
    }
}
