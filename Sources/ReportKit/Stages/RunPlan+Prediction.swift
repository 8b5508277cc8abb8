import Figures
import Predictions
import Training

extension RunPlan {
    /// The lines along which predictions are drawn: one along each feature, or the points of a file of predictions.
    func lines(of dataSet: DataSet) -> [PredictionGrid] {
        if let imported = methods.first as? ImportedPredictions { return imported.grid.map { [$0] } ?? [] }
        return dataSet.features.indices.map { PredictionGrid(of: dataSet, along: $0) }
    }

    /// Predicts with every trained method at the test points, on the grids and on the way, scores it, and does the same
    /// with what each adjustment makes of it.
    func predict(_ trained: [TrainedMethod], grids: [[PredictionGrid]]) async throws -> [MethodResult] {
        let results = try await inParallel(trained, limit: jobs) { method in
            let (dataSet, grid) = (dataSets[method.dataSet], grids[method.dataSet])
            do {
                return try await MethodResult(
                    method, on: dataSet, grids: grid, scores: adjustments.scores, workers: jobs
                )
                .withAdjustments(adjustments, on: dataSet, grids: grid, workers: jobs)
            } catch let error as TrainingError {
                // What a method learned may be of no use for predictions; the others are.
                return [
                    try await MethodResult(
                        method.failing(error.description), on: dataSet, grids: grid, scores: adjustments.scores,
                        workers: jobs)
                ]
            }
        }
        return results.flatMap(\.self).map { $0.of(seed: seed) }
    }
}

extension MethodResult {
    /// Predicts and scores.
    init(
        _ trained: TrainedMethod, on dataSet: DataSet, grids: [PredictionGrid], scores: [Score], workers: Int
    ) async throws {
        self.trained = trained
        guard !trained.hasFailed else {
            test = nil
            self.grids = []
            frames = []
            map = nil
            posterior = []
            summary = nil
            metrics = Scoring.missing(
                method: trained.method.description.name, scores: scores, on: dataSet,
                reason: trained.failure ?? "training diverged")
            return
        }
        let test = try trained.predict(at: dataSet.test.x, states: trained.states)
        let predicted = try grids.map { try trained.predict(at: $0.points, states: trained.states) }
        self.test = test
        self.grids = predicted
        frames = dataSet.features.count == 1 ? try Self.frames(trained, on: dataSet) : []
        map =
            trained.method is ImportedPredictions
            ? nil : try FeatureGrid(of: dataSet).map { try trained.predict(at: $0.points, states: trained.states) }
        posterior = try trained.method.weightPosterior(
            states: trained.states, problem: trained.problem, settings: trained.settings)
        summary = try trained.method.summary(
            states: trained.states, problem: trained.problem, settings: trained.settings)
        let curve = dataSet.features.count == 1 ? (grid: grids[0], samples: predicted[0]) : nil
        metrics = try await Scoring(
            dataSet: dataSet, method: trained.method.description.name, scores: scores, workers: workers,
            path: trained.path
        )
        .metrics(test: test, curve: curve)
    }

    private static func frames(_ trained: TrainedMethod, on dataSet: DataSet) throws -> [Frame] {
        let points = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse).points
        let whole = trained.runs.filter(\.isUsable)
        return try trained.settings.checkpoints.compactMap { epoch in
            let states = whole.compactMap { run in run.checkpoints.first { $0.epoch == epoch }?.state }
            guard states.count == whole.count else { return nil }
            return Frame(epoch: epoch, samples: try trained.predict(at: points, states: states))
        }
    }
}

extension TrainedMethod {
    /// The kind of CPU that it was trained on, which also scores it.
    var path: KernelPath { problem.kernels.path }

    /// Draws from the predictive distribution; the same draws at every place and moment.
    func predict(at points: [Double], states: [MethodState]) throws -> PredictionSamples {
        try method.predict(at: points, states: states, problem: problem, settings: settings, key: key)
    }
}
