import Predictions

/// What a method predicts at test points, beside what was observed there.
struct PointPredictions: Sendable {
    /// Features of the points, `[N × d]`; empty where they have none.
    let inputs: [Double]
    /// What was observed: `[N]`.
    let observed: [Double]
    /// The parts of the points: indices from 0.
    let regions: [Region: [Int]]
    /// The predictions beside the observations.
    let predictions: ObservedPredictions

    /// The one feature, where there is one and its name is known; files of predictions keep no names.
    var feature: Feature?

    /// A feature by which points are shown.
    struct Feature: Sendable, Equatable {
        /// Its name.
        let name: String
        /// Whether it is a time, in seconds since 1970-01-01 00:00 UTC.
        let isTime: Bool
    }

    /// Puts predictions and observations together; nil if none can be scored.
    init?(
        inputs: [Double], observed: [Double], range: TrainingRange?, samples: PredictionSamples,
        scored: ObservedPredictions? = nil
    ) {
        guard var predictions = scored ?? (try? ObservedPredictions(samples, observed: observed)) else { return nil }
        // What the scores of all regions share is computed once.
        if scored == nil { _ = predictions.transform }
        self.inputs = inputs
        self.observed = observed
        self.predictions = predictions
        guard let range else {
            regions = [.everywhere: Array(observed.indices)]
            return
        }
        regions = Dictionary(
            uniqueKeysWithValues: range.regions.map { ($0, $0.points(inputs: inputs, range: range)) })
    }

    /// Reads what a report keeps of a method; nil if it is not what a report writes.
    init?(npz bytes: [UInt8]) {
        guard let file = try? UnderstoodFile(bytes), let model = file.models.first?.predictions, let y = model.y else {
            return nil
        }
        let known = file.training.map(\.x) ?? model.x
        let range =
            model.featureCount > 0 ? try? TrainingRange(inputs: known, featureCount: model.featureCount) : nil
        self.init(inputs: model.x, observed: y, range: range, samples: model.samples)
    }

    /// Whether others are predictions at the same points, but for the last digits of a sum.
    func isAtPoints(of other: PointPredictions) -> Bool {
        Self.agree(observed, other.observed) && Self.agree(inputs, other.inputs)
    }

    private static func agree(_ first: [Double], _ second: [Double]) -> Bool {
        guard first.count == second.count else { return false }
        let finite = first.filter(\.isFinite)
        let spread = (finite.max() ?? 0) - (finite.min() ?? 0)
        return zip(first, second).allSatisfy { abs($0 - $1) <= 1e-9 * spread || $0 == $1 || $0.isNaN && $1.isNaN }
    }
}
