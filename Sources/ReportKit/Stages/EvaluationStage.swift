import Figures
import Predictions
import Training

/// Predicts with every trained method at the test points, on the lines and on the way, scores it, and does the same with
/// what each adjustment makes of it.
///
/// - Returns: for each data set, its methods in the order of the plan, each with its adjustments behind it.
func evaluate(_ trained: [TrainedMethod], _ plan: RunPlan) async throws -> [[Evaluation]] {
    let lines = plan.dataSets.map { dataSet in
        dataSet.features.indices.map { PredictionGrid(of: dataSet, along: $0) }
    }
    let data = plan.cache == nil ? [] : zip(plan.dataSets, lines).map { Digest(of: $0, lines: $1) }
    let results = try await inParallel(trained, limit: plan.jobs) { method in
        let (dataSet, lines) = (plan.dataSets[method.dataSet], lines[method.dataSet])
        do {
            let scoring = try Scoring(
                dataSet: dataSet, scores: plan.adjustments.scores, workers: plan.jobs, bootstrap: plan.bootstrap,
                path: method.path)
            let key = plan.cache?.key(
                of: method, data: data[method.dataSet], scores: plan.adjustments.scores, plan.bootstrap)
            let evaluation = try await method.evaluation(on: dataSet, scores: plan.adjustments.scores) {
                if let key, let kept = plan.cache?.scores(key, observed: dataSet.test.y, on: method.path) {
                    return kept
                }
                let made = try await method.scored(on: dataSet, lines: lines, scoring)
                if let key { plan.cache?.keep(key, made.write) }
                return made
            }
            return try await method.adjusting(evaluation, by: plan.adjustments, on: dataSet, lines: lines, scoring)
        } catch let error as TrainingError {
            // What a method learned may be of no use for predictions; the others are.
            return [
                try method.failing(error.description).failedEvaluation(on: dataSet, scores: plan.adjustments.scores)
            ]
        }
    }
    return try plan.dataSets.enumerated().map { index, dataSet in
        try zip(trained, results).filter { $0.0.dataSet == index }.flatMap { $0.1 }.map { try $0.judged(on: dataSet) }
    }
}

/// Scores predictions that were made elsewhere.
///
/// - Throws: ``TrainingError/data(_:)`` if nothing could have been learned from the data, so that scores mean nothing.
func evaluate(
    _ imported: ImportedPredictions, _ plan: RunPlan
) async throws -> [[Evaluation]] {
    let dataSet = imported.dataSet
    // They may come without what they learned from.
    _ = try Problem.scale(of: dataSet.training.count > 0 ? dataSet.training.y : dataSet.test.y)
    let evaluations = try await inParallel(imported.files, limit: plan.jobs) { file in
        let (test, line) = (file.test.drawn(as: plan.bandLevel), file.line?.drawn(as: plan.bandLevel))
        var predictions = MethodPredictions(test: test, lines: line.map { [$0] } ?? [])
        var evaluation = Evaluation(name: file.name, title: file.title)
        evaluation.sentence = file.sentence
        let (path, adjustments) = (plan.kernels.path, plan.adjustments)
        let scoring = try Scoring(dataSet: dataSet, scores: adjustments.scores, workers: plan.jobs, path: path)
        evaluation.scores = try await scoring.score(&predictions, line: imported.line)
        evaluation.predictions = predictions
        guard let calibration = file.calibration else { return [try evaluation.judged(on: dataSet)] }
        return try await evaluation.adjusting(
            by: adjustments.adjustments, fittedTo: calibration, line: imported.line, scoring, on: path
        ) { _, fitted in try fitted.adjusting(test) }.map { try $0.judged(on: dataSet) }
    }
    return [evaluations.flatMap(\.self)]
}

extension Evaluation {
    /// Says whether the method has learned anything at all.
    fileprivate func judged(on dataSet: DataSet) throws -> Evaluation {
        guard let test = predictions?.test else { return self }
        var judged = self
        judged.fit = try FitVerdict(test, on: dataSet)
        return judged
    }
}

extension TrainedMethod {
    /// What came of the method.
    ///
    /// - Parameter scored: what it predicts, with its scores; asked for if it predicts at all.
    fileprivate func evaluation(
        on dataSet: DataSet, scores: [Score], scored: () async throws -> ScoredPredictions
    ) async throws -> Evaluation {
        guard !hasFailed else { return try failedEvaluation(on: dataSet, scores: scores) }
        var evaluation = try evaluationWithoutPredictions(on: dataSet)
        let scored = try await scored()
        evaluation.scores = scored.scores
        evaluation.predictions = scored.predictions
        guard !evaluation.isForComparison, scored.isOfOneFunction else { return evaluation }
        evaluation.isForComparison = true
        evaluation.remarks.append(
            "What it learned here is one function: its draws hardly differ, and its band holds noise alone")
        return evaluation
    }

    /// Predicts and scores.
    fileprivate func scored(
        on dataSet: DataSet, lines: [PredictionGrid], _ scoring: Scoring
    ) async throws -> ScoredPredictions {
        let isCurve = dataSet.features.count == 1
        var predictions = MethodPredictions(
            test: try predictTest(on: dataSet),
            lines: try lines.map { try predict(at: $0.points, states: states) })
        if !folds.isEmpty { predictions.fitted = try predict(at: dataSet.test.x, states: states) }
        predictions.frames = isCurve ? try frames(on: dataSet) : []
        predictions.newRows = try dataSet.newRows.map { try predict(at: $0.x, states: states) }
        predictions.map = try FeatureGrid(of: dataSet).map { try predict(at: $0.points, states: states) }
        let numbers = try await scoring.score(&predictions, line: isCurve ? lines.first : nil)
        return ScoredPredictions(
            predictions: predictions, scores: numbers,
            isOfOneFunction: try method.learnedOneFunction(states: states, problem: problem, settings: settings)
                || PredictiveMoments(predictions.test).isOfOneFunction)
    }

    /// The evaluation of a method that has nothing to predict with.
    fileprivate func failedEvaluation(
        on dataSet: DataSet, scores: [Score]
    ) throws(TrainingError) -> Evaluation {
        var evaluation = try evaluationWithoutPredictions(on: dataSet)
        let range: TrainingRange
        do {
            range = try dataSet.knownRange
        } catch {
            throw .data(error.description)
        }
        evaluation.scores = Scoring.missing(scores, in: range.regions, reason: failure ?? "training diverged")
        return evaluation
    }

    private func evaluationWithoutPredictions(on dataSet: DataSet) throws(TrainingError) -> Evaluation {
        let about = method.description
        var evaluation = Evaluation(name: about.name, title: about.title)
        evaluation.sentence = about.sentence
        evaluation.training = try TrainingRecord(self, on: dataSet)
        evaluation.isReference = isReference
        evaluation.isForComparison = !method.traits.isDisjoint(with: [.learnsOneFunction, .needsTuning])
        return evaluation
    }

    private func frames(on dataSet: DataSet) throws -> [MethodPredictions.Frame] {
        let points = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse).points
        let whole = runs.filter(\.isUsable)
        return try settings.checkpoints.compactMap { epoch in
            let states = whole.compactMap { run in run.checkpoints.first { $0.epoch == epoch }?.state }
            guard states.count == whole.count else { return nil }
            return MethodPredictions.Frame(epoch: epoch, samples: try predict(at: points, states: states))
        }
    }
}
