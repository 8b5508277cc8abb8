internal import Predictions
internal import Tables

extension FigureContext {
    /// Whether what a band holds at a place can be computed rather than counted.
    var hasKnownLaw: Bool { features.count == 1 && truth != nil && noise != nil }

    /// How likely an interval at a test point holds an observation under the true law; 0 or 1 by the observation itself
    /// where the law is not known; nil where a number is missing.
    func held(_ low: Double, _ high: Double, at point: Int) -> Double? {
        let y = test.y[point]
        guard low.isFinite, high.isFinite else { return nil }
        guard features.count == 1, let truth, let noise else {
            return y.isFinite ? (low <= y && y <= high ? 1 : 0) : nil
        }
        return NormalLaw(mean: truth(test.x[point]), deviation: noise(test.x[point])).probability(from: low, to: high)
    }
}

extension RegionalCoverage {
    /// So many parts has the training range.
    private static let partCount = 5

    /// What the band of a method holds in the parts of a context's test points; nil if it has no band.
    init?(_ method: PredictedMethod, in context: FigureContext) {
        let band = PredictiveMoments(method.test).band
        guard band.lower.count == context.test.count else { return nil }
        let held = context.test.y.indices.map { context.held(band.lower[$0], band.upper[$0], at: $0) }
        guard held.contains(where: { $0 != nil }) else { return nil }
        let words = BandWords(method.test)
        let widths = zip(band.upper, band.lower).map { $0 - $1 }
        let shares = Self.parts(of: context, widths: widths).compactMap { region, points, isKnown -> Share? in
            let known = points.compactMap { held[$0] }
            guard !known.isEmpty else { return nil }
            let sum = known.reduce(0, +)
            return Share(
                region: region, value: sum / Double(known.count),
                interval: context.hasKnownLaw
                    ? nil : BandCoverage(held: Int(sum), count: known.count, nominal: words.nominal).interval,
                pointCount: known.count, isKnown: isKnown)
        }
        self.init(method: method.title, nominal: words.nominal, shares: shares)
    }

    private typealias Part = (region: String, points: [Int], isKnown: Bool)

    /// The test points of each part: of one feature the fifths of the training range, the gap, and both ends outside; of
    /// several, fifths from the narrowest intervals to the widest (Angelopoulos & Bates 2021, arXiv:2107.07511, section 3),
    /// and what lies outside.
    private static func parts(of context: FigureContext, widths: [Double]) -> [Part] {
        let isInner = context.isInner
        let all = isInner.indices
        guard context.features.count == 1 else {
            let inner = all.filter { isInner[$0] && widths[$0].isFinite }.sorted { (widths[$0], $0) < (widths[$1], $1) }
            let fifths = (0..<partCount).map { part -> Part in
                let places = part * inner.count / partCount..<(part + 1) * inner.count / partCount
                let name = part == 0 ? "surest fifth" : part == partCount - 1 ? "least sure fifth" : "fifth \(part + 1)"
                return (name, Array(inner[places]), true)
            }
            return context.hasTraining ? fifths + [("outside the data", all.filter { !isInner[$0] }, false)] : fifths
        }
        let x = context.test.x
        let isTime = context.times.contains(0)
        let known = range(of: context.training.x) ?? range(of: x) ?? 0...1
        let (first, last) = (known.lowerBound, known.upperBound)
        func place(_ value: Double) -> String {
            isTime ? CalendarDate.text(value, within: last - first) : text(value)
        }
        let step = (last - first) / Double(partCount)
        let ends = (0...partCount).map { $0 == partCount ? last : first + Double($0) * step }
        // Where a fifth ends, the next one begins; a fifth within the gap has no points.
        var parts = zip(ends, ends.dropFirst()).map { low, high -> (start: Double, part: Part) in
            let points = all.filter { isInner[$0] && low <= x[$0] && (x[$0] < high || x[$0] == high && high == last) }
            return (low, ("\(place(low)) to \(place(high))", points, true))
        }
        if let gap = context.gap {
            let points = all.filter { gap.containsInside(x[$0]) }
            parts.append((gap.lowerBound, ("gap \(place(gap.lowerBound)) to \(place(gap.upperBound))", points, false)))
        }
        let inside = parts.sorted { $0.start < $1.start }.map(\.part)
        return [("below \(place(first))", all.filter { x[$0] < first }, false)] + inside
            + [("above \(place(last))", all.filter { x[$0] > last }, false)]
    }
}
