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
    /// Which band of its predictions stands for all uncertainty.
    var bandLevel = BandLevel.twoSigma
    /// The same method on each fold of the data set; none where all test points are predicted by one fit.
    var folds: [TrainedMethod] = []

    /// States of the runs that did not fail; predictions are made from them alone.
    var states: [MethodState] { runs.filter(\.isUsable).map(\.state) }
    /// Every run, those of the folds among them.
    var allRuns: [TrainedRun] { runs + folds.flatMap(\.runs) }
    /// The number of runs that diverged or were impossible.
    var failedCount: Int { allRuns.count { !$0.isUsable } }
    /// Why there is nothing to predict with, if the method could not be used at all.
    var failure: String? { allRuns.lazy.compactMap(\.failure).first }
    /// The same method without a result, and why.
    func failing(_ reason: String) -> TrainedMethod {
        TrainedMethod(
            method: method, dataSet: dataSet, settings: settings, problem: problem, runs: [.failed(reason)], key: key,
            tuning: tuning, bandLevel: bandLevel)
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
        var method = replacing(runs: runs.map(change))
        method.folds = folds.map { $0.replacing(change) }
        return method
    }

    /// The same method with other runs, and without folds.
    ///
    /// - Parameter key: another source of randomness, if it is not to be the same.
    func replacing(runs: [TrainedRun], key: RandomKey? = nil) -> TrainedMethod {
        TrainedMethod(
            method: method, dataSet: dataSet, settings: settings, problem: problem, runs: runs, key: key ?? self.key,
            tuning: tuning, bandLevel: bandLevel)
    }

    /// Whether there is nothing to predict with, be it in one fold only.
    var hasFailed: Bool { states.isEmpty || folds.contains(where: \.hasFailed) }

    /// Whether it samples the posterior that the others approximate.
    var isReference: Bool { method.traits.contains(.samplesPosterior) }

    /// The kind of CPU that it was trained on, which also scores it.
    var path: KernelPath { problem.kernels.path }

    /// What is predicted at the test points: by one fit, or at those of each fold by a fit to the others, of which `change`
    /// may make something else.
    func predictTest(
        on dataSet: DataSet,
        _ change: (TrainedMethod, DataSet, PredictionSamples) throws -> PredictionSamples = { $2 }
    ) throws -> PredictionSamples {
        guard !folds.isEmpty else {
            return try change(self, dataSet, predict(at: dataSet.test.x, states: states))
        }
        return try PredictionSamples(
            gathering: zip(folds, dataSet.folds).map { method, fold in
                let part = dataSet.part(fold)
                return (fold.points, try change(method, part, method.predict(at: part.test.x, states: method.states)))
            })
    }

    /// Draws from the predictive distribution; the same draws at every place and moment.
    func predict(at points: [Double], states: [MethodState]) throws -> PredictionSamples {
        try method.predict(at: points, states: states, problem: problem, settings: settings, key: key)
            .drawn(as: bandLevel)
    }
}
