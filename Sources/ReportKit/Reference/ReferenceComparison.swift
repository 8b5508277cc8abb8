import Predictions

/// How far one method's predictions are from those of the reference, at each point.
struct ReferenceComparison: Sendable {
    /// The method's name on the command line.
    let method: String
    /// Its name in headings.
    let title: String
    /// The Wasserstein-1 distance of the predictive distributions: `[N]`; nil for a method without draws.
    let distance: [Double]?
    /// The method's moments at the points.
    let moments: PredictiveMoments
    /// By how much its loss still fell at the end of its training, if it did.
    let unsettled: Double?

    /// The distance's mean over a region.
    func meanDistance(_ points: [Int]) -> Double? {
        distance.flatMap { Self.mean($0, points) }
    }

    /// Mean epistemic σ over a region, over that of the reference.
    func epistemicRatio(to reference: PredictiveMoments, _ points: [Int]) -> Double? {
        guard let own = Self.mean(moments.epistemicDeviation, points),
            let others = Self.mean(reference.epistemicDeviation, points), others > 0
        else { return nil }
        return own / others
    }

    /// Mean noise σ over a region, over that of the reference; nil where one of them models none.
    func noiseRatio(to reference: PredictiveMoments, _ points: [Int]) -> Double? {
        guard let own = moments.aleatoricDeviation.flatMap({ Self.mean($0, points) }),
            let others = reference.aleatoricDeviation.flatMap({ Self.mean($0, points) }), others > 0
        else { return nil }
        return own / others
    }

    private static func mean(_ values: [Double], _ points: [Int]) -> Double? {
        let kept = points.map { values[$0] }.filter(\.isFinite)
        return kept.isEmpty ? nil : kept.reduce(0, +) / Double(kept.count)
    }
}
