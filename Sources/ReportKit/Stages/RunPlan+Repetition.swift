import Predictions
import Training

/// What a repetition with another seed came to.
struct Repetition: Sendable {
    /// Its seed.
    let seed: Int
    /// The methods on all data sets.
    let results: [MethodResult]

    /// The result of the method that another result is of, on the same data set.
    func partner(of other: MethodResult) -> MethodResult? {
        results.first { $0.name == other.name && $0.trained.dataSet == other.trained.dataSet }
    }
}

extension RunPlan {
    /// Repeats training and scoring with the seeds that follow, several at a time.
    func repetitions(observer: some RunObserver) async throws -> [Repetition] {
        try await inParallel(repetitions, limit: jobs) { plan in
            let trained = try await plan.train(Silence()).map(\.withoutCheckpoints)
            let results = try await plan.predict(trained, grids: plan.dataSets.map(plan.lines))
            observer.observe(.finished(.scores, "trained and scored with seed \(plan.seed)"))
            // Predictions are of no more use, and there may be many seeds.
            return Repetition(seed: plan.seed, results: results.map(\.scoresAlone))
        }
    }
}

/// Watches nothing.
private struct Silence: RunObserver {
    func observe(_ event: RunEvent) {}
}

extension OverSeeds {
    /// Results of the first seed with what all seeds say together.
    static func summarised(_ results: [MethodResult], with repetitions: [Repetition]) -> [MethodResult] {
        results.map { first in
            var result = first
            let others = repetitions.compactMap { $0.partner(of: first) }
            result.metrics = summarise(result.metrics, with: others.map(\.metrics))
            result.repeatedMetrics = others.flatMap(\.metrics)
            result.failedSeeds = repetitions.filter { ($0.partner(of: first)?.trained.failedCount ?? 0) > 0 }
                .map(\.seed)
            return result
        }
    }
}
