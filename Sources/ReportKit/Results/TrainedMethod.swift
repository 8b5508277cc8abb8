import Predictions
import Training

/// A method on a data set, before and after training.
struct TrainedMethod: Sendable {
    /// The method.
    let method: any Method
    /// The place of the data set in the plan.
    let dataSet: Int
    /// Complete settings.
    let settings: TrainingSettings
    /// The standardised data.
    let problem: Problem
    /// Every run, in the order of their numbers.
    let runs: [TrainedRun]
    /// The source of the randomness of predictions.
    let key: RandomKey
    /// How the settings were found, if they were searched.
    var tuning: Tuning?

    /// States of the runs that did not fail; predictions are made from them alone.
    var states: [MethodState] { runs.filter(\.isUsable).map(\.state) }
    /// The number of runs that diverged or were impossible.
    var failedCount: Int { runs.count { !$0.isUsable } }
    /// Why there is nothing to predict with, if the method could not be used at all.
    var failure: String? { runs.lazy.compactMap(\.failure).first }
    /// The same method without a result, and why.
    func failing(_ reason: String) -> TrainedMethod {
        TrainedMethod(
            method: method, dataSet: dataSet, settings: settings, problem: problem, runs: [.failed(reason)], key: key,
            tuning: tuning)
    }

    /// The same method without what only a film of its training needs.
    var withoutCheckpoints: TrainedMethod {
        replacing { run in
            TrainedRun(
                state: run.state, checkpoints: [], curves: run.curves, divergedAt: run.divergedAt, failure: run.failure
            ).costing(run.gradientRows)
        }
    }

    /// The same method without what it predicts with.
    var withoutStates: TrainedMethod {
        replacing { run in
            TrainedRun(state: [], checkpoints: [], curves: [], divergedAt: run.divergedAt, failure: run.failure)
        }
    }

    private func replacing(_ change: (TrainedRun) -> TrainedRun) -> TrainedMethod {
        TrainedMethod(
            method: method, dataSet: dataSet, settings: settings, problem: problem, runs: runs.map(change), key: key)
    }

    /// Whether there is nothing to predict with.
    var hasFailed: Bool { states.isEmpty }

    /// Whether it samples the posterior that the others approximate.
    var isReference: Bool { method.traits.contains(.samplesPosterior) }

    /// The kind of CPU that it was trained on, which also scores it.
    var path: KernelPath { problem.kernels.path }

    /// Draws from the predictive distribution; the same draws at every place and moment.
    func predict(at points: [Double], states: [MethodState]) throws -> PredictionSamples {
        try method.predict(at: points, states: states, problem: problem, settings: settings, key: key)
    }
}
