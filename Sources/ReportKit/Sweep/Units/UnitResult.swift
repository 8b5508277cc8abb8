import Predictions
import Training

/// What came of a unit: the numbers of its method, and of what adjustments make of it, on each data set of its source.
struct UnitResult: Sendable, Equatable {
    /// What came of one method on one data set.
    struct Outcome: Sendable, Equatable {
        /// The name of the data set.
        let dataSet: String
        /// Its name in headings.
        let dataSetTitle: String
        /// The name of the method, and what was done to its predictions.
        let method: String
        /// Its name in headings.
        let methodTitle: String
        /// The method that it starts from, if its predictions were adjusted.
        var base: String?
        /// Why there is nothing to score, if there is not.
        var failure: String?
        /// The number of its networks that diverged although others did not.
        var divergedCount = 0
        /// Of how many rows training took a gradient; nil if it takes none.
        var gradientRows: Int?
        /// By what other splits of the same rows have in common: rows tested on over rows learned from; 0 where data are
        /// drawn anew from a law.
        var overlap = 0.0
        /// The number of rows that were learned from.
        var rows = 0
        /// The number of test points of each region.
        var points: [Region: Int] = [:]
        /// The scores that have a value, in the order of the metrics.
        var scores: [Score] = []
    }

    /// A number.
    struct Score: Sendable, Equatable {
        /// The points that count.
        let region: Region
        /// The name of the score.
        let name: String
        /// Its value.
        let value: Double
    }

    /// The version of the program that did the unit.
    let version: String
    /// The unit's key.
    let key: String
    /// The name of its source.
    let source: String
    /// The name of its method.
    let method: String
    /// The share of the rows that was learned from, in percent.
    var share = 100
    /// The root of the randomness of the data, if it is one of its own.
    let split: Int?
    /// The root of all other randomness.
    let seed: Int
    /// Why there is no outcome at all, if there is none.
    var error: String?
    /// The outcomes; none after an error.
    var outcomes: [Outcome] = []

    /// What went wrong, if anything did.
    var reason: String? {
        error ?? outcomes.lazy.compactMap(\.failure).first ?? (outcomes.isEmpty ? "no outcome" : nil)
    }
    /// Whether something that should be there is not.
    var hasFailed: Bool { reason != nil }
}

extension UnitResult.Outcome {
    /// The numbers of an evaluation.
    init(_ evaluation: Evaluation, on dataSet: DataSet) {
        self.dataSet = dataSet.name
        dataSetTitle = dataSet.title
        method = evaluation.name
        methodTitle = evaluation.title
        base = evaluation.adjustment?.base
        failure = evaluation.hasFailed ? evaluation.training?.failure ?? "training diverged" : nil
        divergedCount = evaluation.hasFailed ? 0 : evaluation.training?.failedCount ?? 0
        gradientRows = evaluation.training.flatMap { $0.gradientRows > 0 ? $0.gradientRows : nil }
        overlap = dataSet.overlap
        rows = dataSet.training.count
        for number in evaluation.scores.numbers {
            guard let value = number.value else { continue }
            if let count = number.points { points[number.region] = max(points[number.region] ?? 0, count) }
            scores.append(.init(region: number.region, name: number.key.name, value: value))
        }
        guard let samples = evaluation.predictions?.test, let range = try? dataSet.knownRange else { return }
        let moments = PredictiveMoments(samples)
        guard moments.hasVariance else { return }
        let deviations = moments.epistemicDeviation
        for region in range.regions {
            let own = region.points(inputs: dataSet.test.x, range: range).map { deviations[$0] }.filter(\.isFinite)
            guard !own.isEmpty else { continue }
            scores.append(
                .init(
                    region: region, name: LearningCurve.deviation.name, value: own.reduce(0, +) / Double(own.count)))
        }
    }
}

extension DataSet {
    /// Rows tested on over rows learned from, where other splits share them; 0 where data are drawn anew from a law.
    fileprivate var overlap: Double {
        guard truth == nil, training.count > 0 else { return 0 }
        return folds.isEmpty ? Double(test.count) / Double(training.count) : 1 / Double(max(1, folds.count - 1))
    }
}
