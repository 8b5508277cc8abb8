internal import Slices

/// Minimises a loss: epochs of shuffled mini-batches, a step of the optimiser after each.
public struct Descent {
    let problem: Problem
    let settings: TrainingSettings
    let key: RandomKey

    /// A loss of one's own, on a batch: its mean over the rows.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[heads × rows]`, head after head.
    ///   - targets: in standardised units, `[rows]`.
    ///   - slopes: where the derivative of the mean loss by each output goes, `[heads × rows]`; zero before.
    public typealias Loss = (
        _ outputs: Span<Float>, _ targets: Span<Float>, _ slopes: inout MutableSpan<Float>
    ) -> Double

    /// Prepares a descent; its settings are those of ``NetworkSettings``.
    ///
    /// - Parameters:
    ///   - problem: the standardised data.
    ///   - settings: complete settings.
    ///   - key: the source of the start, the order of the rows and those held out.
    public init(problem: Problem, settings: TrainingSettings, key: RandomKey) {
        self.problem = problem
        self.settings = settings
        self.key = key
    }

    /// Trains a network on a loss of one's own.
    ///
    /// ```swift
    /// let descent = Descent(problem: problem, settings: settings, key: key)
    /// let run = descent.minimise(network) { outputs, targets, slopes in
    ///     var total = 0.0
    ///     for row in targets.indices {
    ///         let error = outputs[row] - targets[row]
    ///         slopes[row] = 2 * error / Float(targets.count)
    ///         total += Double(error * error)
    ///     }
    ///     return total / Double(targets.count)
    /// } observe: { _, _ in
    ///     true
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - network: a network with the heads that the loss reads.
    ///   - loss: what is minimised, with its slope by each output.
    ///   - observe: called after every epoch with the epoch, from 1, and the mean loss; returns false to stop.
    /// - Returns: a run whose state is the network's parameters, `[parameterCount]`.
    public func minimise(
        _ network: Network, loss: @escaping Loss, observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        var objective = LossObjective(problem: problem, network: network, settings: settings, loss: loss)
        return run(&objective, observe: observe)
    }

    /// Runs all epochs, or as many as `observe`, the patience or a cross-validation allow.
    ///
    /// A loss that is not a finite number ends the run at once: its last finite checkpoint is kept.
    ///
    /// - Parameter resampled: whether to learn from a draw of the rows with replacement.
    func run(
        _ objective: inout some Objective, resampled: Bool = false,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        let folds = bestEpoch(&objective)
        var optimiser = Optimiser(count: objective.stateCount, settings: settings, kernels: problem.kernels)
        let run = run(&objective, with: &optimiser, resampled: resampled, afterEpoch: { _, _ in }) { epoch, loss in
            observe(epoch, loss) && epoch != folds.epoch
        }
        return run.costing(run.gradientRows + folds.gradientRows)
    }

    /// The epoch after which rows that are held out are predicted best, mean over the folds, nil without folds; and what it
    /// took to find it.
    private func bestEpoch(_ objective: inout some Objective) -> (epoch: Int?, gradientRows: Int) {
        let folds = CrossValidation(problem: problem, settings: settings, key: key.child("folds"))
        let found = folds.splits.map { fold in
            var optimiser = Optimiser(count: objective.stateCount, settings: settings, kernels: problem.kernels)
            return descend(
                &objective, with: &optimiser, on: fold, from: objective.initialState(key: key.child("start")),
                afterEpoch: { _, _ in }, observe: { _, _ in true })
        }
        return (
            CrossValidation.bestEpoch(found.map(\.watched.losses)), found.reduce(0) { $0 + $1.run.gradientRows }
        )
    }

