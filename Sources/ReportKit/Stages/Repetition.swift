import Predictions
import Training

/// What a repetition with another seed came to: the numbers, since there may be many seeds.
struct Repetition: Sendable {
    /// Its seed.
    let seed: Int
    /// The methods of each data set, without their predictions.
    let evaluations: [[Evaluation]]

    /// The evaluation of a method on a data set.
    func evaluation(of name: String, dataSet: Int) -> Evaluation? {
        evaluations[dataSet].first { $0.name == name }
    }
}

extension RunPlan {
    /// Repeats training and scoring with the seeds that follow, several at a time.
    func repetitions(observer: some RunObserver) async throws -> [Repetition] {
        try await inParallel(repetitions, limit: jobs) { plan in
            let evaluations = try await plan.scored()
            observer.observe(.finished("trained and scored with seed \(plan.seed)"))
            return Repetition(seed: plan.seed, evaluations: evaluations.map { $0.map(\.scoresAlone) })
        }
    }

    /// Trains and scores all methods on all data sets, unwatched and without what only figures need.
    func scored() async throws -> [[Evaluation]] {
        try await evaluate(train(Silence()).map(\.withoutCheckpoints), self)
    }
}

/// Watches nothing.
private struct Silence: RunObserver {
    func observe(_ event: RunEvent) {}
}

extension Evaluation {
    /// The numbers, and whether runs failed.
    fileprivate var scoresAlone: Evaluation {
        var kept = Evaluation(name: name, title: title)
        kept.scores = scores
        kept.training = TrainingRecord()
        kept.training?.failedCount = training?.failedCount ?? 0
        return kept
    }

    /// The evaluation of the first seed with what all seeds say together.
    ///
    /// - Parameter dataSet: the place of the data set in the plan.
    func summarised(with repetitions: [Repetition], dataSet: Int) -> Evaluation {
        var result = self
        let others = repetitions.compactMap { repetition in
            repetition.evaluation(of: name, dataSet: dataSet).map { (seed: repetition.seed, evaluation: $0) }
        }
        result.scores = scores.summarised(with: others.map(\.evaluation.scores))
        result.repetitions = others.map { ($0.seed, $0.evaluation.scores) }
        result.failedSeeds = others.filter { ($0.evaluation.training?.failedCount ?? 0) > 0 }.map(\.seed)
        return result
    }
}
