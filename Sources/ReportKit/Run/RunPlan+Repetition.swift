import Predictions
import Training

/// What a repetition with another seed came to.
struct Repetition: Sendable {
    /// Its seed.
    let seed: Int
    /// The methods on all data sets, in the order of the plan.
    let results: [MethodResult]
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
        results.indices.map { index in
            var result = results[index]
            let others = repetitions.map { $0.results[index] }
            result.metrics = summarise(result.metrics, with: others.map(\.metrics))
            result.repeatedMetrics = others.flatMap(\.metrics)
            result.failedSeeds = repetitions.filter { $0.results[index].trained.failedCount > 0 }.map(\.seed)
            return result
        }
    }
}