    /// Runs all epochs with a step rule of the caller's.
    ///
    /// - Parameters:
    ///   - start: the state to start from; without one, the objective's own.
    ///   - afterEpoch: sees the state after every epoch, from 1.
    func run(
        _ objective: inout some Objective, with optimiser: inout some StepRule, from start: [Float]? = nil,
        resampled: Bool = false, afterEpoch: (_ epoch: Int, _ state: ConstantFloats) -> Void,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        let rows = RowSplit(problem: problem, settings: settings, resampled: resampled, key: key.child("rows"))
        return descend(
            &objective, with: &optimiser, on: rows, from: start ?? objective.initialState(key: key.child("start")),
            afterEpoch: afterEpoch, observe: observe
        ).run
    }

    /// The loop: epochs over the rows of a split, and a look at those that it holds out.
    private func descend(
        _ objective: inout some Objective, with optimiser: inout some StepRule, on rows: RowSplit, from start: [Float],
        afterEpoch: (_ epoch: Int, _ state: ConstantFloats) -> Void, observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> (run: TrainedRun, watched: Validation) {
        var batches = MiniBatches(
            problem: problem, rows: rows.training, size: settings[Self.batch], key: key.child("order"))
        let count = objective.stateCount
        let storage = Storage(parts: count, count)
        let state = storage.take(count)
        let gradient = storage.take(count)
        state.copy(from: start)
        var watch = Validation(problem: problem, rows: rows.validation, settings: settings)

        var curves = objective.curveNames.map { _ in [Double]() }
        var checkpoints: [TrainedRun.Checkpoint] = []
        var kept = start
        var divergedAt: Int?
        var (step, gradientRows) = (0, 0)
        let epochs = settings[Self.epochs]
        let schedule = settings[Self.schedule]
        let gradientLimit = settings[Self.gradientLimit]
        let stepCount = max(epochs * batches.count, 1)
        for epoch in 1...max(epochs, 1) {
            batches.shuffle(epoch: epoch)
            var total = 0.0
            for batch in 0..<batches.count {
                let rows = batches.load(batch, into: objective.workspace)
                let loss = objective.evaluate(ConstantFloats(state), gradient: gradient, rows: rows, step: step)
                limit(gradient, to: gradientLimit)
                optimiser.step(
                    state, gradient: ConstantFloats(gradient),
                    factor: schedule.factor(progress: Double(step) / Double(stepCount)))
                total += loss * Double(rows)
                step += 1
                gradientRows += rows
                if !loss.isFinite { break }
            }
            let values = objective.curves(ConstantFloats(state), meanLoss: total / Double(rows.training.count))
            guard values.allSatisfy({ $0.isFinite }) else {
                divergedAt = epoch
                break
            }
            for (index, value) in values.enumerated() { curves[index].append(value) }
            afterEpoch(epoch, ConstantFloats(state))
            if settings.checkpoints.contains(epoch) {
                kept = state.array
                checkpoints.append(.init(epoch: epoch, state: MethodState(kept)))
            }
            let isPatient = watch.allowsMore(
                after: &objective, state: ConstantFloats(state), gradient: gradient, step: step)
            if !observe(epoch, values[0]) || !isPatient { break }
        }
        if divergedAt == nil {
            kept = watch.best ?? state.array
            if watch.best != nil {
                // From where it stopped, the run is what it keeps.
                let end = curves.first?.count ?? 0
                checkpoints.removeAll { $0.epoch >= end }
                checkpoints += settings.checkpoints.filter { (end...max(end, epochs)).contains($0) }
                    .map { .init(epoch: $0, state: MethodState(kept)) }
            }
        }
        let run = TrainedRun(
            state: MethodState(kept), checkpoints: checkpoints,
            curves: zip(objective.curveNames, curves).map { .init(name: $0, values: $1) }, divergedAt: divergedAt)
        return (run.costing(gradientRows), watch)
    }

    /// Shortens a gradient that is longer than the limit (Pascanu and others 2013, arXiv:1211.5063).
    private func limit(_ gradient: Floats, to limit: Double) {
        guard limit > 0 else { return }
        let norm = Double(problem.kernels.sumOfSquares(gradient, count: gradient.count)).squareRoot()
        guard norm > limit else { return }
        let factor = Float(limit / norm)
        for index in 0..<gradient.count { gradient[index] *= factor }
    }
}
